"""Inviting, reminding, and the secretary's own words: one letter each, and calls for those without an address."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.outbox.mail import Mail
from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.councils.queries import membership_of, term_on
from network.meetings.choices import DAYTIME, REMINDED_BEFORE, WORDS_OPEN, About, Recipients
from network.meetings.mails import words_of_secretary
from network.meetings.models import Meeting
from network.meetings.queries import invited, meetings_to_remind_of, people_to_write_to, told_already
from network.meetings.services.finding import held, note_change, of
from network.meetings.services.telling import tell_members
from network.messages.models import MessageToMany
from network.messages.queries import message_with
from network.messages.services import write_words


@transaction.atomic
def invite(*, meeting: Meeting, at: datetime.datetime, by: User | None) -> tuple[int, int]:
    """Invite everybody with a seat on the day; how many by letter, and how many are to be called.

    Pressed again, only those are invited who got a seat meanwhile. Raises ValidationError for a meeting that has begun
    or was cancelled, where nobody has a seat, and where everybody has been invited.
    """
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if not found.is_ahead(at):
        raise ValidationError(_("The meeting has begun already."), code="begun")
    if not invited(found):
        raise ValidationError(_("Nobody has a seat on the day of the meeting."), code="nobody")
    told = tell_members(meeting=found, about=About.INVITATION, left_out=told_already(found), by=by)
    if not sum(told):
        raise ValidationError(_("Everybody has been invited already."), code="invited")
    found.invited_at = found.invited_at or at
    if found.starts_at - at <= REMINDED_BEFORE:
        # The invitation itself comes as late as a reminder would.
        found.reminded_at = at
    found.save(update_fields=["invited_at", "reminded_at"])
    note_change(meeting=found, fields=["invited_at"], by=by)
    return told


def remind_in_time(*, at: datetime.datetime, by: User | None) -> int:
    """Send the reminders whose time has come, by day; returns of how many meetings."""
    if timezone.localtime(at).hour not in DAYTIME:
        return 0
    return sum(_remind(meeting, at, by) for meeting in meetings_to_remind_of(at))


@transaction.atomic
def _remind(meeting: Meeting, at: datetime.datetime, by: User | None) -> int:
    found = of(meeting=meeting, by=by)
    if found.reminded_at is not None or not found.is_ahead(at):
        return 0
    tell_members(meeting=found, about=About.REMINDER, by=by)
    found.reminded_at = at
    found.save(update_fields=["reminded_at"])
    return 1


@transaction.atomic
def write_to_members(
    *, council: Council, to: Recipients, words: str, key: UUID, at: datetime.datetime, by: User
) -> MessageToMany:
    """Write the secretary's words to members, each for themselves. The key of the form makes it once.

    Raises ValidationError where there is nobody to write to.
    """
    found = Council.objects.select_for_update(of=("self",)).select_related("centre__organisation").get(pk=council.pk)
    if not can_keep(by, found):
        raise PermissionDenied
    if known := message_with(key):
        return known
    today = timezone.localtime(at).date()
    term, people = term_on(found, today), list(people_to_write_to(found, to, today))
    if not people or term is None or found.controller is None:
        raise ValidationError(_("There is nobody to write to."), code="nobody")
    return write_words(
        event=membership_of(term),
        controller=found.controller,
        people=people,
        recipients=to,
        words=words,
        compose=lambda language, link: _letter(words, language, link),
        kind=f"meeting_{About.WORDS}",
        about=About.WORDS,
        key=key,
        at=at,
        due_at=None,
        until=today + WORDS_OPEN,
        by=by,
    )


def _letter(words: str, language: str, link: str) -> Mail:
    return words_of_secretary(words=words, language=language, link=link)
