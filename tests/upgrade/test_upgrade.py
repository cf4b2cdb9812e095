"""A site as it was after the first issue comes to the state of now, though it is killed on the way."""

import lzma
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.load.own_server import ROOT, OwnServer
from tests.postgres import address_of, program_of
from tests.upgrade.jobs import columns
from tests.upgrade.make import LITE, PACKED

pytestmark = pytest.mark.django_db
JOBS = "tests.upgrade.jobs"
KILLS, SEED, PATIENCE = 3, 8, 120
NAME = "of_the_first_issue"


class FirstSite:
    """The packed database on a site of its own, with a way to count the migrations that it has seen."""

    def __init__(self, folder: Path) -> None:
        self.address = ""
        if connection.vendor == "postgresql":
            words = connection.settings_dict
            server = address_of(words["USER"], words["PASSWORD"], words["HOST"], words["PORT"])
            self.managed, self.address = f"{server}/postgres", f"{server}/{NAME}"
            self.drop()
            self._manage(f'CREATE DATABASE "{NAME}"')
            restore = [program_of(self.managed, "pg_restore"), "--no-owner", f"--dbname={self.address}", str(PACKED)]
            subprocess.run(restore, check=True)
        else:
            (folder / "pajaverkko.sqlite3").write_bytes(lzma.decompress(LITE.read_bytes()))
        self.server = OwnServer(folder, self.address)

    def migrations(self) -> int:
        words = "SELECT count(*) FROM django_migrations"
        if self.address:
            with psycopg.connect(self.address) as database:
                found = database.execute(words).fetchone()
        else:
            with closing(sqlite3.connect(self.server.folder / "pajaverkko.sqlite3")) as database:
                found = database.execute(words).fetchone()
        assert found
        return int(found[0])

    def drop(self) -> None:
        if self.address:
            self._manage(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')

    def _manage(self, words: str) -> None:
        with psycopg.connect(self.managed, autocommit=True) as manager:
            manager.execute(words)


@pytest.fixture(scope="module")
def first(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstSite]:
    site = FirstSite(tmp_path_factory.mktemp("ensimmainen"))
    yield site
    site.drop()


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_goes_on_where_it_was_killed_and_comes_to_the_tables_of_a_new_site(first: FirstSite):
    dice, server = random.Random(SEED), first.server
    for _kill in range(KILLS):
        wanted = first.migrations() + dice.randint(3, 12)
        words = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        with subprocess.Popen(words, cwd=ROOT, env=server.variables, start_new_session=True) as process:
            wait_for(lambda: first.migrations() >= wanted or process.poll() is not None)  # noqa: B023
            assert process.poll() is None
            time.sleep(dice.uniform(0, 0.3))
            os.killpg(process.pid, signal.SIGKILL)
    server.manage("migrate", "--verbosity", "0")

    there = server.call(f"{JOBS}:there")

    assert there["to do"] == []
    assert there["columns"] == columns()
    assert there["pages"] > 100


def test_every_page_is_answered_and_can_be_found(first: FirstSite):
    answered = first.server.call(f"{JOBS}:looked_at")

    assert len(answered) > 100
    assert {address: status for address, status in answered.items() if status != 200} == {}
    assert first.server.call(f"{JOBS}:found_by_words") > 100
