"""What the worker does with seats and terms once a day."""

import datetime

from base.chores import daily
from network.councils.services import follow_last_days, follow_terms


@daily
def last_days_of_members(today: datetime.date) -> None:
    """Whoever was told to leave on a day has left when it has passed."""
    follow_last_days(today=today, by=None)


@daily
def needs_of_members(today: datetime.date) -> None:
    """What members need is kept as long as their term goes on."""
    follow_terms(today=today, by=None)
