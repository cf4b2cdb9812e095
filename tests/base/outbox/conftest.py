"""Letters to send, and a clock to send them by."""

import datetime
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from base.outbox.mail import Mail
from base.outbox.models import Letter
from base.outbox.services import queue_mail

NOON = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)
_numbers = itertools.count(1)

Queue = Callable[..., Letter]
At = Callable[[datetime.timedelta], None]


@pytest.fixture
def queue(db: None) -> Queue:
    """Queue a letter, by default to a person of its own."""

    def queue_one(to: str = "", **values: Any) -> Letter:
        number = next(_numbers)
        mail = Mail(subject="Viesti Pajaverkosta", body=values.pop("body", "Hei!\n\nTässä on viesti.\n"), language="fi")
        words = {"event": f"tapahtuma {number}", "person": f"henkilö {number}", "kind": "koe"} | values
        with transaction.atomic():
            return queue_mail(mail=mail, to=to or f"henkilo{number}@posti.example", by=None, **words)

    return queue_one


@pytest.fixture
def at(clock: Callable[[datetime.datetime], None]) -> At:
    """Let it be so long after noon of a certain day."""

    def set_time(after: datetime.timedelta) -> None:
        clock(NOON + after)

    set_time(datetime.timedelta(0))
    return set_time
