"""Meetings, agendas and memos as those who keep a council see them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from base.dates import day_text
from base.outbox.mail import Mail
from network.councils.models import Council
from network.meetings.choices import IS_AGREED, Mark, MeetingState, MemoState, WishState, Word
from network.meetings.mails import words_of_secretary
from network.meetings.models import Hearing, Meeting, Remark, Wording
from network.meetings.queries import (
    agenda_of,
    agreed_number,
    hearings_of,
    invited,
    marks_of,
    meetings_of,
    readers_of_memo,
    remarks_on,
    wishes_for,
    wordings_of,
)
from network.people.models import Person


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list."""

    pk: int
    when: str
    where: str
    state: str
    memo: str


def meeting_rows(council: Council, at: datetime.datetime) -> list[MeetingRow]:
    """The latest first."""
    return [row_of(meeting, at) for meeting in meetings_of(council)]


def row_of(meeting: Meeting, at: datetime.datetime) -> MeetingRow:
    """When, where, whether people have been invited, and where the memo stands."""
    is_ahead = meeting.is_ahead(at)
    is_cancelled = meeting.state == MeetingState.CANCELLED
    invited_on = day_text(meeting.invited_at) if meeting.invited_at else ""
    told = _("invited %(day)s") % {"day": invited_on} if invited_on else _("nobody is invited yet")
    return MeetingRow(
        pk=meeting.pk,
        when=str(meeting),
        where=", ".join(filter(None, (meeting.town, _("remotely") if meeting.is_remote else ""))),
        state=str(meeting.get_state_display()) if is_cancelled else told if is_ahead else "",
        memo="" if is_ahead or is_cancelled else str(meeting.get_memo_display()),
    )


@dataclass(frozen=True)
class AttendanceRow:
    """One member of the day, and whether they came."""

    person: str
    name: str
    role: str
    mark: str


def attendance_of(meeting: Meeting) -> list[AttendanceRow]:
    """Those with a seat on the day; nobody whose use is restricted."""
    marks = marks_of(meeting)
    return [
        AttendanceRow(
            person=seat.person_id,
            name=seat.person.calling_name,
            role=str(seat.get_role_display()),
            mark=marks.get(seat.person_id, ""),
        )
        for seat in invited(meeting)
    ]


def attendance_numbers(meeting: Meeting) -> list[tuple[str, int]]:
    """How many were marked as what, of those with a seat."""
    rows = attendance_of(meeting)
    counted = [(str(mark.label), sum(row.mark == mark for row in rows)) for mark in Mark]
    return [(label, number) for label, number in counted if number]


@dataclass(frozen=True)
class MemoItem:
    """An item of a memo, with what else was written of it and what members remarked."""

    reference: str
    number: int
    heading: str
    discussion: str
    decision: str
    public_heading: str
    public_decision: str
    others: list[Wording]
    remarks: list[Remark]


def memo_of(meeting: Meeting) -> list[MemoItem]:
    """Item by item, in three questions."""
    others: dict[str, list[Wording]] = defaultdict(list)
    remarks: dict[str, list[Remark]] = defaultdict(list)
    for wording in wordings_of(meeting):
        others[wording.item_id].append(wording)
    for remark in remarks_on(meeting):
        remarks[remark.item_id].append(remark)
    return [
        MemoItem(
            reference=item.pk,
            number=number,
            heading=item.heading,
            discussion=item.discussion,
            decision=item.decision,
            public_heading=item.public_heading,
            public_decision=item.public_decision,
            others=others[item.pk],
            remarks=remarks[item.pk],
        )
        for number, item in enumerate(agenda_of(meeting), start=1)
    ]


@dataclass(frozen=True)
class HearingRow:
    """Somebody who was asked, and what they said. Whoever was erased has no name; their word counts."""

    person: str
    name: str
    word: str
    said: str
    may_record: bool


def hearing_rows(meeting: Meeting) -> list[HearingRow]:
    """By calling names. What somebody says can be written down while they read."""
    readers = set(readers_of_memo(meeting, timezone.localdate()).values_list("pk", flat=True))
    return [_hearing_row(hearing, readers) for hearing in hearings_of(meeting)]


def _hearing_row(hearing: Hearing, readers: set[str]) -> HearingRow:
    said = f"{day_text(hearing.said_on)}, {hearing.get_channel_display()}" if hearing.said_on else ""
    return HearingRow(
        person=hearing.person_id or "",
        name=_name(hearing.person),
        word=str(hearing.get_word_display()) if hearing.word else "",
        said=said,
        may_record=hearing.word != Word.AGREES and hearing.person_id in readers,
    )


def _name(person: Person | None) -> str:
    if person is None:
        return str(_("somebody who has been erased"))
    return person.reference if person.is_restricted else person.calling_name


@dataclass(frozen=True)
class Desk:
    """What is done with a meeting now."""

    is_ahead: bool
    is_cancelled: bool
    wishes: int
    may_write: bool
    may_send: bool
    is_with_members: bool
    is_agreed: bool
    agreed: int
    asked: int


def desk_of(meeting: Meeting, at: datetime.datetime) -> Desk:
    is_cancelled = meeting.state == MeetingState.CANCELLED
    return Desk(
        is_ahead=meeting.is_ahead(at),
        is_cancelled=is_cancelled,
        wishes=wishes_for(meeting).filter(state=WishState.WAITS).count(),
        may_write=not is_cancelled and meeting.memo == MemoState.DRAFT,
        may_send=not is_cancelled and meeting.memo == MemoState.DRAFT and meeting.starts_at <= at,
        is_with_members=meeting.memo == MemoState.WITH_MEMBERS,
        is_agreed=meeting.memo in IS_AGREED,
        agreed=agreed_number(meeting),
        asked=hearings_of(meeting).count(),
    )


def letter_shown(words: str, language: str) -> Mail:
    """The secretary's words as each member gets them, without the way to the own page."""
    return words_of_secretary(words=words, language=language)
