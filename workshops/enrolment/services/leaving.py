"""What becomes of one enrolment: taken, cancelled, moved, passed over; and leaving a whole series."""

import datetime
import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.users import User
from network.people.services import take_needs
from workshops.enrolment.choices import ACTIVE, About, Channel, EnrolmentState
from workshops.enrolment.models import Enrolment, Following, Gathering
from workshops.enrolment.permissions import can_arrange
from workshops.enrolment.queries import active_enrolment, free_for_newcomers, locked, locked_chain, locked_one
from workshops.enrolment.services.enrolling import Wish, enrol
from workshops.enrolment.services.line import give_freed_places
from workshops.enrolment.services.steps import take_step
from workshops.enrolment.services.telling import take_back, take_back_standing, tell


@transaction.atomic
def accept_place(*, enrolment: Enrolment, at: datetime.datetime, by: User | None) -> Enrolment:
    """Take a freed place, also after the moment to answer by: nobody is dropped without a coordinator's step.

    Raises ValidationError when the place has gone to somebody else, or the workshop is cancelled or has begun.
    """
    gathering = _locked(enrolment, at, by)
    take_step(enrolment=enrolment, to=EnrolmentState.CONFIRMED, at=at, by=by)
    take_back_standing(enrolment=enrolment, by=by)
    tell(gathering=gathering, enrolment=enrolment, about=About.ACCEPTED, by=by)
    return enrolment


@transaction.atomic
def cancel_enrolment(*, enrolment: Enrolment, at: datetime.datetime, by: User | None) -> Enrolment:
    """Leave a workshop or its waiting list; the place goes to the first in line. ValidationError once it has begun."""
    gathering = _locked(enrolment, at, by)
    take_step(enrolment=enrolment, to=EnrolmentState.CANCELLED, at=at, by=by)
    take_back(enrolment=enrolment, by=by)
    tell(gathering=gathering, enrolment=enrolment, about=About.LEFT, by=by)
    give_freed_places(gathering=gathering, at=at, by=by)
    return enrolment


@transaction.atomic
def pass_over(*, enrolment: Enrolment, at: datetime.datetime, by: User) -> Enrolment:
    """Give the place of somebody who has not answered in time to the next one. Only a coordinator does."""
    gathering = _locked(enrolment, at, by)
    enrolment.refresh_from_db(fields=("answer_due_at",))
    if enrolment.answer_due_at and at < enrolment.answer_due_at:
        raise ValidationError(_("There is still time to answer."), code="early")
    take_step(enrolment=enrolment, to=EnrolmentState.PASSED_OVER, at=at, by=by)
    take_back(enrolment=enrolment, by=by)
    tell(gathering=gathering, enrolment=enrolment, about=About.PASSED_OVER, by=by)
    give_freed_places(gathering=gathering, at=at, by=by)
    return enrolment


@transaction.atomic
def give_beyond_places(*, enrolment: Enrolment, because: str, at: datetime.datetime, by: User) -> Enrolment:
    """Give somebody who waits a place although all are taken. Raises ValidationError without a reason."""
    gathering = _locked(enrolment, at, by)
    if not because.strip():
        raise ValidationError(_("Tell why."))
    take_step(enrolment=enrolment, to=EnrolmentState.CONFIRMED, at=at, by=by)
    enrolment.beyond_because = because.strip()
    enrolment.save(update_fields=["beyond_because"])
    take_back_standing(enrolment=enrolment, by=by)
    tell(gathering=gathering, enrolment=enrolment, about=About.CONFIRMED, by=by)
    return enrolment


@transaction.atomic
def move_enrolment(*, enrolment: Enrolment, to: Gathering, at: datetime.datetime, by: User | None) -> Enrolment:
    """Give up the place here for one in another workshop, in one transaction.

    What the person needs, and the tie to a whole series, go along. Raises ValidationError where no place is free there,
    and where the person is in already; nothing has changed then.
    """
    here, there = _two(enrolment.gathering_id, to.pk)
    _may(here, at, by)
    _may(there, at, by)
    if not free_for_newcomers(there):
        raise ValidationError(_("That workshop is full now. You still have what you had."), code="full")
    if active_enrolment(there, enrolment.person):
        raise ValidationError(_("The person is in that workshop already."), code="there")
    take_step(enrolment=enrolment, to=EnrolmentState.MOVED, at=at, by=by)
    take_back(enrolment=enrolment, by=by)
    needs = take_needs(person=enrolment.person, event_key=here.workshop_key, by=by)
    wish = Wish([there.pk], key=uuid.uuid4(), at=at, channel=Channel(enrolment.channel), needs=needs)
    made = enrol(who=enrolment.person, wish=wish, by=by)[0]
    made.following = enrolment.following
    made.save(update_fields=["following"])
    give_freed_places(gathering=here, at=at, by=by)
    return made


@transaction.atomic
def leave_series(*, following: Following, at: datetime.datetime, by: User | None) -> int:
    """Leave the whole series: what is ahead is cancelled, what is past or cancelled is kept. Returns how many went."""
    locked_chain(following.chain.series_key)
    row = Following._base_manager.select_for_update().get(pk=following.pk)
    if row.ended_at is not None:
        return 0
    ahead = list(row.enrolments.filter(state__in=ACTIVE, gathering__starts_at__gt=at).select_related("person"))
    if by is not None and not all(can_arrange(by, each.gathering) for each in ahead):
        raise PermissionDenied
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    held = {each.pk for each in locked(row.gathering_id for row in ahead) if each.is_ahead(at)}
    going = [each for each in sorted(ahead, key=lambda each: each.gathering_id) if each.gathering_id in held]
    for enrolment in going:
        cancel_enrolment(enrolment=enrolment, at=at, by=by)
    return len(going)


def _locked(enrolment: Enrolment, at: datetime.datetime, by: User | None) -> Gathering:
    """The workshop of an enrolment, locked, for whoever may change it. Raises ValidationError once it has begun."""
    gathering = locked_one(enrolment.gathering_id)
    _may(gathering, at, by)
    enrolment.gathering = gathering
    return gathering


def _may(gathering: Gathering, at: datetime.datetime, by: User | None) -> None:
    if by is not None and not can_arrange(by, gathering):
        raise PermissionDenied
    if not gathering.is_ahead(at):
        raise ValidationError(_("The workshop has begun, or has been cancelled."), code="begun")


def _two(here: int, there: int) -> tuple[Gathering, Gathering]:
    found = {gathering.pk: gathering for gathering in locked([here, there])}
    if len(found) != 2:
        raise ValidationError(_("Choose another workshop."), code="none")
    return found[here], found[there]
