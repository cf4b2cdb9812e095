"""The steps of a memo, each with who took it and when."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from base.users import User
from network.meetings.choices import STEPS, MemoState
from network.meetings.models import Meeting, MemoStep
from network.meetings.services.finding import note_change
from network.meetings.services.telling import take_back_memo


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
