"""From a memo that the members check to one that they have agreed."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.choices import MemoRule
from network.meetings.choices import MemoState, Word
from network.meetings.models import Hearing, Meeting
from network.meetings.queries import (
    agreed_number,
    hearings_of,
    locked_meeting,
    meetings_after,
    memos_due,
    not_reached,
    remarks_open,
    unheard,
)
from network.meetings.services.finding import note_change, of
from network.meetings.services.hearing import asked, say
from network.meetings.services.stepping import step
from network.people.choices import Channel
from network.people.models import Person


@transaction.atomic
def agree_to_memo(
    *,
    meeting: Meeting,
    person: Person,
    version: int,
    channel: Channel,
    at: datetime.datetime,
    by: User | None,
) -> Hearing:
    """A member agrees to the version that they have read; `by` is the secretary who writes it down, else None.

    Raises ValidationError when the memo is not with the members any more, and when its text is another one now.
    """
    found, hearing = asked(meeting=meeting, person=person, at=at, by=by)
    if version != found.memo_version:
        raise ValidationError(_("The text has changed meanwhile. Please read it again."), code="version")
    say(hearing=hearing, word=Word.AGREES, channel=channel, at=at, by=by)
    note_change(meeting=found, fields=["hearings", Word.AGREES], person=person.reference, by=by)
    _agree_if_all_are_heard(found, at)
    return hearing


@transaction.atomic
def agree_memo(*, meeting: Meeting, agreed_in: Meeting | None, at: datetime.datetime, by: User) -> Meeting:
    """Write down that the council has agreed the memo, by the rule that it has chosen.

    At the next meeting: `agreed_in` is that meeting. Else whenever the rule is met. Raises ValidationError where it is
    not, while a remark waits for an answer, and while somebody does not know yet that they are asked.
    """
    found = of(meeting=meeting, by=by)
    if remarks_open(found).exists():
        raise ValidationError(_("A remark waits for an answer."), code="remarks")
    if found.council.memo_rule == MemoRule.NEXT_MEETING:
        if agreed_in is None or not meetings_after(found).filter(pk=agreed_in.pk).exists():
            raise ValidationError(_("Choose the meeting in which the memo was agreed."), code="meeting")
        found.agreed_in = agreed_in
        found.save(update_fields=["agreed_in"])
    elif not_reached(found).exists():
        words = _("Somebody has not been reached yet: call them first, or write down what they say.")
        raise ValidationError(words, code="unreached")
    elif not _is_met(found, at):
        raise ValidationError(_("The rule of the council is not met yet."), code="rule")
    step(meeting=found, to=MemoState.AGREED, at=at, by=by)
    return found


def agree_in_time(*, today: datetime.date, by: User | None) -> int:
    """Memos whose day has passed without an objection are agreed; returns how many."""
    return sum(_agree_due(meeting.pk, by) for meeting in memos_due(today))


@transaction.atomic
def _agree_due(key: int, by: User | None) -> bool:
    found, at = locked_meeting(key), timezone.now()
    has_remarks = hearings_of(found).filter(word=Word.REMARKS).exists()
    is_told = not not_reached(found).exists()
    if found.memo != MemoState.WITH_MEMBERS or has_remarks or not is_told or not _is_met(found, at):
        return False
    step(meeting=found, to=MemoState.AGREED, at=at, by=by)
    return True


def _is_met(meeting: Meeting, at: datetime.datetime) -> bool:
    """Whether the rule of the council is met; that of the next meeting is told by the secretary."""
    rule = meeting.council.memo_rule
    if rule == MemoRule.ALL_HEARD:
        return not unheard(meeting).exists() and agreed_number(meeting) > 0
    if rule == MemoRule.NO_OBJECTION:
        return meeting.check_due_on is not None and timezone.localtime(at).date() > meeting.check_due_on
    return False


def _agree_if_all_are_heard(meeting: Meeting, at: datetime.datetime) -> None:
    """By itself only where nobody has remarked: else the secretary says so, who has answered or mended."""
    is_rule = meeting.council.memo_rule == MemoRule.ALL_HEARD
    has_remarks = hearings_of(meeting).filter(word=Word.REMARKS).exists() or remarks_open(meeting).exists()
    waits = meeting.memo == MemoState.WITH_MEMBERS and not has_remarks
    if is_rule and waits and _is_met(meeting, at):
        step(meeting=meeting, to=MemoState.AGREED, at=at, by=None)
