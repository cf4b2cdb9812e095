"""A whole series as its staff sees it: numbers over time, and who came to what."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from base.dates import day_text
from workshops.enrolment.choices import CAME, TAKES_PLACE, EnrolmentState, Mark
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import attendances_in, counts_in, people_of_several, workshops_told


@dataclass(frozen=True)
class Numbers:
    """One workshop in numbers. None: it has not been held, or nobody noted it."""

    reference: int
    title: str
    when: str
    day: str
    capacity: int
    enrolled: int
    waiting: int
    came: int | None


@dataclass(frozen=True)
class AtSeries:
    """One person, with what was noted of them in each workshop, in the order of the columns; empty: nothing."""

    name: str
    marks: list[str]
    came: int


def numbers_of_series(gatherings: Sequence[Gathering], at: datetime.datetime) -> list[Numbers]:
    """Workshop by workshop. When the rows of the people have been deleted in time, the numbers noted before stand."""
    pages, counts = workshops_told([each.workshop_key for each in gatherings]), counts_in(gatherings)
    found = []
    for each in gatherings:
        page, is_held = pages.get(each.workshop_key), each.starts_at is not None and each.starts_at <= at
        states = counts.get(each.pk, {})
        taken = sum(states.get(state, 0) for state in TAKES_PLACE) or each.number_enrolled or 0
        queue = 0 if is_held else states.get(EnrolmentState.WAITING, 0)
        title = page.title if page else ""
        came = each.number_came if is_held else None
        day = day_text(each.starts_at) if each.starts_at else ""
        found.append(Numbers(each.pk, title, each.when, day, each.capacity, taken, queue, came))
    return found


def people_of_series(gatherings: Sequence[Gathering]) -> list[AtSeries]:
    """Those who have had a place or came, by calling names; never those who only waited."""
    marks = {(row.person_id, row.gathering_id): row.mark for row in attendances_in(gatherings)}
    found = []
    for person in people_of_several(gatherings):
        own = [marks.get((person.pk, each.pk), "") for each in gatherings]
        words = [str(Mark(mark).label) if mark else "" for mark in own]
        name = person.pk if person.is_restricted else person.calling_name
        found.append(AtSeries(name, words, sum(mark in CAME for mark in own)))
    return found
