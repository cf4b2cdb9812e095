"""The steps of an application, and what readers tell."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.public_form import PublicForm
from base.queries import reading_language
from base.reachable_form import TellsOfOneself
from base.users import User
from network.applications.choices import DECISIONS, AgeGroup, ApplicationState, Channel, Step, View
from network.applications.models import LONGEST_WORDS, Application, Reading
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
from network.notices.choices import Purpose
from network.people.choices import Language
from network.people.models import Person
from network.people.services.people import Newcomer

NEEDS = ("access", "diet", "interpreter", "support_person")
NOTHING = ("", _("Choose"))
"""What a reader thinks is not chosen for them."""
BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class BeginForm(TellsOfOneself, PublicForm):
    """Somebody who is not known here: what to call them, and one way to reach them."""

    purpose = Purpose.APPLICATIONS

    def __init__(self, *args: Any, call: Call, at: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.at = call, at

    @property
    def who(self) -> Person | Newcomer:
        return Newcomer.told(self.cleaned_data, reading_language())

    def save(self) -> Application:
        key = self.cleaned_data["key"]
        return begin_application(call=self.call, who=self.who, key=key, channel=Channel.WEB, at=self.at, by=None)


class KnownApplicantForm(PublicForm):
    """Somebody whose own page is open in this browser: nothing of them is asked again, and nothing shown."""

    purpose = Purpose.APPLICATIONS

    def __init__(self, *args: Any, call: Call, at: datetime.datetime, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.at, self.person = call, at, person

    def save(self) -> Application:
        key = self.cleaned_data["key"]
        return begin_application(call=self.call, who=self.person, key=key, channel=Channel.WEB, at=self.at, by=None)


class StepForm(PublicForm):
    """One page of an application. What was told before stands in it."""

    purpose = Purpose.APPLICATIONS

    def __init__(self, *args: Any, application: Application, at: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.at = application, at

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields if name not in {"key", "website"}}

    def save(self) -> Application:
        return tell_application(application=self.application, values=self.values(), at=self.at, by=None)


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=help_text,
    )


class WordsForm(StepForm):
    """Why, and what somebody has experience of, in their own words."""

    why = _words(_("Why would you like to be in the council?"), _("A few words are enough."))
    experience = _words(
        _("What do you have experience of?"),
        _("Write only what you want to tell. You need not name an illness, a benefit or an office."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("why", "experience"):
            self.initial.setdefault(name, getattr(self.application, name))


class AboutForm(StepForm):
    """What this call asks, and only that. Everything may be left empty."""

    age_group = forms.ChoiceField(
        label=_("How old are you?"), choices=[("", _("I would rather not say")), *AgeGroup.choices], required=False
    )
    municipality = forms.CharField(
        label=_("In which municipality do you live?"),
        required=False,
        max_length=60,
        help_text=_("Only if you want to tell it."),
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    service = forms.CharField(
        label=_("Which services do you know?"),
        required=False,
        max_length=200,
        help_text=_("For example the services of families or of adults. Tell no more than you want."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("age_group", "municipality", "service"):
            if not getattr(self.application.call, f"asks_{name}"):
                del self.fields[name]
            else:
                self.initial.setdefault(name, getattr(self.application, name))


class NeedsForm(StepForm):
    """What has to be arranged, so that somebody can come."""

    access = forms.CharField(
        label=_("Access to the place, such as step-free ways or an induction loop"), required=False, max_length=500
    )
    diet = forms.CharField(label=_("Food"), required=False, max_length=500)
    interpreter = forms.CharField(label=_("Interpreter"), required=False, max_length=500)
    support_person = forms.CharField(label=_("Somebody who comes along to support you"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person, key = self.application.person, self.application.call.call_key
        if need := person.needs.filter(event_key=key).first():
            for name in NEEDS:
                self.initial.setdefault(name, getattr(need, name))

    def values(self) -> dict[str, Any]:
        return {"needs": super().values()}


class CheckForm(StepForm):
    """Everything once more; then it is sent."""

    def save(self) -> Application:
        return send_application(application=self.application, at=self.at, by=None)


FORMS: dict[Step, type[StepForm]] = {
    Step.WORDS: WordsForm,
    Step.ABOUT: AboutForm,
    Step.NEEDS: NeedsForm,
    Step.CHECK: CheckForm,
}


class StaffApplyForm(RefusesCodes, TellsOfOneself, CountsOnce):
    """Somebody who applies on paper, by telephone or with a worker: the same questions on one screen."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)
    channel = forms.ChoiceField(label=_("How"), choices=BY_STAFF, initial=Channel.PAPER)
    why = _words(_("Why would you like to be in the council?"))
    experience = _words(_("What do you have experience of?"))
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
