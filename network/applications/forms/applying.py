"""The steps of an application, as applicants fill them in."""

import datetime
from typing import Any

from base.needs_form import TellsNeeds
from base.public_form import PublicForm
from base.queries import reading_language
from base.reachable_form import TellsOfOneself
from network.applications.choices import ApplicationState, Channel, Step
from network.applications.forms.asked import AsksAbout, AsksReserve, AsksWords
from network.applications.models import Application
from network.applications.services import (
    begin_application,
    send_application,
    tell_application,
)
from network.councils.models import Call
from network.notices.choices import Purpose
from network.people.models import Person
from network.people.services.people import Newcomer


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

    def keep(self) -> Application:
        return tell_application(application=self.application, values=self.values(), at=self.at, by=None)

    def save(self) -> Application:
        return self.keep()


class WordsForm(AsksWords, StepForm):
    """Why, and what somebody has experience of."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever stops before sending may leave it empty; what has been sent never loses it.
        is_draft = self.application.state == ApplicationState.DRAFT
        self.fields["why"].required = not (is_draft and "later" in self.data)
        self.show_words(self.application)


class AboutForm(AsksAbout, StepForm):
    """What this call asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_what_is_told(self.application.call)
        self.show_about(self.application)


class NeedsForm(TellsNeeds, StepForm):
    """What has to be arranged, so that somebody can come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key = self.application.call.call_key
        self.show_needs(self.application.person.needs.filter(event_key=key).first())

    def values(self) -> dict[str, Any]:
        return {"needs": self.needs}


class CheckForm(AsksReserve, StepForm):
    """Everything once more; then it is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("wants_reserve", self.application.wants_reserve)

    def save(self) -> Application:
        return send_application(application=self.application, values=self.values(), at=self.at, by=None)


FORMS: dict[Step, type[StepForm]] = {
    Step.WORDS: WordsForm,
    Step.ABOUT: AboutForm,
    Step.NEEDS: NeedsForm,
    Step.CHECK: CheckForm,
}
