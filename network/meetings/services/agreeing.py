"""From a memo that is being written to one that the members have agreed."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import ReadingRight
from network.councils.queries import readers_on, readers_to_the_end
from network.councils.services import let_read
from network.meetings.choices import STEPS, About, MemoState, Word
from network.meetings.models import AgendaItem, Hearing, Meeting, MemoStep, Remark
from network.meetings.queries import (
    agenda_of,
    agreed_number,
    hearing_of,
    hearings_of,
    locked_meeting,
    meetings_after,
    memos_due,
    reads,
    remark_with_key,
    remarks_open,
    unheard,
    wordings_of,
)
from network.meetings.services.finding import answers_for, note_change, of
from network.meetings.services.memos import being_written
from network.meetings.services.telling import call_about_memo, take_back_memo, tell
from network.messages.queries import calls_waiting
from network.people.choices import Channel
from network.people.models import Person


@transaction.atomic
def send_memo(*, meeting: Meeting, at: datetime.datetime, by: User) -> tuple[int, int]:
    """Ask the members to check the memo; how many by letter, and how many are to be called.

    Asked are those who read the council's papers today and had a right to on the day of the meeting, and those whose
    term ended meanwhile with them in it: they read it until the day that they are told. Raises ValidationError before
    the meeting, for a memo without words, and while two wordings wait for a choice.
    """
    found, today = being_written(meeting=meeting, by=by), timezone.localtime(at).date()
    _check_whole(found, at)
    people = [person for person in readers_on(found.council, today) if reads(person, found, today)]
    people += [each for each in readers_to_the_end(found.council, found.day, today) if each not in people]
    if not people:
        raise ValidationError(
            _("Nobody can be asked: no member of that day has promised secrecy and may read today."), code="nobody"
        )
    found.memo_version += 1
    found.check_due_on = today + datetime.timedelta(days=found.council.days_to_check)
    found.save(update_fields=["memo_version", "check_due_on"])
    controller = answers_for(meeting=found, by=by)
    for person in people:
        _let_read_until(found, person, found.check_due_on, by)
        Hearing._base_manager.create(
            meeting=found, person=person, controller=controller, version=found.memo_version, asked_on=today
        )
    step(meeting=found, to=MemoState.WITH_MEMBERS, at=at, by=by)
    mailed = [tell(meeting=found, person=person, about=About.MEMO, by=by) for person in people]
    for person, by_letter in zip(people, mailed, strict=True):
        if not by_letter:
            call_about_memo(meeting=found, person=person, by=by)
    return sum(mailed), len(people) - sum(mailed)


def _let_read_until(meeting: Meeting, person: Person, day: datetime.date, by: User) -> None:
    """Whoever is asked about a memo reads it until the day that was told, also when the term ends before."""
    rights = ReadingRight._base_manager.filter(person=person, term__council=meeting.council).select_related("term")
    for right in rights.filter(starts_on__lte=meeting.day).order_by("-starts_on")[:1]:
        last = right.ends_on or right.term.ends_on
        if last is not None and last < day:
            let_read(term=right.term, person=person, starts_on=right.starts_on, ends_on=day, by=by)


def _check_whole(meeting: Meeting, at: datetime.datetime) -> None:
    if meeting.starts_at > at:
        raise ValidationError(_("The meeting has not been held yet."), code="early")
    items = list(agenda_of(meeting))
    if not any(item.discussion or item.decision for item in items):
        raise ValidationError(_("Nothing has been written yet."), code="empty")
    if wordings_of(meeting).exists():
        raise ValidationError(_("Two people have written the same item. Choose first what stays."), code="wordings")


@transaction.atomic
def take_memo_back(*, meeting: Meeting, at: datetime.datetime, by: User) -> Meeting:
    """Mend the memo after remarks; the members are asked anew when it is sent again."""
    found = of(meeting=meeting, by=by)
    step(meeting=found, to=MemoState.DRAFT, at=at, by=by)
    return found


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
    found, hearing = _asked(meeting, person, at, by)
    if version != found.memo_version:
        raise ValidationError(_("The text has changed meanwhile. Please read it again."), code="version")
    _say(hearing, Word.AGREES, channel, at, by)
    note_change(meeting=found, fields=["hearings", Word.AGREES], person=person.reference, by=by)
    _agree_if_all_are_heard(found, at)
    return hearing


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
    found, hearing = _asked(item.meeting, person, at, by)
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
    _say(hearing, Word.REMARKS, channel, at, by)
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


@transaction.atomic
def agree_memo(*, meeting: Meeting, agreed_in: Meeting | None, at: datetime.datetime, by: User) -> Meeting:
    """Write down that the council has agreed the memo, by the rule that it has chosen.

    At the next meeting: `agreed_in` is that meeting. Else whenever the rule is met. Raises ValidationError where it is
    not, and while a remark waits for an answer.
    """
    found = of(meeting=meeting, by=by)
    if remarks_open(found).exists():
        raise ValidationError(_("A remark waits for an answer."), code="remarks")
    if found.council.memo_rule == MemoRule.NEXT_MEETING:
        if agreed_in is None or not meetings_after(found).filter(pk=agreed_in.pk).exists():
            raise ValidationError(_("Choose the meeting in which the memo was agreed."), code="meeting")
        found.agreed_in = agreed_in
        found.save(update_fields=["agreed_in"])
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
    if found.memo != MemoState.WITH_MEMBERS or has_remarks or not _is_met(found, at):
        return False
    step(meeting=found, to=MemoState.AGREED, at=at, by=by)
    return True


def step(*, meeting: Meeting, to: MemoState, at: datetime.datetime, by: User | None) -> None:
    """Take the memo of a locked meeting one step on, and keep who did it and when. Raises ValidationError for none."""
    if to not in STEPS[MemoState(meeting.memo)]:
        raise ValidationError(_("This cannot be done with the memo now."), code="step")
    meeting.memo = to
    meeting.save(update_fields=["memo"])
    MemoStep.objects.create(meeting=meeting, to=to, taken_at=at, taken_by=by)
    if to in {MemoState.DRAFT, MemoState.AGREED}:
        take_back_memo(meeting=meeting, by=by)
    note_change(meeting=meeting, fields=["memo", to], by=by)


def _asked(meeting: Meeting, person: Person, at: datetime.datetime, by: User | None) -> tuple[Meeting, Hearing]:
    """The locked meeting, and the row of a person who was asked and still reads."""
    found, today = of(meeting=meeting, by=by), timezone.localtime(at).date()
    hearing = hearing_of(person, found)
    if hearing is None or not reads(person, found, today):
        raise PermissionDenied
    if found.memo != MemoState.WITH_MEMBERS:
        raise ValidationError(
            _("The memo is not with the members any more. Tell it in the next meeting, or to the secretary."),
            code="late",
        )
    return found, hearing


def _say(hearing: Hearing, word: Word, channel: Channel, at: datetime.datetime, by: User | None) -> None:
    hearing.word, hearing.channel, hearing.recorded_by = word, channel, by
    hearing.said_on = timezone.localtime(at).date()
    hearing.save(update_fields=["word", "channel", "recorded_by", "said_on"])
    event = hearing.meeting.council.council_key
    version = f"{hearing.meeting_id}.memo{hearing.version}"
    # Whoever has said what they think need not be called any more.
    calls_waiting(event).filter(person=hearing.person, version=version).delete()


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
