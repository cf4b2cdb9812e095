"""Where exactly a council met, and by which link, is forgotten when nobody needs it: a door tells who came."""

import datetime

from base.users import User
from network.meetings.choices import DOOR_KEPT
from network.meetings.models import Meeting


def forget_doors(*, today: datetime.date, by: User | None) -> int:
    """Empty the exact place and the link of meetings that are over; returns of how many. The town stays."""
    return Meeting.objects.filter(starts_at__date__lt=today - DOOR_KEPT).update(venue="", link="")
