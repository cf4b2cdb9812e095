"""What the staff of a workshop sees: who has a place, who waits, who came, what they need; and what leaves the site."""

import datetime
from dataclasses import dataclass
from typing import Any

from base.dates import moment_text
from network.people.models import Need, Person
from workshops.enrolment.choices import TAKES_PLACE, EnrolmentState
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import needs_for, people_at, taking_part


@dataclass(frozen=True)
class Row:
    """One enrolment as the staff sees it. Somebody whose use is restricted is a reference and nothing else."""

    reference: str
    person: str
    name: str
    number: int
    state: str
    label: str
    how: str
    enrolled: str
    answer_by: str
    is_late: bool
    in_line: int
    beyond_because: str
    acts: tuple[str, ...]


ACTS = {
    EnrolmentState.CONFIRMED: ("cancel", "move"),
    EnrolmentState.OFFERED: ("accept", "cancel", "move", "pass-over"),
    EnrolmentState.WAITING: ("beyond", "cancel", "move"),
}
"""What may be done with an enrolment while the workshop is ahead, by the names of the screens; a series is left at any
time.
"""


@dataclass(frozen=True)
class Rows:
    """Those who have a place, those who wait, and those who have left."""

    taking_part: list[Row]
    waiting: list[Row]
    left: list[Row]


def rows_of(gathering: Gathering, at: datetime.datetime) -> Rows:
    found = Rows([], [], [])
    for enrolment in gathering.enrolments.select_related("person", "gathering", "following").order_by("number"):
        if enrolment.state == EnrolmentState.WAITING:
            found.waiting.append(row_of(enrolment, at, in_line=len(found.waiting) + 1))
        elif enrolment.state in TAKES_PLACE:
            found.taking_part.append(row_of(enrolment, at))
        else:
            found.left.append(row_of(enrolment, at))
    return found


def row_of(enrolment: Enrolment, at: datetime.datetime, *, in_line: int = 0) -> Row:
    state, due = EnrolmentState(enrolment.state), enrolment.answer_due_at
    is_late = due is not None and at >= due
    acts = ACTS.get(state, ()) if enrolment.gathering.is_ahead(at) else ()
    if enrolment.following and enrolment.following.ended_at is None:
        acts = (*acts, "leave-series")
    return Row(
        reference=enrolment.reference,
        person=enrolment.person_id,
        name=_name(enrolment.person),
        number=enrolment.number,
        state=state,
        label=str(state.label),
        how=enrolment.get_channel_display(),
        enrolled=moment_text(enrolment.enrolled_at),
        answer_by=moment_text(due) if due else "",
        is_late=is_late,
        in_line=in_line,
        beyond_because=enrolment.beyond_because,
        acts=tuple(act for act in acts if act != "pass-over" or is_late),
    )


@dataclass(frozen=True)
class AttendanceRow:
    """One person at the door. `mark` is empty while nothing has been noted."""

    person: str
    name: str
    mark: str
    had_enrolled: bool


def attendance_of(gathering: Gathering) -> list[AttendanceRow]:
    """By calling names: those who have a place, and those who came without. Nobody who waits."""
    marks = dict(gathering.attendances.values_list("person_id", "mark"))
    enrolled = set(gathering.enrolments.filter(state__in=TAKES_PLACE).values_list("person_id", flat=True))
    return [
        AttendanceRow(person.pk, _name(person), marks.get(person.pk, ""), person.pk in enrolled)
        for person in people_at(gathering)
    ]


@dataclass(frozen=True)
class NeedRow:
    """What one person needs."""

    name: str
    words: list[tuple[str, str]]


def needs_at(gathering: Gathering, *, named: bool) -> list[NeedRow]:
    """Nothing of those whose use is restricted. Without names they stand in an order that tells nobody."""
    found = [need for need in needs_for(gathering) if not need.person.is_restricted]
    if named:
        return [NeedRow(_name(need.person), _told(need)) for need in found]
    return sorted((NeedRow("", _told(need)) for need in found), key=lambda row: row.words)


def _told(need: Need) -> list[tuple[str, str]]:
    columns: list[Any] = [need._meta.get_field(name) for name in ("access", "diet", "interpreter", "support_person")]
    told = [(str(column.verbose_name), str(getattr(need, column.name))) for column in columns]
    return [(label, words) for label, words in told if words]


EXPORTED = ("reference", "status", "queue_number", "enrolled_at", "attendance")


def exported_rows(gathering: Gathering, *, everybody: bool = False) -> list[tuple[str, str, int, str, str]]:
    """References, states and numbers, never a name; those who have a place, or everybody with their states."""
    marks = dict(gathering.attendances.values_list("person_id", "mark"))
    rows = gathering.enrolments.order_by("number") if everybody else taking_part(gathering)
    return [
        (row.reference, row.state, row.number, row.enrolled_at.isoformat(), marks.get(row.person_id, ""))
        for row in rows
    ]


def _name(person: Person) -> str:
    return person.pk if person.is_restricted else person.calling_name
