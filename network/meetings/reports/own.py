"""Meetings and memos as a member sees them on the own page."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from base.dates import day_text
from network.councils.queries import councils_told
from network.meetings.choices import IS_AGREED, Mark, MeetingState, MemoState, Word
from network.meetings.models import AgendaItem, Meeting, Paper, Remark, Wish
from network.meetings.queries import (
    agenda_of,
    hearing_of,
    keys_readable,
    meeting_with_key,
    meetings_with,
    papers_of,
    reads,
    remarks_by,
    wishes_for,
)
from network.people.models import Person

LOOKED_BACK = datetime.timedelta(days=400)
"""How long after a meeting its memo stands on the own page."""


@dataclass(frozen=True)
class OwnMeeting:
    """A meeting in the list of somebody who has a seat."""

    key: UUID
    when: str
    where: str
    is_ahead: bool
    is_near: bool
    is_cancelled: bool
    is_excused: bool
    to_check_by: str
    has_memo: bool


def own_meetings(person: Person, at: datetime.datetime) -> list[OwnMeeting]:
    """Today's and those ahead, the next one first; then those whose memo can be read, the last one first."""
    rows = _rows(person, meetings_with(person, at - LOOKED_BACK), at)
    ahead = [row for row in rows if row.is_near or row.is_cancelled]
    return [*ahead, *(row for row in reversed(rows) if row.has_memo and not row.is_near)]


def _rows(person: Person, meetings: Sequence[Any], at: datetime.datetime) -> list[OwnMeeting]:
    if not meetings:
        return []
    today = timezone.localtime(at).date()
    readable = keys_readable(person, meetings, today)
    return [
        OwnMeeting(
            key=meeting.key,
            when=str(meeting),
            where=", ".join(filter(None, (meeting.town, _("remotely") if meeting.is_remote else ""))),
            is_ahead=meeting.is_ahead(at),
            is_near=meeting.state == MeetingState.PLANNED and meeting.day >= today,
            is_cancelled=meeting.state == MeetingState.CANCELLED and meeting.day >= today,
            is_excused=meeting.is_ahead(at) and meeting.own_mark == Mark.EXCUSED,
            to_check_by=day_text(meeting.check_due_on) if meeting.waits_for_word and meeting.check_due_on else "",
            has_memo=meeting.pk in readable and _is_told(meeting, at),
        )
        for meeting in meetings
    ]


def _is_told(meeting: Meeting, at: datetime.datetime) -> bool:
    is_over = meeting.state == MeetingState.PLANNED and not meeting.is_ahead(at)
    return is_over and meeting.memo != MemoState.DRAFT


@dataclass(frozen=True)
class MeetingTold:
    """One meeting with what its reader may read. Whoever has not promised secrecy sees when and where alone."""

    meeting: Meeting
    row: OwnMeeting
    council: str
    may_read: bool
    is_restricted: bool
    items: list[AgendaItem]
    papers: list[Paper]
    wishes: list[Wish]


def meeting_told(person: Person, key: UUID, at: datetime.datetime) -> MeetingTold | None:
    """None where the person has no seat on its day."""
    found = next((each for each in meetings_with(person, at - LOOKED_BACK) if each.key == key), None)
    if found is None:
        return None
    may_read = reads(person, found, timezone.localtime(at).date())
    key_of_council = found.council.council_key
    return MeetingTold(
        meeting=found,
        row=_rows(person, [found], at)[0],
        council=page.title if (page := councils_told([key_of_council]).get(key_of_council)) else "",
        may_read=may_read,
        is_restricted=person.is_restricted,
        items=list(agenda_of(found)) if may_read else [],
        papers=list(papers_of(found)) if may_read else [],
        wishes=list(wishes_for(found).filter(person=person)),
    )


@dataclass(frozen=True)
class MemoRead:
    """A memo as its reader sees it: item by item, with the own remarks and what was answered."""

    meeting: Meeting
    items: list[tuple[AgendaItem, list[Remark]]]
    is_open: bool
    has_agreed: bool
    is_agreed: bool
    check_by: str
    rule: str


def memo_read(person: Person, key: UUID, at: datetime.datetime) -> MemoRead | None:
    """None for a memo that is being written, and for whoever may not read it."""
    found, today = meeting_with_key(key), timezone.localtime(at).date()
    if found is None or found.memo == MemoState.DRAFT or not reads(person, found, today):
        return None
    hearing = hearing_of(person, found)
    own: dict[str, list[Remark]] = {}
    for remark in remarks_by(person, found):
        own.setdefault(remark.item_id, []).append(remark)
    return MemoRead(
        meeting=found,
        items=[(item, own.get(item.pk, [])) for item in agenda_of(found)],
        is_open=hearing is not None and found.memo == MemoState.WITH_MEMBERS,
        has_agreed=hearing is not None and hearing.word == Word.AGREES,
        is_agreed=found.memo in IS_AGREED,
        check_by=day_text(found.check_due_on) if found.check_due_on else "",
        rule=found.council.memo_rule,
    )
