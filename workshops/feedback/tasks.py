"""What the worker does with feedback once a day."""

import datetime

from base.chores import daily
from workshops.feedback.services import follow_numbers


@daily
def how_many_are_asked(today: datetime.date) -> None:
    follow_numbers(today=today, by=None)
