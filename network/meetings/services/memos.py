"""Writing the memo while the meeting goes on: nothing that somebody has written is lost, whoever else writes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.users import User
from network.meetings.choices import WRITES_TOO, MemoState
from network.meetings.models import AgendaItem, Meeting, Wording
from network.meetings.queries import agenda_of, wording_of
from network.meetings.services.finding import held, note_change, with_text_open

TEXTS = ("discussion", "decision", "public_heading", "public_decision")
"""What is written of an item; the last two for the public."""


@dataclass(frozen=True)
class Written:
    """What one writer has on the screen for one item, and the version that they began from."""

    version: int
    texts: Mapping[str, str]


@dataclass
class Kept:
    """The items that were kept, and those that somebody else has written meanwhile, by reference."""

    items: dict[str, AgendaItem] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)


class Choice(Enum):
    """What becomes of a wording that was written at the same time as another."""

    TAKE = "take"
    APPEND = "append"
    DROP = "drop"


@transaction.atomic
def keep_words(
    *, meeting: Meeting, written: Mapping[str, Written], session: UUID, at: datetime.datetime, by: User
) -> Kept:
    """Keep what a writer has written, item by item.

    Where somebody else has written the same item since, the writer's words are kept beside it as a wording of their
    own, until somebody chooses. `session` is the page that the writer has open: what they write there goes on in the
    same wording. Raises ValidationError when the members have the memo, and for a text that is too long.
    """
    found = being_written(meeting=meeting, by=by)
    kept = Kept()
    for item in agenda_of(found).select_for_update():
        if told := written.get(item.pk):
            _keep_item(item, told, kept, session, at, by)
    if kept.items or kept.conflicts:
        _note_now_and_then(found, at, by)
    return kept


@transaction.atomic
def choose_wording(
    *, wording: Wording, seen_at: datetime.datetime, choice: Choice, at: datetime.datetime, by: User
) -> AgendaItem:
    """Take one of two wordings, put it after the other one, or drop it.

    `seen_at` is when the wording was written that the chooser has read. Raises ValidationError when it goes on since.
    """
    meeting = being_written(meeting=wording.item.meeting, by=by)
    item: AgendaItem = AgendaItem._base_manager.select_for_update().get(pk=wording.item_id)
    wording = Wording._base_manager.get(pk=wording.pk)
    if wording.written_at != seen_at:
        raise ValidationError(_("This is still being written. Look at it once more before you choose."), code="seen")
    if choice != Choice.DROP:
        for name in TEXTS:
            setattr(item, name, _joined(item, wording, name, choice))
        _save(item, at, by)
    wording.delete()
    note_change(meeting=meeting, fields=["memo"], by=by)
    return item


def being_written(*, meeting: Meeting, by: User | None) -> Meeting:
    """The meeting, locked. Raises ValidationError when its memo is not being written."""
    found = with_text_open(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if found.memo != MemoState.DRAFT:
        raise ValidationError(_("The members have the memo. Take it back first."), code="with_members")
    return found


def _keep_item(item: AgendaItem, told: Written, kept: Kept, session: UUID, at: datetime.datetime, by: User) -> None:
    texts = {name: told.texts[name] for name in TEXTS if name in told.texts}
    changed = any(getattr(item, name) != text for name, text in texts.items())
    if told.version != item.version and changed:
        other = wording_of(session, item) or Wording(item=item, session=session, controller_id=item.controller_id)
        _keep_beside(other, texts, at, by)
        kept.conflicts.append(item.pk)
        return
    if changed:
        for name, text in texts.items():
            setattr(item, name, text)
        _save(item, at, by)
    # What stands there already is told as well: the answer to an earlier sending may have been lost.
    kept.items[item.pk] = item


def _keep_beside(row: Wording, texts: Mapping[str, str], at: datetime.datetime, by: User) -> None:
    for name in TEXTS:
        setattr(row, name, texts.get(name, getattr(row.item, name)))
    row.written_at, row.written_by = at, by
    row.full_clean(exclude=["item", "controller", "written_by"])
    row.save()


def _save(item: AgendaItem, at: datetime.datetime, by: User) -> None:
    item.version, item.changed_at, item.changed_by = item.version + 1, at, by
    item.full_clean(exclude=["meeting", "controller", "changed_by"])
    item.save(update_fields=[*TEXTS, "version", "changed_at", "changed_by"])


def _joined(item: AgendaItem, wording: Wording, name: str, choice: Choice) -> str:
    mine, theirs = str(getattr(wording, name)), str(getattr(item, name))
    if choice == Choice.TAKE or not theirs or mine == theirs:
        return mine
    if not mine:
        return theirs
    return f"{theirs} / {mine}"[:200] if name == "public_heading" else f"{theirs}\n\n{mine}"


def _note_now_and_then(meeting: Meeting, at: datetime.datetime, by: User) -> None:
    """Text is kept every few seconds; that somebody writes is noted at most once a minute."""
    if meeting.memo_noted_at is None or at - meeting.memo_noted_at >= WRITES_TOO:
        Meeting.objects.filter(pk=meeting.pk).update(memo_noted_at=at)
        note_change(meeting=meeting, fields=["memo"], by=by)
