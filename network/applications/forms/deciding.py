"""What readers tell: a view, a decision, and that everybody is answered."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.users import User
from network.applications.choices import DECISIONS, ApplicationState, View
from network.applications.models import Application, Reading
from network.applications.queries import decisions_digest, to_answer
from network.applications.services import answer_applicants, decide, note_view
from network.councils.models import Call
from network.councils.queries import terms_open

NOTHING = ("", _("Choose"))
"""What a reader thinks is not chosen for them."""


class ViewForm(RefusesCodes, forms.Form):
    """What one reader thinks, before they see the others'."""

    view = forms.ChoiceField(label=_("Should the applicant be chosen?"), choices=[NOTHING, *View.choices])
    words = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("By the criteria of the call."),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application

    def save(self, *, at: datetime.datetime, by: User) -> Reading:
        told = self.cleaned_data
        return note_view(application=self.application, view=View(told["view"]), words=told["words"], at=at, by=by)


class AnswerForm(forms.Form):
    """What was looked at, and the term that the seats are for."""

    seen = forms.CharField(widget=forms.HiddenInput)
    term = forms.TypedChoiceField(label=_("The term that the seats are for"), coerce=int, required=False)

    def __init__(self, *args: Any, call: Call, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.terms = {term.pk: term for term in terms_open(call.council, today)}
        self.fields["term"].choices = [(key, str(term)) for key, term in self.terms.items()]  # type: ignore[attr-defined]
        self.initial = {"seen": decisions_digest(call), "term": max(self.terms, default=None), **self.initial}
        if not any(each.state == ApplicationState.CHOSEN for each in to_answer(call)):
            del self.fields["term"]

    def save(self, *, at: datetime.datetime, by: User) -> int:
        """Returns how many were answered. Raises ValidationError as `answer_applicants` does."""
        told = self.cleaned_data
        term = self.terms.get(told.get("term") or 0)
        return answer_applicants(call=self.call, term=term, seen=told["seen"], at=at, by=by)


class DecideForm(RefusesCodes, forms.Form):
    """The decision, with its reason."""

    to = forms.ChoiceField(label=_("Decision"))
    because = forms.CharField(label=_("Why?"), max_length=500, help_text=_("By the criteria of the call."))

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        states = [state for state in ApplicationState if state in DECISIONS and self._is_wanted(state)]
        self.fields["to"].choices = [NOTHING, *((state.value, state.label) for state in states)]  # type: ignore[attr-defined]

    def _is_wanted(self, state: ApplicationState) -> bool:
        return state != ApplicationState.RESERVE or self.application.wants_reserve

    def save(self, *, at: datetime.datetime, by: User) -> Application:
        told, application = self.cleaned_data, self.application
        return decide(application=application, to=ApplicationState(told["to"]), because=told["because"], at=at, by=by)
