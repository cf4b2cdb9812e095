"""What the worker does for the roof once a day."""

import datetime

from base.chores import daily
from pajaverkko.services import follow_assignments
from pajaverkko.sign_in.services import forget_sessions


@daily
def forget_old_sessions(today: datetime.date) -> None:
    """A session that is over keeps who had signed in."""
    forget_sessions(by=None)


@daily
def follow_the_days_of_roles(today: datetime.date) -> None:
    """Roles that begin today give their rights, those whose last day was yesterday take them away."""
    follow_assignments(by=None)
