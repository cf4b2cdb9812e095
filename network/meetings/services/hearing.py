"""What members say of a memo: who was asked, and their remarks."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.choices import MemoRule
from network.meetings.choices import MemoState, Word
from network.meetings.models import AgendaItem, Hearing, Meeting, Remark
from network.meetings.queries import (
    hearing_of,
    reads,
    remark_with_key,
)
from network.meetings.services.finding import note_change, of
from network.messages.queries import calls_waiting
from network.people.choices import Channel
from network.people.models import Person


@transaction.atomic
def remark_on_item(
    *,
    item: AgendaItem,
    person: Person,
    words: str,
    key: UUID,
    channel: Channel,
    at: datetime.datetime,
    by: User | None,
) -> Remark:
    """A member would have an item otherwise. The key of the form makes it once.

    Raises ValidationError when the memo is not with the members any more: what comes late belongs into the next
    meeting.
    """
    found, hearing = asked(meeting=item.meeting, person=person, at=at, by=by)
    if known := remark_with_key(key):
        if known.person_id != person.pk:
            raise PermissionDenied
        return known
    remark = Remark(
        item=item,
        person=person,
        controller_id=person.controller_id,
        key=key,
        words=words.strip(),
        given_at=at,
        channel=channel,
    )
    remark.full_clean(exclude=["item", "person", "controller"])
    remark.save(force_insert=True)
    say(hearing=hearing, word=Word.REMARKS, channel=channel, at=at, by=by)
    note_change(meeting=found, fields=["hearings", Word.REMARKS], person=person.reference, by=by)
    return remark


@transaction.atomic
def answer_remark(*, remark: Remark, answer: str, at: datetime.datetime, by: User) -> Remark:
    """Tell the member what became of a remark. Raises ValidationError without words, or once the memo is agreed.

    That agrees nothing: the secretary may have answered that the text is going to be mended.
    """
    found = of(meeting=remark.item.meeting, by=by)
    if found.memo not in {MemoState.DRAFT, MemoState.WITH_MEMBERS}:
        raise ValidationError(_("The memo has been agreed: it does not change any more."), code="agreed")
    if not answer.strip():
        raise ValidationError(_("Tell the member what became of the remark."), code="empty")
    row: Remark = Remark._base_manager.select_for_update().get(pk=remark.pk)
    row.answer, row.settled_at, row.settled_by = answer.strip(), at, by
    row.full_clean(exclude=["item", "person", "controller", "settled_by"])
    row.save(update_fields=["answer", "settled_at", "settled_by"])
    note_change(meeting=found, fields=["remarks"], person=row.person_id, by=by)
    return row


def asked(*, meeting: Meeting, person: Person, at: datetime.datetime, by: User | None) -> tuple[Meeting, Hearing]:
    """The locked meeting, and the row of a person who was asked and still reads.

    Raises PermissionDenied for anybody else, and ValidationError when the memo is not with the members any more: where
    it is agreed unless somebody objects, from the day after the one that was told. What came in time on paper the
    secretary may still write down.
    """
    found, today = of(meeting=meeting, by=by), timezone.localtime(at).date()
    hearing = hearing_of(person, found)
    if hearing is None or not reads(person, found, today):
        raise PermissionDenied
    is_over = found.council.memo_rule == MemoRule.NO_OBJECTION and found.check_due_on and found.check_due_on < today
    if found.memo != MemoState.WITH_MEMBERS or (is_over and by is None):
        raise ValidationError(
            _("The memo is not with the members any more. Tell it in the next meeting, or to the secretary."),
            code="late",
        )
    return found, hearing


def say(*, hearing: Hearing, word: Word, channel: Channel, at: datetime.datetime, by: User | None) -> None:
    """Keep what a member says of the memo, in place of what they said before; nobody calls them about it any more."""
    hearing.word, hearing.channel, hearing.recorded_by = word, channel, by
    hearing.said_on = timezone.localtime(at).date()
    hearing.save(update_fields=["word", "channel", "recorded_by", "said_on"])
    event = hearing.meeting.council.council_key
    version = f"{hearing.meeting_id}.memo{hearing.version}"
    # Whoever has said what they think need not be called any more.
    calls_waiting(event).filter(person=hearing.person, version=version).delete()
