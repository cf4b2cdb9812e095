"""What the worker does once a day."""

import datetime

from base.chores import daily
from network.applications.services import forget_applicants, tell_of_late_answers


@daily
def forget_whose_time_is_over(today: datetime.date) -> None:
    forget_applicants(today=today, by=None)


@daily
def answers_that_applicants_wait_for(today: datetime.date) -> None:
    tell_of_late_answers(today=today, by=None)
