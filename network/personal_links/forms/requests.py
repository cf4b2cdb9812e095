"""Asking by right, and answering."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.public_form import PublicForm
from base.users import User
from network.notices.choices import Purpose
from network.people.models import Person
from network.personal_links.choices import IN_WORDS, RequestKind, RequestState
from network.personal_links.models import RightsRequest
from network.personal_links.models.requests import LONGEST_ANSWER, LONGEST_WORDS
from network.personal_links.services import answer_request, ask_by_right

ASKED: dict[str, Promise] = {
    RequestKind.CORRECTION: _("What is wrong, and how should it be?"),
    RequestKind.RESTRICTION: _("Why should we not use it for now? You need not tell."),
    RequestKind.OBJECTION: _("What should we not do with what we know of you, and why?"),
    RequestKind.ERASURE: _("Would you like to tell us something? You need not."),
}


class RightsForm(PublicForm):
    """What a person asks of those who answer for the data. It is open whether a notice is in force or not."""

    purpose = Purpose.PEOPLE

    words = forms.CharField(
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write no names of others. How we reach you is corrected on your page itself."),
    )

    def __init__(self, *args: Any, person: Person, kind: RequestKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.kind = person, kind
        self.fields["words"].label = str(ASKED[kind])
        self.fields["words"].required = kind in IN_WORDS

    def save(self) -> RightsRequest:
        return ask_by_right(person=self.person, kind=self.kind, words=self.cleaned_data["words"], by=None)


class AnswerForm(RefusesCodes, forms.Form):
    """Whether it was done, and why."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[(state.value, state.label) for state in (RequestState.DONE, RequestState.REFUSED)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Your answer to the person"),
        help_text=_("What was done; or why it is not done. The person reads it in these words. Write no names."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def save(self, *, request: RightsRequest, by: User) -> bool:
        """Returns whether a letter was queued. Raises ValidationError for what cannot be answered so."""
        told = self.cleaned_data
        return answer_request(request=request, outcome=RequestState(told["outcome"]), words=told["words"], by=by)


class EraseForm(AnswerForm):
    """To erase the person the reference is written once more: it cannot be undone."""

    reference = forms.CharField(label=_("To erase: write the reference of the person"), max_length=12, required=False)

    field_order = ("outcome", "reference", "words")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        written = str(cleaned.get("reference", "")).strip().upper()
        if cleaned.get("outcome") == RequestState.DONE and written != self.person.reference:
            self.add_error("reference", _("This is not the reference of this person."))
        return cleaned
