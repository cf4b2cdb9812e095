"""What every service of this room begins with: the meeting, locked, for somebody who may."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.permissions import can_keep
from network.meetings.choices import IS_AGREED, MeetingState
from network.meetings.models import Meeting
from network.meetings.queries import locked_meeting
from network.regions.models import Organisation


def of(*, meeting: Meeting, by: User | None) -> Meeting:
    """The meeting as it is now, locked. `by` is None for the worker, the member and the demo."""
    found = locked_meeting(meeting.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    return found


def with_text_open(*, meeting: Meeting, by: User | None) -> Meeting:
    """The same; raises ValidationError once the memo is agreed: from then on it does not change."""
    found = of(meeting=meeting, by=by)
    if found.memo in IS_AGREED:
        raise ValidationError(_("The memo has been agreed: it does not change any more."), code="agreed")
    return found


def answers_for(*, meeting: Meeting, by: User | None) -> Organisation:
    """Raises ValidationError where no organisation answers for what people tell."""
    controller = meeting.controller
    if controller is None:
        raise ValidationError(_("No organisation answers for the people of this council."), code="no_controller")
    return controller


def held(*, meeting: Meeting, by: User | None) -> None:
    """Raises ValidationError for a meeting that was cancelled."""
    if meeting.state == MeetingState.CANCELLED:
        raise ValidationError(_("The meeting has been cancelled."), code="cancelled")


def note_change(*, meeting: Meeting, fields: list[str], by: User | None, person: str = "") -> None:
    """What was done with a meeting, or with what hangs on it."""
    controller = meeting.controller.pk if meeting.controller else 0
    note(act=Act.CHANGED, of=meeting, by=by, reference=person or str(meeting.pk), controller=controller, fields=fields)
