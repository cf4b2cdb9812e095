"""What the staff tells about a seat."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.needs_form import TellsNeeds
from base.users import User
from network.councils.choices import SeatRole
from network.councils.models import Seat, SecrecyPromise, Term
from network.councils.permissions import kept_by
from network.councils.queries import councils_told, needs_of, terms_open
from network.councils.services import change_role, end_seat, give_seat, note_needs_of_member, promise_secrecy
from network.people.choices import Channel
from network.people.models import Need, Person

BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class SeatForm(CountsOnce):
    """Where, as what, and from when on."""

    term = forms.TypedChoiceField(label=_("Council and term"), coerce=int)
    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    starts_on = forms.DateField(label=_("First day"), widget=AdminDateInput)

    def __init__(self, *args: Any, person: Person, by: User, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        councils = list(kept_by(by).filter(centre__organisation=person.controller_id))
        pages = councils_told([council.council_key for council in councils])
        self.terms = {
            term.pk: term for council in councils if council.council_key in pages for term in terms_open(council, today)
        }
        titles = {council.pk: pages[council.council_key].title for council in councils if council.council_key in pages}
        self.fields["term"].choices = [  # type: ignore[attr-defined]
            (key, f"{titles[term.council_id]}, {term}") for key, term in self.terms.items()
        ]
        self.initial.setdefault("starts_on", today)

    @property
    def has_terms(self) -> bool:
        return bool(self.terms)

    def save(self, *, by: User) -> Seat:
        """Raises ValidationError where the person has a seat there already, or the day is outside of the term."""
        told = self.cleaned_data
        term: Term = self.terms[told["term"]]
        return give_seat(
            term=term,
            person=self.person,
            role=SeatRole(told["role"]),
            starts_on=told["starts_on"],
            key=told["key"],
            by=by,
        )


class RoleForm(CountsOnce):
    """What the member is from a day on."""

    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices)
    starts_on = forms.DateField(
        label=_("First day in this role"),
        widget=AdminDateInput,
        help_text=_("The promise of secrecy, what the member reads and needs stay as they are."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.initial.update(role=seat.role, starts_on=timezone.localdate())

    def save(self, *, by: User) -> Seat:
        """Raises ValidationError for the role that is there already, or a day on which the seat is not held."""
        told = self.cleaned_data
        role, key = SeatRole(told["role"]), told["key"]
        return change_role(seat=self.seat, role=role, on=told["starts_on"], key=key, by=by)


class EndForm(forms.Form):
    """The last day of a seat; of reading and being named as well."""

    ends_on = forms.DateField(
        label=_("Last day"), widget=AdminDateInput, help_text=_("From the next day on the person reads no papers.")
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.initial.setdefault("ends_on", timezone.localdate())

    def save(self, *, by: User) -> Seat:
        return end_seat(seat=self.seat, on=self.cleaned_data["ends_on"], by=by)


class NeedsForm(RefusesCodes, TellsNeeds):
    """What a member needs who does not use the own page."""

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.show_needs(needs_of(seat))

    def save(self, *, by: User) -> Need | None:
        return note_needs_of_member(seat=self.seat, words=self.needs, by=by)


class PromiseForm(forms.Form):
    """How somebody promised who did not do it on the own page."""

    channel = forms.ChoiceField(label=_("How was it given?"), choices=BY_STAFF, initial=Channel.PAPER)

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat

    def save(self, *, by: User) -> SecrecyPromise:
        told = Channel(self.cleaned_data["channel"])
        return promise_secrecy(term=self.seat.term, person=self.seat.person, channel=told, by=by)
