"""Calling a meeting, moving it, calling it off."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.councils.queries import has_ended
from network.meetings.choices import REMINDED_BEFORE, About, Mark, MeetingState, MemoState
from network.meetings.models import Meeting
from network.meetings.queries import invited, meeting_with_key
from network.meetings.services.finding import held, note_change, of
from network.meetings.services.telling import take_back, tell_members, tell_or_call

TOLD = frozenset({"starts_at", "ends_at", "town", "is_remote", "venue", "link"})
"""What those who were invited are told of when it changes."""


@transaction.atomic
def call_meeting(*, council: Council, values: Mapping[str, Any], key: UUID, by: User | None) -> Meeting:
    """Agree on a meeting; nobody is told before they are invited. The key of the form makes it once.

    A meeting of the past may be written down, too. Raises ValidationError for one that ends before it begins,
    and for one after the council has ended.
    """
    if by is not None and not can_keep(by, council):
        raise PermissionDenied
    if known := meeting_with_key(key):
        return known
    meeting = Meeting(council=council, key=key, **values)
    meeting.full_clean()
    if has_ended(council, meeting.day):
        raise ValidationError({"starts_at": _("The council has ended by that day.")})
    meeting.save(force_insert=True)
    note_change(meeting=meeting, fields=["starts_at"], by=by)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, values: Mapping[str, Any], at: datetime.datetime, by: User | None) -> Meeting:
    """Change a meeting; those who were invited are told when what they were told is no longer so.

    Raises ValidationError for one that was cancelled, for moving one whose memo is with the members, and for a day
    after the council has ended.
    """
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    changed = {name for name, value in values.items() if getattr(found, name) != value}
    if not changed:
        return found
    if "starts_at" in changed and found.memo != MemoState.DRAFT:
        raise ValidationError(_("The memo has left already: the day stays."), code="memo")
    was_ahead, earlier = found.is_ahead(at), Meeting.objects.select_related("council").get(pk=found.pk)
    for name, value in values.items():
        setattr(found, name, value)
    found.full_clean()
    if "starts_at" in changed and has_ended(found.council, found.day):
        raise ValidationError({"starts_at": _("The council has ended by that day.")})
    told = bool(changed & TOLD)
    if told:
        found.sequence, found.changed_at = found.sequence + 1, at
    if "starts_at" in changed:
        # Whoever is told of the change so shortly before is not reminded of it as well.
        found.reminded_at = at if found.starts_at - at <= REMINDED_BEFORE else None
    found.save()
    if found.day != earlier.day:
        found.attendances.filter(mark=Mark.EXCUSED).delete()
    note_change(meeting=found, fields=sorted(changed), by=by)
    if told and found.invited_at and (was_ahead or found.is_ahead(at)):
        _tell_of_change(found, earlier, by)
    return found


def _tell_of_change(meeting: Meeting, earlier: Meeting, by: User | None) -> None:
    """Over the border of a term or a seat, some are not invited any more, and others are for the first time."""
    take_back(meeting=meeting, by=by)
    before = {seat.person_id: seat.person for seat in invited(earlier)}
    now = {seat.person_id: seat.person for seat in invited(meeting)}
    for key in before.keys() - now.keys():
        tell_or_call(meeting=earlier, person=before[key], about=About.CANCELLED, by=by)
    for key in now.keys() - before.keys():
        tell_or_call(meeting=meeting, person=now[key], about=About.INVITATION, by=by)
    new = now.keys() - before.keys()
    tell_members(meeting=meeting, about=About.CHANGED, before=earlier.starts_at, left_out=new, by=by)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, at: datetime.datetime, by: User | None) -> Meeting:
    """Call a meeting off; whoever was invited is told. Raises ValidationError when it has begun or is called off."""
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if not found.is_ahead(at):
        raise ValidationError(_("The meeting has begun already."), code="begun")
    found.state, found.sequence, found.changed_at = MeetingState.CANCELLED, found.sequence + 1, at
    found.save()
    note_change(meeting=found, fields=["state"], by=by)
    take_back(meeting=found, by=by)
    if found.invited_at:
        tell_members(meeting=found, about=About.CANCELLED, by=by)
    return found
