"""What the staff writes down for somebody who applies on paper, by telephone or with a worker."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.needs_form import TellsNeeds
from base.reachable_form import TellsOfOneself
from base.users import User
from network.applications.choices import Channel
from network.applications.forms.asked import ABOUT, AsksAbout, AsksReserve, AsksWords
from network.applications.models import Application
from network.applications.queries import application_with_key
from network.applications.services import begin_application, send_application, tell_application
from network.councils.models import Call
from network.people.choices import Language
from network.people.models import Need
from network.people.services.people import Newcomer

BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]
QUESTIONS = ("why", "experience", *ABOUT, "wants_reserve")


class StaffAsks(RefusesCodes, AsksReserve, TellsNeeds, AsksAbout, AsksWords):
    """All the steps of an application on one screen."""

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["why"].required = True
        self.ask_what_is_told(call)

    @property
    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"needs": self.needs, **{name: told[name] for name in QUESTIONS if name in told}}


class StaffApplyForm(TellsOfOneself, CountsOnce, StaffAsks):
    """A new application: who it is, and all that was told."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)
    channel = forms.ChoiceField(label=_("How"), choices=BY_STAFF, initial=Channel.PAPER)
    field_order = (*TellsOfOneself.base_fields, "language", "channel")

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
        who, channel = Newcomer.told(told, told["language"]), Channel(told["channel"])
        made = begin_application(call=self.call, who=who, key=told["key"], channel=channel, at=at, by=by)
        made = tell_application(application=made, values=self.values, at=at, by=by)
        return send_application(application=made, at=at, by=by)


class StaffChangeForm(StaffAsks):
    """An application that was written down by the staff, told anew."""

    def __init__(self, *args: Any, application: Application, need: Need | None, **kwargs: Any) -> None:
        super().__init__(*args, call=application.call, **kwargs)
        self.application = application
        self.initial.setdefault("wants_reserve", application.wants_reserve)
        self.show_words(application)
        self.show_about(application)
        self.show_needs(need)

    def save(self, *, at: datetime.datetime, by: User) -> Application:
        """Raises ValidationError outside of the days of the call."""
        return tell_application(application=self.application, values=self.values, at=at, by=by)
