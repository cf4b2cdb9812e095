"""How many had a place, came, stayed away, waited in vain: noted after a workshop, and kept when rows are deleted."""

import datetime

from django.db import transaction
from django.utils import timezone

from base.users import User
from network.people.models import Person
from workshops.enrolment.choices import CAME, TAKES_PLACE, Mark
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import gatherings_held_lately, places_taken, waiting

COUNTED_FOR = datetime.timedelta(days=14)
"""So long after a workshop its rows are counted anew. From then on they may have been deleted in time, or on somebody's
wish."""
NUMBERS = ("number_enrolled", "number_came", "number_away", "number_unnoted", "number_waited")


@transaction.atomic
def note_numbers(*, today: datetime.date, by: User | None) -> int:
    """Count the workshops of the last two weeks; returns how many these are."""
    at = timezone.make_aware(datetime.datetime.combine(today, datetime.time.max))
    found = list(gatherings_held_lately(at - COUNTED_FOR, min(at, timezone.now())))
    for gathering in found:
        _count(gathering)
    return len(found)


def count_mark(*, gathering: Gathering, person: Person, before: Mark | None, after: Mark | None, by: User) -> None:
    """What was noted of one person has changed: count anew or, long after the workshop, move the numbers by one."""
    if gathering.starts_at is None or timezone.now() - gathering.starts_at < COUNTED_FOR:
        _count(gathering)
        return
    has_place = gathering.enrolments.filter(person=person, state__in=TAKES_PLACE).exists()
    if gathering.number_came is None and after is not None:
        gathering.number_came, gathering.number_away = 0, 0
        gathering.number_unnoted = gathering.number_enrolled or 0
    came, away = _parts(before, after, has_place=has_place)
    unnoted = (before is not None) - (after is not None) if has_place else 0
    gathering.number_came = max(0, (gathering.number_came or 0) + came)
    gathering.number_away = max(0, (gathering.number_away or 0) + away)
    gathering.number_unnoted = max(0, (gathering.number_unnoted or 0) + unnoted)
    gathering.save(update_fields=NUMBERS)


def _parts(before: Mark | None, after: Mark | None, *, has_place: bool) -> tuple[int, int]:
    """By how much those who came and those who stayed away have become more."""
    came = (after in CAME) - (before in CAME)
    away = (after is not None and after not in CAME) - (before is not None and before not in CAME)
    return came, away if has_place else 0


def _count(gathering: Gathering) -> None:
    """Whoever came without a place has come, too. Away is only who had a place, and was noted to be."""
    marks = gathering.attendances.all()
    gathering.number_enrolled = places_taken(gathering) or gathering.number_enrolled
    if not marks.exists():
        gathering.number_came = gathering.number_away = gathering.number_unnoted = None
    else:
        had_place = gathering.enrolments.filter(state__in=TAKES_PLACE).values("person")
        noted = marks.filter(person__in=had_place)
        gathering.number_came = marks.filter(mark__in=CAME).count()
        gathering.number_away = noted.exclude(mark__in=CAME).count()
        gathering.number_unnoted = (gathering.number_enrolled or 0) - noted.count()
    if gathering.starts_at and gathering.starts_at <= timezone.now() and gathering.enrolments.exists():
        gathering.number_waited = waiting(gathering).count()
    gathering.save(update_fields=NUMBERS)
