"""Many forms of one kind within a short time: nobody is kept from sending, and the staff is told.

Numbers by minute are kept, no longer than they are needed: not who sent what, nor from where.
"""

import datetime
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.core.cache import caches
from django.utils import timezone

from base.tally import Tally

MANY = 30
"""Forms of one kind within ten minutes that are no burst yet: everybody of a workshop may send one."""
MINUTES = 10
TOLD = 24 * 60 * 60
"""Seconds for which the staff is told."""


@dataclass(frozen=True)
class Burst:
    """The most forms for a purpose that came in within ten minutes, and when the last of them did."""

    purpose: str
    most: int
    last_at: datetime.datetime


def bursts(purposes: Iterable[str]) -> list[Burst]:
    """Those of the last day."""
    keys = {_told(purpose): purpose for purpose in purposes}
    return [Burst(keys[key], *found) for key, found in caches["shared"].get_many(list(keys)).items()]


def _store(counted: Mapping[Hashable, int]) -> None:
    for purpose, number in counted.items():
        _count(str(purpose), number, timezone.now())


def _count(purpose: str, number: int, now: datetime.datetime) -> None:
    """Two processes that count at once may lose a few: it is about many."""
    cache, minute = caches["shared"], int(now.timestamp()) // 60
    cache.set(_sent(purpose, minute), cache.get(_sent(purpose, minute), 0) + number, timeout=(MINUTES + 1) * 60)
    found = sum(cache.get_many([_sent(purpose, minute - back) for back in range(MINUTES)]).values())
    if found <= MANY:
        return
    most, last_at = cache.get(_told(purpose)) or (0, now)
    is_the_same = now - last_at < datetime.timedelta(minutes=MINUTES)
    cache.set(_told(purpose), (max(found, most if is_the_same else 0), now), timeout=TOLD)


def _sent(purpose: str, minute: int) -> str:
    return f"forms_{purpose}_{minute}"


def _told(purpose: str) -> str:
    return f"burst_{purpose}"


forms_sent = Tally(_store)
"""Counts public forms by their purpose, beside the requests that they came with."""
