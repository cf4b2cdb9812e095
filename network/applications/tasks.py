"""What the worker does once a day."""

import datetime

from base.chores import daily
from network.applications.services import forget_applicants


@daily
def forget_whose_time_is_over(today: datetime.date) -> None:
    forget_applicants(today=today, by=None)
