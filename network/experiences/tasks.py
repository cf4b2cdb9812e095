"""What the worker does for this room once a day."""

import datetime

from base.chores import daily
from network.experiences.services import forget_experiences


@daily
def forget_old_experiences(today: datetime.date) -> None:
    forget_experiences(today=today, by=None)
