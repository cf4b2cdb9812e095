"""What the worker does with places once a day."""

import datetime

from base.chores import daily
from workshops.enrolment.services import note_numbers


@daily
def numbers_of_workshops(today: datetime.date) -> None:
    """Numbers stay when the rows that they were counted from are deleted in time."""
    note_numbers(today=today, by=None)
