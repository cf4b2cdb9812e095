"""The steps of an application, as applicants fill them in."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.public_form import PublicForm
from base.queries import reading_language
from base.reachable_form import TellsOfOneself
from network.applications.choices import AgeGroup, Channel, Step
from network.applications.models import LONGEST_WORDS, Application
from network.applications.services import (
    begin_application,
    send_application,
    tell_application,
)
from network.councils.models import Call
from network.notices.choices import Purpose
from network.people.models import Person
from network.people.services.people import Newcomer

NEEDS = ("access", "diet", "interpreter", "support_person")


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


def words_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=help_text,
    )


class WordsForm(StepForm):
    """Why, and what somebody has experience of, in their own words."""

    why = words_field(_("Why would you like to be in the council?"), _("A few words are enough."))
    experience = words_field(
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
