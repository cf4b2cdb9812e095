"""Freed places: the first in line gets them, whatever freed them."""

import datetime

from django.db import transaction

from base.users import User
from workshops.enrolment.choices import About, EnrolmentState
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import gatherings_with_places_to_give, locked_one, places_taken, waiting
from workshops.enrolment.services.steps import take_step
from workshops.enrolment.services.telling import tell


def give_freed_places(*, gathering: Gathering, at: datetime.datetime, by: User | None) -> int:
    """Give what is free to those who wait, with a moment to answer by; returns how many. The workshop is locked.

    It goes on after enrolment has ended, until the workshop begins.
    """
    if not gathering.is_ahead(at):
        return 0
    free = gathering.capacity - places_taken(gathering)
    if free <= 0:
        return 0
    first = list(waiting(gathering).select_related("person")[:free])
    due = min(at + datetime.timedelta(hours=gathering.answer_hours), gathering.latest_answer(at))
    for enrolment in first:
        take_step(enrolment=enrolment, to=EnrolmentState.OFFERED, at=at, by=by, answer_due_at=due)
        tell(gathering=gathering, enrolment=enrolment, about=About.OFFERED, due_at=due, by=by)
    return len(first)


def fill_everywhere(*, at: datetime.datetime, by: User | None) -> int:
    """Give every free place for which somebody waits: rows of people who were erased or made one leave some."""
    given = 0
    for key in list(gatherings_with_places_to_give(at).values_list("pk", flat=True)):
        with transaction.atomic():
            given += give_freed_places(gathering=locked_one(key), at=at, by=by)
    return given
