"""What the worker does with proposals once a day."""

import datetime

from base.chores import daily
from network.proposals.services import remind_of_answers


@daily
def answers_that_are_waited_for(today: datetime.date) -> None:
    """Whoever has not answered is reminded twice."""
    remind_of_answers(today=today, by=None)
