"""Giving, changing and ending seats."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.users import User
from network.councils.choices import SeatRole
from network.councils.models import Council, Listing, ReadingRight, Seat, SecrecyPromise, Term
from network.councils.queries import (
    listing_of,
    reading_right,
    seat_held,
    seat_with_key,
    seats_after,
    seats_ended_lately,
)
from network.councils.services.finding import note_row, of
from network.councils.services.members import end_listing, let_read
from network.messages.queries import calls_waiting
from network.people.choices import COUNCIL_MEMBER
from network.people.models import Need, Part, PartKind, Person
from network.people.services import end_part, give_part

left_council = Signal()
"""Sent with `council`, `person`, `on` (the last day) and `by`, when somebody has no seat in a council from now on."""


@transaction.atomic
def give_seat(
    *, term: Term, person: Person, role: SeatRole, starts_on: datetime.date, key: UUID, by: User | None
) -> Seat:
    """Give a person a seat, a part at the centre and the right to read, from a day on. The form's key makes it once.

    Raises ValidationError where the person has a seat in this term already, where the day is outside of the term, and
    where another organisation answers for the person.
    """
    council = of(council=term.council_id, by=by)
    if known := seat_with_key(key):
        return known
    _check(council, term, person, starts_on)
    seat = Seat(person=person, controller_id=person.controller_id, term=term, key=key, role=role, starts_on=starts_on)
    seat.full_clean(exclude=["person"])
    seat.save(force_insert=True)
    note_row(act=Act.ADDED, row=seat, fields=["role"], by=by)
    assert council.centre  # noqa: S101
    kind = PartKind.objects.get(slug=COUNCIL_MEMBER)
    give_part(person=person, kind=kind, centre=council.centre, starts_on=starts_on, ends_on=term.ends_on, by=by)
    let_read(term=term, person=person, starts_on=_reads_from(term, person, starts_on), ends_on=None, by=by)
    return seat


@transaction.atomic
def change_role(*, seat: Seat, role: SeatRole, on: datetime.date, key: UUID, by: User) -> Seat:
    """Another role from a day on: a seat of its own, after the one before. Reading, promise, name and needs stay.

    The form's key makes it once. Raises ValidationError for the role that is there already, for a day on which the
    seat is not held, and for one to come: whoever leaves before it would still have the seat that begins then.
    """
    of(council=seat.term.council_id, by=by)
    if known := seat_with_key(key):
        return known
    seat.refresh_from_db(fields=["starts_on", "ends_on", "role"])
    if seat.person.is_restricted:
        raise PermissionDenied
    ends = [day for day in (seat.ends_on, seat.term.ends_on) if day is not None]
    if on < seat.starts_on or any(day < on for day in ends):
        raise ValidationError(_("The seat is not held on that day."), code="outside")
    if on > timezone.localdate():
        raise ValidationError(_("The day is still to come: change the role when it has come."), code="ahead")
    if role == seat.role:
        raise ValidationError(_("The member has this role already."), code="role")
    if on == seat.starts_on:
        seat.role = role
        seat.save(update_fields=["role"])
        note_row(act=Act.CHANGED, row=seat, fields=["role"], by=by)
        return seat
    told = {"term": seat.term, "person": seat.person, "controller_id": seat.controller_id, "ends_on": seat.ends_on}
    seat.ends_on = on - datetime.timedelta(days=1)
    seat.save(update_fields=["ends_on"])
    after = Seat(key=key, role=role, starts_on=on, **told)
    after.full_clean(exclude=["person", "controller"])
    after.save(force_insert=True)
    note_row(act=Act.CHANGED, row=seat, fields=["ends_on"], by=by)
    note_row(act=Act.ADDED, row=after, fields=["role"], by=by)
    return after


@transaction.atomic
def end_seat(*, seat: Seat, on: datetime.date, by: User | None) -> Seat:
    """The last day of a seat, and of reading and being named. The row stays. `by` None: the member leaves.

    Whoever leaves before the first day has never had the seat. Raises ValidationError for staff who tell a day before
    the first one, for a day after the term, and for a seat that has ended.
    """
    of(council=seat.term.council_id, by=by)
    seat.refresh_from_db(fields=["ends_on"])
    if seat.ends_on is not None and seat.ends_on < on:
        raise ValidationError(_("The seat has ended already."), code="ended")
    if seat.term.ends_on is not None and seat.term.ends_on < on:
        raise ValidationError(_("The term has ended by then."), code="outside")
    if by is None and on < seat.starts_on:
        return _give_back(seat, on)
    seat.ends_on = on
    seat.full_clean(exclude=["person"])
    seat.save(update_fields=["ends_on"])
    note_row(act=Act.CHANGED, row=seat, fields=["ends_on"], by=by)
    right = reading_right(seat.term, seat.person)
    if right:
        let_read(term=seat.term, person=seat.person, starts_on=min(right.starts_on, on), ends_on=on, by=by)
    if named := listing_of(seat.person, seat.term):
        end_listing(row=named, on=on, by=by)
    _end_part(seat, on, by)
    if on <= timezone.localdate():
        forget_what_waits(seat=seat, on=on, by=by)
    return seat


def forget_what_waits(*, seat: Seat, on: datetime.date, by: User | None) -> None:
    """Whoever has left is not called any more, and nothing is arranged for them; rooms above hear of it.

    Nothing happens to somebody who has another seat in the council after that day.
    """
    council, person = seat.term.council, seat.person
    if seats_after(council, person, on).exists():
        return
    calls_waiting(council.council_key).filter(person=person).delete()
    Need._base_manager.filter(person=person, event_key=council.council_key).delete()
    left_council.send(Council, council=council, person=person, on=on, by=by)


def follow_last_days(*, today: datetime.date, by: User | None) -> int:
    """What was told before of a last day is done when it has passed; returns of how many seats."""
    ended = list(seats_ended_lately(today))
    for seat in ended:
        assert seat.ends_on is not None  # noqa: S101
        with transaction.atomic():
            of(council=seat.term.council_id, by=by)
            forget_what_waits(seat=seat, on=seat.ends_on, by=by)
    return len(ended)


def _give_back(seat: Seat, on: datetime.date) -> Seat:
    """A seat that has not begun leaves no row, nor what came with it; what an earlier seat of the term gave stays."""
    note_row(act=Act.CHANGED, row=seat, fields=["ends_on"], by=None)
    earlier = Seat._base_manager.filter(term=seat.term, person=seat.person).exclude(pk=seat.pk)
    if last := earlier.order_by("-ends_on").first():
        first = min(earlier.values_list("starts_on", flat=True))
        let_read(term=seat.term, person=seat.person, starts_on=first, ends_on=last.ends_on, by=None)
    else:
        for table in (ReadingRight, Listing, SecrecyPromise):
            table._base_manager.filter(term=seat.term, person=seat.person).delete()
    kind = {"kind__slug": COUNCIL_MEMBER, "centre": seat.term.council.centre}
    Part._base_manager.filter(person=seat.person, starts_on=seat.starts_on, **kind).delete()
    Seat._base_manager.filter(pk=seat.pk).delete()
    forget_what_waits(seat=seat, on=on, by=None)
    return seat


def _reads_from(term: Term, person: Person, starts_on: datetime.date) -> datetime.date:
    """Whoever comes back the day after the last one has read all the time."""
    right, day_before = reading_right(term, person), starts_on - datetime.timedelta(days=1)
    if right is None or (right.ends_on is not None and right.ends_on < day_before):
        return starts_on
    return min(right.starts_on, starts_on)


def _end_part(seat: Seat, on: datetime.date, by: User | None) -> None:
    """What somebody was at the centre ends with the last seat there."""
    centre = seat.term.council.centre
    others = Seat._base_manager.filter(person=seat.person, term__council__centre=centre, ends_on__isnull=True)
    if others.exists():
        return
    for part in Part._base_manager.filter(person=seat.person, kind__slug=COUNCIL_MEMBER, centre=centre, group=""):
        if part.starts_on <= on and (part.ends_on is None or part.ends_on > on):
            end_part(part=part, on=on, by=by)


def _check(council: Council, term: Term, person: Person, starts_on: datetime.date) -> None:
    if council.controller is None or council.controller.pk != person.controller_id:
        raise ValidationError(_("Another organisation answers for this person's data."), code="other_controller")
    if person.is_restricted:
        raise PermissionDenied
    if starts_on < term.starts_on or (term.ends_on and starts_on > term.ends_on):
        raise ValidationError(_("The day is outside of the term."), code="outside")
    if seat_held(term, person):
        raise ValidationError(_("The person has a seat in this term already. End it first."), code="held")
