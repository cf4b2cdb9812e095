"""What the staff decides about a workshop's enrolment, and whom it enrols."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.phone_field import PhoneField
from base.users import User
from network.people.choices import Language, RouteKind
from network.people.services.people import Newcomer, Route
from workshops.enrolment.choices import Channel, GatheringState
from workshops.enrolment.forms.enrolling import ForWorkshops
from workshops.enrolment.models import Attendance, Enrolment, Gathering
from workshops.enrolment.services import (
    change_enrolment,
    give_beyond_places,
    open_enrolment,
    sign_in,
)

BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class SettingsForm(forms.Form):
    """Places and times of enrolment, and whether it is open."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=10_000)
    opens_at = forms.DateTimeField(
        label=_("Enrolment begins"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Helsinki time. Empty: at once."),
    )
    closes_at = forms.DateTimeField(
        label=_("Enrolment ends"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Helsinki time. Empty: when the workshop begins."),
    )
    answer_hours = forms.IntegerField(
        label=_("Hours to answer when a place frees"),
        min_value=1,
        max_value=24 * 30,
        help_text=_("Nobody loses the place by the clock: you decide when somebody has been silent for too long."),
    )
    asks_needs = forms.BooleanField(
        label=_("Ask what one needs to take part"),
        required=False,
        help_text=_("Access, food, interpreter, support person. The answers are deleted 14 days after the workshop."),
    )

    def __init__(self, data: Any = None, *, gathering: Gathering) -> None:
        super().__init__(data, initial={name: getattr(gathering, name) for name in self.base_fields})
        self.gathering = gathering

    def save(self, *, at: datetime.datetime, by: User, opens: bool) -> Gathering:
        """Raises ValidationError when enrolment cannot be opened, or ends before it begins."""
        if opens and self.gathering.state != GatheringState.OPEN:
            return open_enrolment(gathering=self.gathering, values=self.cleaned_data, at=at, by=by)
        return change_enrolment(gathering=self.gathering, values=self.cleaned_data, at=at, by=by)


class NewcomerForm(RefusesCodes, CountsOnce):
    """Somebody whom the staff writes down: a name, and how to reach them."""

    calling_name = forms.CharField(
        label=_("What to call them"), max_length=60, help_text=_("A first name or a nickname is enough.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)
    phone = PhoneField(label=_("Telephone"), required=False)
    may_leave_message = forms.BooleanField(label=_("A message may be left"), required=False)
    other = forms.CharField(
        label=_("Through a worker"),
        required=False,
        max_length=300,
        help_text=_("Through a worker: which worker or office, never the client's matter."),
    )

    @property
    def newcomer(self) -> Newcomer:
        told = self.cleaned_data
        routes = [
            Route(RouteKind.EMAIL, told["email"], may_leave_message=True),
            Route(RouteKind.PHONE, told["phone"], told["may_leave_message"]),
            Route(RouteKind.WORKER, told["other"]),
        ]
        values = {name: told[name] for name in ("calling_name", "language")}
        return Newcomer(values, [route for route in routes if route.value])


class StaffEnrolForm(ForWorkshops, NewcomerForm):
    """Somebody who phones, comes by, or comes with a worker: the same rules as on the web."""

    channel = forms.ChoiceField(label=_("How"), choices=BY_STAFF, initial=Channel.PHONE)
    beyond_because = forms.CharField(
        label=_("Beyond the places, because"),
        required=False,
        max_length=300,
        help_text=_("Only when the workshop is full and the person needs a place all the same."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.has_others:
            del self.fields["workshops"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) or name in self.errors for name in ("email", "phone", "other")):
            self.add_error("phone", _("Tell one way to reach the person."))
        if cleaned.get("beyond_because") and (cleaned.get("workshops") or cleaned.get("whole_series")):
            self.add_error("beyond_because", _("A place beyond the places is given in one workshop at a time."))
        return cleaned

    def save(self, *, by: User) -> list[Enrolment]:
        """What was got in each workshop. Raises ValidationError where nobody can enrol any more."""
        return self.enrolled(self.newcomer, by=by)


class SignInForm(NewcomerForm):
    """Somebody who came without having enrolled."""

    def save(self, *, gathering: Gathering, at: datetime.datetime, by: User) -> Attendance:
        """Raises ValidationError before the day of the workshop."""
        return sign_in(gathering=gathering, who=self.newcomer, key=self.cleaned_data["key"], at=at, by=by)


class BeyondForm(RefusesCodes, forms.Form):
    """Why somebody gets a place although all are taken."""

    because = forms.CharField(label=_("Why?"), max_length=300)

    def save(self, *, enrolment: Enrolment, at: datetime.datetime, by: User) -> Enrolment:
        return give_beyond_places(enrolment=enrolment, because=self.cleaned_data["because"], at=at, by=by)
