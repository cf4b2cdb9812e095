"""What the worker does for this room once a day."""

import datetime

from base.chores import daily
from network.suggestions.services import forget_suggestions


@daily
def forget_old_suggestions(today: datetime.date) -> None:
    forget_suggestions(today=today, by=None)
