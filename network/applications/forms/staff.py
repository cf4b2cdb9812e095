"""What the staff tells: an application on paper, a view, a decision, and that everybody is answered."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.reachable_form import TellsOfOneself
from base.users import User
from network.applications.choices import DECISIONS, ApplicationState, Channel, View
from network.applications.forms.applying import AboutForm, words_field
from network.applications.models import Application, Reading
from network.applications.queries import application_with_key, decisions_digest, to_answer
from network.applications.services import (
    answer_applicants,
    begin_application,
    decide,
    note_view,
    send_application,
    tell_application,
)
from network.councils.models import Call
from network.councils.queries import terms_open
from network.people.choices import Language
from network.people.services.people import Newcomer

NOTHING = ("", _("Choose"))
"""What a reader thinks is not chosen for them."""
BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class StaffApplyForm(RefusesCodes, TellsOfOneself, CountsOnce):
    """Somebody who applies on paper, by telephone or with a worker: the same questions on one screen."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)
    channel = forms.ChoiceField(label=_("How"), choices=BY_STAFF, initial=Channel.PAPER)
    why = words_field(_("Why would you like to be in the council?"))
    experience = words_field(_("What do you have experience of?"))
    age_group = AboutForm.base_fields["age_group"]
    municipality = AboutForm.base_fields["municipality"]
    service = AboutForm.base_fields["service"]

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["why"].required = True
        for name in ("age_group", "municipality", "service"):
            if not getattr(call, f"asks_{name}"):
                del self.fields[name]

    def save(self, *, at: datetime.datetime, by: User) -> Application:
        """Raises ValidationError outside of the days of the call."""
        told = self.cleaned_data
        if known := application_with_key(told["key"]):
            if (known.person.calling_name, known.why) != (told["calling_name"], told["why"]):
                raise ValidationError(_("This form has been sent already. Open a new one for somebody else."))
            return known
        with transaction.atomic():
            return self._write(told, at, by)

    def _write(self, told: dict[str, Any], at: datetime.datetime, by: User) -> Application:
        channel = Channel(told["channel"])
        made = begin_application(
            call=self.call, who=Newcomer.told(told, told["language"]), key=told["key"], channel=channel, at=at, by=by
        )
        asked = ("why", "experience", "age_group", "municipality", "service")
        values = {name: told[name] for name in asked if name in told}
        return send_application(
            application=tell_application(application=made, values=values, at=at, by=by), at=at, by=by
        )


class ViewForm(RefusesCodes, forms.Form):
    """What one reader thinks, before they see the others'."""

    view = forms.ChoiceField(label=_("Should the applicant be chosen?"), choices=[NOTHING, *View.choices])
    words = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("By the criteria of the call."),
    )

    def save(self, *, application: Application, at: datetime.datetime, by: User) -> Reading:
        told = self.cleaned_data
        return note_view(application=application, view=View(told["view"]), words=told["words"], at=at, by=by)


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

    to = forms.ChoiceField(
        label=_("Decision"),
        choices=[NOTHING, *((state.value, state.label) for state in ApplicationState if state in DECISIONS)],
    )
    because = forms.CharField(label=_("Why?"), max_length=500, help_text=_("By the criteria of the call."))

    def save(self, *, application: Application, at: datetime.datetime, by: User) -> Application:
        told = self.cleaned_data
        return decide(application=application, to=ApplicationState(told["to"]), because=told["because"], at=at, by=by)
