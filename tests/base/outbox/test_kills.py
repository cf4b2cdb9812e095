"""A sender that is killed: its letter is sent by another one, and twice only when it died after the server's yes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from base.heartbeats import LOOPS
from base.outbox.choices import LetterState
from tests.mail import Box, mail_server
from tests.own_site import Ended, OwnSite, Processes

JOBS = "tests.base.outbox.jobs"
NOW, AFTER_THE_LEASE = 0, 121

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letter(processes: Processes) -> None:
    """One that waits to be sent."""
    processes(f"{JOBS}:begin")


@pytest.fixture
def send(processes: Processes, tmp_path: Path) -> Callable[..., Ended]:
    """Run a sender to its end, which may be a violent one: before it is answered at a step."""
    number = tmp_path / "number"

    def run(box: Box, later: int, kill_at: str = "") -> Ended:
        box.meets = lambda step: step == kill_at and os.kill(int(number.read_text()), signal.SIGKILL)
        with mail_server(box=box):
            return processes.run(f"{JOBS}:send", port=settings.EMAIL_PORT, later=later, number_in=str(number))

    return run


def test_sender_killed_before_it_sends_loses_its_letter_to_another(
    processes: Processes, send: Callable[..., Ended]
) -> None:
    box = Box()
    assert send(box, NOW, kill_at="MAIL").killed_by == signal.SIGKILL
    assert (box.messages, processes(f"{JOBS}:state")) == ([], [LetterState.WAITING, 0])

    send(box, NOW)
    assert box.messages == []
    send(box, AFTER_THE_LEASE)
    send(box, AFTER_THE_LEASE)

    assert [message["Message-ID"] for message in box.messages] == ["<sama@localhost>"]
    assert processes(f"{JOBS}:state")[0] == LetterState.SENT


def test_sender_killed_after_the_yes_of_the_server_makes_one_copy_of_the_same_id(
    processes: Processes, send: Callable[..., Ended]
) -> None:
    box = Box()
    assert send(box, NOW, kill_at="DATA").killed_by == signal.SIGKILL
    assert processes(f"{JOBS}:state")[0] == LetterState.WAITING

    for later in (NOW, AFTER_THE_LEASE, 2 * AFTER_THE_LEASE):
        send(box, later)

    assert [message["Message-ID"] for message in box.messages] == ["<sama@localhost>"] * 2
    assert processes(f"{JOBS}:state")[0] == LetterState.SENT


def test_three_senders_at_once_send_one_letter_once(processes: Processes) -> None:
    slow = Box()
    slow.meets = lambda step: time.sleep(0.5)
    with mail_server(box=slow) as box:
        assert processes(f"{JOBS}:send_at_once", port=settings.EMAIL_PORT, senders=3) == [0] * 3

    assert len(box.messages) == 1


def test_worker_sends_letters_and_shows_that_it_is_there(own_site: OwnSite, processes: Processes) -> None:
    """The command itself, whose loop needs no task."""
    with mail_server() as box:
        place = f"smtp://127.0.0.1:{settings.EMAIL_PORT}?plain"
        own = {"PAJAVERKKO_SMTP": place, "DJANGO_SETTINGS_MODULE": "tests.base.outbox.sending"}
        words = [sys.executable, "manage.py", "worker", "--no-reload"]
        worker = subprocess.Popen(words, env={**own_site.variables, **own}, cwd=settings.ROOT)
        try:
            ends = time.monotonic() + 60
            while time.monotonic() < ends and not (box.messages and len(processes(f"{JOBS}:beats")) == len(LOOPS)):
                time.sleep(0.2)
        finally:
            worker.terminate()
            worker.wait(timeout=30)

    assert len(box.messages) == 1
    assert set(processes(f"{JOBS}:beats")) == set(LOOPS)
    assert processes(f"{JOBS}:state")[0] == LetterState.SENT
