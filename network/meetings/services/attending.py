"""Who comes and who came."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.queries import membership_of
from network.meetings.choices import Mark
from network.meetings.models import Meeting, MeetingAttendance
from network.meetings.queries import mark_of, seat_on_day
from network.meetings.services.finding import held, note_change, of
from network.people.models import Need, Person
from network.people.services import note_needs


@transaction.atomic
def mark_attendance(
    *, meeting: Meeting, person: Person, mark: Mark | None, at: datetime.datetime, by: User
) -> MeetingAttendance | None:
    """Note whether somebody was there; None takes it back. Before the day only `EXCUSED` can be noted."""
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if mark not in {None, Mark.EXCUSED} and timezone.localtime(at).date() < found.day:
        raise ValidationError(_("Who comes is noted on the day of the meeting."), code="early")
    return _keep(found, person, mark, at, by)


@transaction.atomic
def tell_absence(*, meeting: Meeting, person: Person, comes: bool, at: datetime.datetime, by: None) -> None:
    """A member tells that they cannot come, or can after all. Raises ValidationError once the meeting has begun."""
    found = of(meeting=meeting, by=by)
    if not found.is_ahead(at):
        raise ValidationError(_("The meeting has begun already, or is not held."), code="begun")
    _keep(found, person, None if comes else Mark.EXCUSED, at, by)


def _keep(
    meeting: Meeting, person: Person, mark: Mark | None, at: datetime.datetime, by: User | None
) -> MeetingAttendance | None:
    seat = seat_on_day(person, meeting)
    if seat is None or (by is not None and person.is_restricted):
        raise PermissionDenied
    row = mark_of(person, meeting)
    note_change(meeting=meeting, fields=["attendances"], person=person.reference, by=by)
    if mark is None:
        if row:
            row.delete()
        return None
    row = row or MeetingAttendance(meeting=meeting, person=person, controller_id=person.controller_id)
    row.mark, row.marked_at, row.marked_by = mark, at, by
    row.full_clean(exclude=["meeting", "person", "controller", "marked_by"])
    row.save()
    return row


@transaction.atomic
def tell_needs(*, meeting: Meeting, person: Person, words: Mapping[str, str], by: None) -> Need | None:
    """What a member needs to take part, in all meetings of the council; told anew it takes the place of the earlier."""
    found = of(meeting=meeting, by=by)
    seat = seat_on_day(person, found)
    if seat is None:
        raise PermissionDenied
    event = membership_of(seat.term)
    return note_needs(person=person, event_key=event.key, event_on=event.on, words=words, by=by)
