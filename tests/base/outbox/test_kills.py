"""A sender that is killed: its letter is sent by another one, and twice only when it died after the server's yes."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from base.heartbeats import LOOPS
from base.outbox.choices import LetterState
from base.outbox.models import Letter
from base.outbox.services import KEPT_WAITING
from tests.mail import Box, mail_server

SENDER = """
import datetime, sys
import django
django.setup()
from django.conf import settings
from django.utils import timezone
from base.outbox.delivering import deliver_letters
real, later = timezone.now, datetime.timedelta(seconds=int(sys.argv[2]))
timezone.now = lambda: real() + later
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
deliver_letters()
"""
NOW, AFTER_THE_LEASE = 0, 121

pytestmark = pytest.mark.django_db


class Site:
    """A copy of the test database, for other processes to work on."""

    def __init__(self, folder: Path) -> None:
        own = {"PAJAVERKKO_DATA": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
        self.variables = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
        self.file = folder / "pajaverkko.sqlite3"

    def copy(self) -> None:
        connection.ensure_connection()
        with closing(self.open()) as copy:
            connection.connection.backup(copy)

    def open(self) -> Any:
        return sqlite3.connect(self.file)

    def drop(self) -> None:
        """The folder goes with the test."""

    def ask(self, question: str) -> list[Any]:
        with closing(self.open()) as copy:
            return list(copy.execute(question).fetchall())

    def state(self) -> tuple[str, int]:
        """State and tries of the letter."""
        return self.ask("SELECT state, attempts FROM base_letter")[0]

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen([sys.executable, *words], env=self.variables, cwd=settings.ROOT, **pipes)


class PostgresSite(Site):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        words = connection.settings_dict
        self.place = f"postgres://{words['USER']}:{words['PASSWORD']}@{words['HOST']}:{words['PORT']}"
        self.source, self.name = words["NAME"], f"{words['NAME']}_copy"
        self.variables["PAJAVERKKO_DATABASE"] = f"{self.place}/{self.name}"

    def copy(self) -> None:
        connection.close()
        self._manage(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.source}"')

    def open(self) -> Any:
        return psycopg.connect(f"{self.place}/{self.name}")

    def drop(self) -> None:
        self._manage(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _manage(self, words: str) -> None:
        with psycopg.connect(f"{self.place}/postgres", autocommit=True) as manager:
            manager.execute(words)


@pytest.fixture(scope="module")
def copied_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Made while no transaction is open, which a copy would wait for."""
    folder = tmp_path_factory.mktemp("sivusto")
    site = PostgresSite(folder) if connection.vendor == "postgresql" else Site(folder)
    with django_db_blocker.unblock():
        site.copy()
    yield site
    site.drop()


@pytest.fixture
def site(copied_site: Site) -> Site:
    """A site with one letter, and a worker that has never been seen."""
    with closing(copied_site.open()) as copy:
        copy.execute("DELETE FROM base_heartbeat")
        copy.execute("DELETE FROM base_letter")
        copy.execute(*_letter("%s" if connection.vendor == "postgresql" else "?"))
        copy.commit()
    return copied_site


def _letter(place: str) -> tuple[str, list[Any]]:
    now = timezone.now()
    letter = Letter(
        event="tapahtuma",
        person="henkilö",
        kind="koe",
        version="1",
        message_id="<sama@localhost>",
        language="fi",
        address="henkilo@posti.example",
        subject="Viesti",
        body="Hei!",
        queued_at=now,
        next_try_at=now,
        expires_at=now + KEPT_WAITING,
    )
    columns = [field for field in Letter._meta.local_concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(letter, True), connection) for field in columns]
    names = ", ".join(field.column for field in columns)
    return f"INSERT INTO base_letter ({names}) VALUES ({', '.join([place] * len(columns))})", values


@pytest.fixture
def send(site: Site) -> Callable[..., int]:
    """Run a sender to its end, which may be a violent one; return how it ended."""

    def run(box: Box, later: int, kill_at: str = "") -> int:
        with mail_server(box=box):
            sender = site.start("-c", SENDER, str(settings.EMAIL_PORT), str(later))
            # Stopped first: it cannot read the answer that it is given.
            box.meets = lambda step: step == kill_at and os.kill(sender.pid, signal.SIGSTOP)
            _let_go([sender])
            if kill_at:
                _, status = os.waitpid(sender.pid, os.WUNTRACED)
                assert os.WIFSTOPPED(status)
                time.sleep(0.2)
                sender.kill()
            return sender.wait(timeout=60)

    return run


def _let_go(senders: list["subprocess.Popen[bytes]"]) -> None:
    """Wait until all are ready, then start them in one moment."""
    for sender in senders:
        assert sender.stdout
        with sender.stdout:
            assert sender.stdout.readline() == b"ready\n"
    for sender in senders:
        assert sender.stdin
        with sender.stdin:
            sender.stdin.write(b"\n")


def test_sender_killed_before_it_sends_loses_its_letter_to_another(site: Site, send: Callable[..., int]) -> None:
    box = Box()
    assert send(box, NOW, kill_at="MAIL") == -signal.SIGKILL
    assert (box.messages, site.state()) == ([], (LetterState.WAITING, 0))

    send(box, NOW)
    assert box.messages == []
    send(box, AFTER_THE_LEASE)
    send(box, AFTER_THE_LEASE)

    assert [message["Message-ID"] for message in box.messages] == ["<sama@localhost>"]
    assert site.state()[0] == LetterState.SENT


def test_sender_killed_after_the_yes_of_the_server_makes_one_copy_of_the_same_id(
    site: Site, send: Callable[..., int]
) -> None:
    box = Box()
    assert send(box, NOW, kill_at="DATA") == -signal.SIGKILL
    assert site.state()[0] == LetterState.WAITING

    for later in (NOW, AFTER_THE_LEASE, 2 * AFTER_THE_LEASE):
        send(box, later)

    assert [message["Message-ID"] for message in box.messages] == ["<sama@localhost>"] * 2
    assert site.state()[0] == LetterState.SENT


def test_three_senders_at_once_send_one_letter_once(site: Site) -> None:
    slow = Box()
    slow.meets = lambda step: time.sleep(0.5)
    with mail_server(box=slow) as box:
        senders = [site.start("-c", SENDER, str(settings.EMAIL_PORT), "0") for _ in range(3)]
        _let_go(senders)
        assert [sender.wait(timeout=120) for sender in senders] == [0] * 3

    assert len(box.messages) == 1


def test_worker_sends_letters_and_shows_that_it_is_there(site: Site) -> None:
    """The command itself, whose loop needs no task."""
    with mail_server() as box:
        place = f"smtp://127.0.0.1:{settings.EMAIL_PORT}?plain"
        site.variables |= {"PAJAVERKKO_SMTP": place, "DJANGO_SETTINGS_MODULE": "tests.base.outbox.sending"}
        worker = site.start("manage.py", "worker", "--no-reload")
        try:
            ends = time.monotonic() + 60
            while time.monotonic() < ends and not (box.messages and len(_beats(site)) == len(LOOPS)):
                time.sleep(0.2)
        finally:
            worker.terminate()
            worker.communicate(timeout=30)

    assert len(box.messages) == 1
    assert set(_beats(site)) == set(LOOPS)
    assert site.state()[0] == LetterState.SENT


def _beats(site: Site) -> list[str]:
    return [name for (name,) in site.ask("SELECT name FROM base_heartbeat")]
