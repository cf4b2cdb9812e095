"""What the worker does for this room once a day."""

import datetime

from base.chores import daily
from network.inquiries.services import warn_of_inquiries


@daily
def warn_administrators(today: datetime.date) -> None:
    warn_of_inquiries(today=today, by=None)
