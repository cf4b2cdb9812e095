"""Giving and ending seats; who may read; who has promised secrecy; who is named."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.choices import SeatRole
from network.councils.models import Council, Listing, ReadingRight, Seat, SecrecyPromise, Term
from network.councils.permissions import can_keep
from network.councils.queries import (
    listing_of,
    members_on,
    newest_text,
    promise_of,
    reading_right,
    seat_held,
    seat_with_key,
)
from network.messages.queries import calls_waiting
from network.people.choices import COUNCIL_MEMBER, Channel
from network.people.models import Need, Part, PartKind, Person, PersonalRecord
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
    council = _locked(term.council_id, by)
    if known := seat_with_key(key):
        return known
    _check(council, term, person, starts_on)
    seat = Seat(person=person, controller_id=person.controller_id, term=term, key=key, role=role, starts_on=starts_on)
    seat.full_clean(exclude=["person"])
    seat.save(force_insert=True)
    _note(Act.ADDED, seat, by, ["role"])
    assert council.centre  # noqa: S101
    kind = PartKind.objects.get(slug=COUNCIL_MEMBER)
    give_part(person=person, kind=kind, centre=council.centre, starts_on=starts_on, ends_on=term.ends_on, by=by)
    let_read(term=term, person=person, starts_on=starts_on, ends_on=None, by=by)
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, on: datetime.date, by: User | None) -> Seat:
    """The last day of a seat, and of reading and being named. The row stays. `by` None: the member leaves.

    Whoever leaves before the first day has never had the seat. Raises ValidationError for staff who tell a day before
    the first one, for a day after the term, and for a seat that has ended.
    """
    _locked(seat.term.council_id, by)
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
    _note(Act.CHANGED, seat, by, ["ends_on"])
    right = reading_right(seat.term, seat.person)
    if right:
        let_read(term=seat.term, person=seat.person, starts_on=min(right.starts_on, on), ends_on=on, by=by)
    if named := listing_of(seat.person, seat.term):
        _end_listing(named, on, by)
    _end_part(seat, on, by)
    _forget_what_waits(seat, on, by)
    return seat


def _forget_what_waits(seat: Seat, on: datetime.date, by: User | None) -> None:
    """Whoever has left is not called any more, and nothing is arranged for them; rooms above hear of it."""
    council, person = seat.term.council, seat.person
    stays = members_on(council, on + datetime.timedelta(days=1)).filter(person=person).exists()
    if on <= timezone.localdate() and not stays:
        calls_waiting(council.council_key).filter(person=person).delete()
        Need._base_manager.filter(person=person, event_key=council.council_key).delete()
        left_council.send(Council, council=council, person=person, on=on, by=by)


def _give_back(seat: Seat, on: datetime.date) -> Seat:
    """A seat that has not begun leaves no row, nor what came with it, nor letters that wait."""
    _note(Act.CHANGED, seat, None, ["ends_on"])
    for table in (ReadingRight, Listing, SecrecyPromise):
        table._base_manager.filter(term=seat.term, person=seat.person).delete()
    kind = {"kind__slug": COUNCIL_MEMBER, "centre": seat.term.council.centre}
    Part._base_manager.filter(person=seat.person, starts_on=seat.starts_on, **kind).delete()
    Seat._base_manager.filter(pk=seat.pk).delete()
    _forget_what_waits(seat, on, None)
    return seat


@transaction.atomic
def let_read(
    *, term: Term, person: Person, starts_on: datetime.date, ends_on: datetime.date | None, by: User | None
) -> ReadingRight:
    """From when to when somebody may read what the council writes for itself; also beyond the term, to check a memo."""
    _locked(term.council_id, by)
    right = reading_right(term, person) or ReadingRight(person=person, controller_id=person.controller_id, term=term)
    right.starts_on, right.ends_on = starts_on, ends_on
    right.full_clean(exclude=["person"])
    right.save()
    _note(Act.CHANGED, right, by, ["starts_on", "ends_on"])
    return right


@transaction.atomic
def promise_secrecy(*, term: Term, person: Person, channel: Channel, by: User | None) -> SecrecyPromise:
    """Write down that a person promises secrecy in the newest words, once. `by` is None for the person themselves."""
    _locked(term.council_id, by)
    text = newest_text()
    if text is None:
        raise ValidationError(_("There are no words to promise yet."))
    known = promise_of(person, term)
    if known and known.text == text:
        return known
    promise = SecrecyPromise(
        person=person,
        controller_id=person.controller_id,
        term=term,
        text=text,
        channel=channel,
        promised_on=timezone.localdate(),
        recorded_by=by,
    )
    promise.save(force_insert=True)
    _note(Act.CONSENTED, promise, by, ["text"])
    return promise


@transaction.atomic
def name_in_public(*, term: Term, person: Person, wanted: bool, by: None) -> None:
    """Name a person on the council's page, or no longer. Only the person says so.

    What is shown is the name that the person has released, and nothing where there is none. Raises ValidationError for
    a person under a safety ban: the page tells where and when the council meets.
    """
    _locked(term.council_id, by)
    known, today = listing_of(person, term), timezone.localdate()
    if wanted and person.has_safety_ban:
        raise ValidationError(_("This cannot be shown for the person's own safety."))
    if wanted and known is None:
        row = Listing(person=person, controller_id=person.controller_id, term=term, starts_on=today)
        row.save(force_insert=True)
        _note(Act.CONSENTED, row, by, ["starts_on"])
    if known and not wanted:
        _end_listing(known, today - datetime.timedelta(days=1), by)


def _end_listing(row: Listing, on: datetime.date, by: User | None) -> None:
    """Named and not named on one day leaves no row."""
    if on < row.starts_on:
        _note(Act.WITHDREW, row, by, ["ends_on"])
        row.delete()
        return
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    _note(Act.WITHDREW, row, by, ["ends_on"])


def _end_part(seat: Seat, on: datetime.date, by: User | None) -> None:
    """What somebody was at the centre ends with the last seat there."""
    centre = seat.term.council.centre
    others = Seat._base_manager.filter(person=seat.person, term__council__centre=centre, ends_on__isnull=True)
    if others.exists():
        return
    for part in Part._base_manager.filter(person=seat.person, kind__slug=COUNCIL_MEMBER, centre=centre, group=""):
        if part.starts_on <= on and (part.ends_on is None or part.ends_on > on):
            end_part(part=part, on=on, by=by)


def _locked(council: int, by: User | None) -> Council:
    found = Council.objects.select_for_update().get(pk=council)
    if by is not None and not can_keep(by, found):
        raise PermissionDenied
    return found


def _check(council: Council, term: Term, person: Person, starts_on: datetime.date) -> None:
    if council.controller is None or council.controller.pk != person.controller_id:
        raise ValidationError(_("Another organisation answers for this person's data."), code="other_controller")
    if person.is_restricted:
        raise PermissionDenied
    if starts_on < term.starts_on or (term.ends_on and starts_on > term.ends_on):
        raise ValidationError(_("The day is outside of the term."), code="outside")
    if seat_held(term, person):
        raise ValidationError(_("The person has a seat in this term already. End it first."), code="held")


def _note(act: Act, row: PersonalRecord, by: User | None, fields: list[str]) -> None:
    person: str = row.person_id  # type: ignore[attr-defined]
    note(act=act, of=row, by=by, reference=person, controller=row.controller_id, fields=fields)
