"""Forms that refuse identity codes at the field they stand in; what was typed stays in the form and nowhere else."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from base.identity.found import contacts, identity_codes
from base.identity.readings import holds_code, texts_of
from base.identity.words import CODE_IN_FILE_NAME, CODE_IN_TEXT, NOT_IN_OWN_WORDS

CODE = "identity_code"
"""The code of the errors, as Django calls it."""


class RefusesCodes:
    """Stands before a form class. Looks at everything that was sent, not only at the form's own fields."""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        refuse_codes(self)

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]
        for errors in self._errors.values():  # type: ignore[attr-defined]
            # Once is enough; other reasons may repeat what was sent, or speak of the file that is no longer there.
            if told := [error for error in errors.data if getattr(error, "code", "") == CODE]:
                errors.data = told[:1]


def refuse_codes(form: Any) -> None:
    """Add the reason at each field that holds a code; to the form as a whole where no field of its own does."""
    for key in keys_with_codes(form.data):
        _refuse(form, key, ValidationError(CODE_IN_TEXT, code=CODE))
    for key in files_with_codes(form.files):
        _refuse(form, key, ValidationError(CODE_IN_FILE_NAME, code=CODE))


def keys_with_codes(data: Any) -> list[str]:
    """The names under which a code was sent, or that hold one."""
    return [key for key in data if holds_code(key) or holds_code(_values(data, key))]


def files_with_codes(files: Any) -> list[str]:
    """The names under which a file was sent whose own name holds a code, also without its ending."""
    return [key for key in files if any(identity_codes(part) for name in _names(files, key) for part in _parts(name))]


def _values(data: Any, key: str) -> list[Any]:
    return data.getlist(key) if hasattr(data, "getlist") else [data[key]]


def _names(files: Any, key: str) -> list[str]:
    return [str(getattr(file, "name", None) or "") for file in _values(files, key)]


def _parts(name: str) -> Iterator[str]:
    """A name, and the name as it is read where underscores part its words."""
    yield name
    yield name.replace("_", " ")


def _refuse(form: Any, key: str, error: ValidationError) -> None:
    owner, field = field_of(form, key) or (form, None)
    # A choice that is none, for example, is told with what was sent.
    owner.errors.pop(field, None)
    owner.add_error(field, error)
    if owner is not form:
        # A row that is being taken away is not looked at again; the form as a whole is.
        form.add_error(None, error)


def field_of(form: Any, key: str) -> tuple[Any, str] | None:
    """The form, which may be that of a row inside, and the field that a name which was sent belongs to."""
    for name in sorted(form.fields, key=len, reverse=True):
        full = form.add_prefix(name)
        if key == full or key.startswith(f"{full}-"):
            return form, name
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            if key.startswith(f"{row.prefix}-"):
                return field_of(row, key)
    return None


def refuse_contacts(form: Any) -> None:
    """Add the reason at each field of people's own words that holds a telephone number, an address or an account."""
    for name, field in form.fields.items():
        if is_own_words(field) and name not in form.errors:
            kinds = {found.kind for text in texts_of(form.cleaned_data.get(name)) for found in contacts(text)}
            for kind, reason in NOT_IN_OWN_WORDS.items():
                if kind in kinds:
                    form.add_error(name, ValidationError(reason, code="contact"))


def is_own_words(field: forms.Field) -> bool:
    """Whether people write freely in a field: not an e-mail address, a link, a number or a choice."""
    return type(field) is forms.CharField and type(field.widget) in {forms.TextInput, forms.Textarea}
