"""Adding one row to the list of a workshop, which is locked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.people.models import Person
from network.people.services import note_needs, take_part
from workshops.enrolment.choices import Channel, EnrolmentState
from workshops.enrolment.models import Enrolment, Following, Gathering
from workshops.enrolment.queries import free_for_newcomers, places_taken, waiting
from workshops.enrolment.services.line import give_freed_places


@dataclass(frozen=True)
class Entry:
    """How somebody comes into the list. `key` is that of the form: what has it comes in once."""

    key: UUID
    at: datetime.datetime
    channel: Channel
    needs: Mapping[str, str] = field(default_factory=dict)
    beyond_because: str = ""
    following: Following | None = None
    is_new: bool = False
    """Whether the person has just been added, and has nothing here yet."""


def add_row(*, gathering: Gathering, person: Person, entry: Entry, by: User | None) -> Enrolment:
    """The next number, with a place when one is free, else in the waiting list."""
    centre = gathering.centre
    if centre is None or centre.organisation is None:
        raise ValidationError(_("No organisation answers for this workshop yet."), code="no_controller")
    if person.controller_id != centre.organisation.pk:
        raise ValidationError(_("Another organisation answers for this person's data."), code="other_controller")
    beyond = entry.beyond_because.strip() if by else ""
    has_place = bool(beyond) or _is_free(gathering, entry.at, by)
    gathering.last_number += 1
    gathering.save(update_fields=["last_number"])
    enrolment = Enrolment(
        person=person,
        controller_id=person.controller_id,
        gathering=gathering,
        following=entry.following,
        key=entry.key,
        number=gathering.last_number,
        state=EnrolmentState.CONFIRMED if has_place else EnrolmentState.WAITING,
        channel=entry.channel,
        enrolled_at=entry.at,
        changed_at=entry.at,
        beyond_because=beyond,
        recorded_by=by,
    )
    enrolment.save(force_insert=True)
    note(
        act=Act.ADDED,
        of=enrolment,
        by=by,
        reference=person.reference,
        controller=person.controller_id,
        fields=["state", enrolment.state],
    )
    take_part(person=person, centre=centre, until=gathering.day, is_new=entry.is_new, by=by)
    keep_needs(gathering=gathering, person=person, needs=entry.needs, by=by)
    return enrolment


def _is_free(gathering: Gathering, at: datetime.datetime, by: User | None) -> bool:
    """Whether a place is left when those who wait have got theirs: nobody comes past the line."""
    if places_taken(gathering) >= gathering.capacity:
        return False
    if waiting(gathering).exists():
        give_freed_places(gathering=gathering, at=at, by=by)
    return free_for_newcomers(gathering)


def keep_needs(*, gathering: Gathering, person: Person, needs: Mapping[str, str], by: User | None) -> None:
    """What somebody needs at this workshop, where it is asked and something was told."""
    if gathering.asks_needs and any(text.strip() for text in needs.values()):
        note_needs(person=person, event_key=gathering.workshop_key, event_on=gathering.day, words=needs, by=by)
