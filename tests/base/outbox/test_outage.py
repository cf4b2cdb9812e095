"""A mail server that is away for three days: nothing is lost, and all of it has left two minutes after its return."""

import datetime
import time
from itertools import groupby

import pytest
from django.test import override_settings

from base.outbox.choices import LetterState
from base.outbox.delivering import ASK_AGAIN, deliver_letters
from base.outbox.models import Letter
from base.outbox.pace import pace
from pajaverkko.management.commands.worker import LOOPS
from tests.base.outbox.conftest import At, Queue
from tests.mail import free_port, mail_server, speaking_to

AWAY = datetime.timedelta(hours=72)
LETTERS, PERSONS = 1_000, 400
PROMISED = 120
"""Seconds after the server's return."""


@pytest.fixture
def _nobody_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the sender would have slept to keep its pace is added to the seconds that have passed."""
    slept: list[float] = []
    seconds = time.monotonic
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(time, "monotonic", lambda: seconds() + sum(slept))
    monkeypatch.setattr(pace, "_free_at", 0.0)


@pytest.mark.usefixtures("_nobody_sleeps")
def test_three_days_without_a_mail_server_lose_nothing(queue: Queue, at: At) -> None:
    port = free_port()
    every = next(loop.every for loop in LOOPS if loop.name == "letters")
    letters = _three_days(queue, at, port)
    assert len(letters) == LETTERS

    # The worst moment for a return: right after the server has been asked.
    with mail_server(port) as box, override_settings(MAILS_PER_SECOND=20):
        passed = 0.0
        while len(box.messages) < LETTERS and passed <= PROMISED:
            began = time.monotonic()
            at(AWAY + datetime.timedelta(seconds=passed))
            deliver_letters()
            passed += every + time.monotonic() - began

    assert passed <= PROMISED
    assert {message["Message-ID"] for message in box.messages} == set(letters)
    assert len(box.messages) == LETTERS
    assert not Letter.objects.exclude(state=LetterState.SENT).exists()
    _order_is_kept(letters, [message["Message-ID"] for message in box.messages])


def _three_days(queue: Queue, at: At, port: int) -> dict[str, tuple[str, int]]:
    """Letters queued over three days, tried as the worker does, a little more rarely; by their message ids."""
    found = {}
    with speaking_to(port):
        for number in range(LETTERS):
            at(AWAY * number / LETTERS)
            letter = queue(person=f"henkilö {number % PERSONS}")
            found[letter.message_id] = (letter.person, letter.pk)
            if number % 3 == 0:
                deliver_letters()
        at(AWAY)
        assert deliver_letters() == 0
    return found


def _order_is_kept(letters: dict[str, tuple[str, int]], arrived: list[str]) -> None:
    in_order = sorted((letters[one][0], place) for place, one in enumerate(arrived))
    for _person, places in groupby(in_order, key=lambda found: found[0]):
        keys = [letters[arrived[place]][1] for _, place in places]
        assert keys == sorted(keys)


def test_letters_whose_pauses_have_grown_long_leave_as_soon_as_the_server_is_back(queue: Queue, at: At) -> None:
    port, letters = free_port(), [queue() for _ in range(5)]
    with speaking_to(port):
        for half_hour in range(1, 145):
            at(datetime.timedelta(minutes=30 * half_hour))
            deliver_letters()
    assert Letter.objects.earliest("attempts").attempts > 10

    with mail_server(port) as box:
        at(AWAY + ASK_AGAIN)
        assert deliver_letters() == len(letters)

    assert len(box.messages) == len(letters)


def test_server_is_asked_twice_a_minute_however_many_letters_wait(queue: Queue, at: At) -> None:
    for _ in range(50):
        queue()

    with speaking_to(free_port()):
        for seconds in range(0, 300, 5):
            at(datetime.timedelta(seconds=seconds))
            deliver_letters()

    tries = sum(Letter.objects.values_list("attempts", flat=True))
    assert tries == 300 / ASK_AGAIN.total_seconds()


@override_settings(MAILS_PER_SECOND=10)
def test_letters_leave_no_faster_than_the_pace(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_free_at", 0.0)
    for _ in range(11):
        queue()

    began = time.monotonic()
    with mail_server():
        assert deliver_letters() == 11
    assert time.monotonic() - began >= 1
