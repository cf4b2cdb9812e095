"""Forms that anybody may send, without an account and without a puzzle."""

import uuid
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class PublicForm(forms.Form):
    """Carries a key of its own, so that two clicks make one row, and a field that only machines fill in."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    error_css_class = "wrong"
    required_css_class = "required"
    use_required_attribute = False
    """The site's own words tell what is missing, also where a browser speaks another language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that no person sees was filled in; such a form is answered kindly and not kept."""
        return bool(self.data.get(self.add_prefix("website")))

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that a person sees, in order."""
        return [field for field in self if not field.is_hidden and field.name != "website"]


F = TypeVar("F", bound=PublicForm)


def sent(form_class: type[F], request: HttpRequest, **words: Any) -> F:
    """The form as it was sent, or an empty one."""
    if request.method == "POST":
        return form_class(request.POST, request.FILES, **words)
    return form_class(**words)
