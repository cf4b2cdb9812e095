"""The site without the lock of places and without turns, for a test that must see what comes of it."""

import time
from collections.abc import Iterable
from contextlib import nullcontext

from pajaverkko.wsgi import application
from workshops.enrolment import queries
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import enrolling, rows

MOMENT = 0.05
"""Seconds between looking and giving, in which others look as well."""


def unlocked(keys: Iterable[int]) -> list[Gathering]:
    return list(Gathering.objects.select_related("centre__organisation").filter(pk__in=set(keys)).order_by("pk"))


def free_a_moment_ago(gathering: Gathering) -> bool:
    is_free = queries.free_for_newcomers(gathering)
    time.sleep(MOMENT)
    return is_free


queries.locked = unlocked
enrolling.locked = unlocked
enrolling.in_turn = nullcontext
rows.free_for_newcomers = free_a_moment_ago

__all__ = ["application"]
