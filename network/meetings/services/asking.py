"""Asking the members to check a memo, and taking it back."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.queries import readers_on, readers_to_the_end
from network.meetings.choices import About, MemoState
from network.meetings.models import Hearing, Meeting
from network.meetings.queries import (
    agenda_of,
    reads,
    wordings_of,
)
from network.meetings.services.finding import answers_for, of
from network.meetings.services.memos import being_written
from network.meetings.services.stepping import step
from network.meetings.services.telling import call_about_memo, tell


@transaction.atomic
def send_memo(*, meeting: Meeting, at: datetime.datetime, by: User) -> tuple[int, int]:
    """Ask the members to check the memo; how many by letter, and how many are to be called.

    Asked are those who read the council's papers today and had a right to on the day of the meeting, and those whose
    term ended meanwhile with them in it: they read this memo, and nothing else, until the day that they are told.
    Raises ValidationError before the meeting, for a memo without words, and while two wordings wait for a choice.
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
        Hearing._base_manager.create(
            meeting=found, person=person, controller=controller, version=found.memo_version, asked_on=today
        )
    step(meeting=found, to=MemoState.WITH_MEMBERS, at=at, by=by)
    mailed = [tell(meeting=found, person=person, about=About.MEMO, by=by) for person in people]
    for person, by_letter in zip(people, mailed, strict=True):
        if not by_letter:
            call_about_memo(meeting=found, person=person, by=by)
    return sum(mailed), len(people) - sum(mailed)


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
