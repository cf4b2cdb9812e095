"""Forms that anybody may send, without an account and without a puzzle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from base.bursts import forms_sent
from base.identity.forms import RefusesCodes, refuse_contacts
from base.keyed_form import CountsOnce
from base.notices import ShownNotice, notice_for

DONE = "done"
"""What is added to the address of a form that has been sent."""


@dataclass(frozen=True)
class Group:
    """Fields that belong together. A folded group opens by itself when something is written or wrong in it."""

    fields: Sequence[forms.BoundField]
    heading: Any = ""
    folded: bool = False

    @property
    def is_open(self) -> bool:
        return not self.folded or any(field.errors or field.value() for field in self.fields)


class PublicForm(RefusesCodes, CountsOnce):
    """Counts once, and has a field that only machines fill in.

    Identity codes are refused in everything that is sent; telephone numbers, addresses and accounts in own words.
    """

    purpose: ClassVar[str] = ""
    """What is collected with it: a form without a notice in force for this is not open."""
    receipt = ""
    """The reference of what was kept, set by `save` of a form whose sender is given one; the thanks are told it."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    error_css_class = "wrong"
    required_css_class = "required"
    use_required_attribute = False
    """The site's own words tell what is missing, also where a browser speaks another language."""

    def __init_subclass__(cls, **words: Any) -> None:
        super().__init_subclass__(**words)
        if not cls.purpose:
            raise TypeError(f"{cls.__name__} does not tell its purpose, so that no notice covers it.")

    def _clean_fields(self) -> None:
        super()._clean_fields()
        refuse_contacts(self)

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that no person sees was filled in; such a form is answered kindly and not kept."""
        return bool(self.data.get(self.add_prefix("website")))

    @property
    def groups(self) -> list[Group]:
        """What is asked, in groups; one without a heading unless a form tells otherwise."""
        return [Group(self.asked)]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that a person sees, in order."""
        return [field for field in self if not field.is_hidden and field.name != "website"]

    def save(self) -> object:
        """Hand what was told to a service, once."""
        raise NotImplementedError


def answer_form(
    request: HttpRequest,
    form_class: type[PublicForm],
    *,
    template: str,
    page: Page | None,
    step: Any,
    told: Mapping[str, Any] | None = None,
    notice: ShownNotice | None = None,
    **words: Any,
) -> HttpResponse:
    """The form below a page, with its notice; once sent, thanks at an address of its own: loading anew sends nothing.

    `words` go to the form, what is `told` to the template. The notice is that of the page's section; a form that stands
    below no page may be given one. Without a notice in force nothing is asked and nothing is taken. What a service
    refuses in the end is said on the form, where nothing of what was written is lost.
    """
    sent = request.method == "POST"
    notice = notice or notice_for(form_class.purpose, page, is_shown=not sent)
    shown = {"page": page, "step": step, "notice": notice, "done": DONE in request.GET, **(told or {})}
    if notice is None:
        return render(request, "base/form_not_open.html", shown, status=404)
    form = form_class(request.POST, request.FILES, **words) if sent else form_class(**words)
    if sent and (form.is_from_a_machine or form.is_valid()):
        forms_sent.add(form_class.purpose)
        if form.is_from_a_machine or _is_saved(form):
            return redirect(f"{request.path}?{DONE}{form.receipt and f'={form.receipt}'}")
    return render(request, template, shown | {"form": form}, status=422 if form.errors else 200)


def _is_saved(form: PublicForm) -> bool:
    try:
        form.save()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
