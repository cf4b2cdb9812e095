"""What the worker does for this room once a day."""

import datetime

from base.chores import daily
from network.personal_links.services import warn_of_requests


@daily
def warn_officer(today: datetime.date) -> None:
    warn_of_requests(today=today, by=None)
