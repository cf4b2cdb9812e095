"""What the worker does with memos and meetings once a day."""

import datetime

from base.chores import daily
from network.meetings.services import agree_in_time, forget_doors


@daily
def memos_agreed_in_time(today: datetime.date) -> None:
    """Where a council agrees when nobody objects by a day."""
    agree_in_time(today=today, by=None)


@daily
def doors_that_are_forgotten(today: datetime.date) -> None:
    """Where exactly a council met is needed by nobody after the meeting."""
    forget_doors(today=today, by=None)
