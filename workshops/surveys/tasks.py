"""What the worker does with answers: mixes them in, and closes surveys whose last day has passed."""

import datetime

from base.chores import daily
from workshops.surveys.services import close_in_time


@daily
def surveys_that_are_over(today: datetime.date) -> None:
    close_in_time(today=today, by=None)
