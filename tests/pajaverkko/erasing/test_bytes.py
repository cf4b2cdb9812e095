"""After the night the bytes of an erased person are in no file of the database; the certificate tells since when."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from typing import Any

import psycopg
import pytest

from tests.own_site import OwnSite, Processes
from tests.pajaverkko.erasing.canary import ADDRESS, NAME, SLUG, TRACES
from tests.pajaverkko.erasing.raw import hits_in_bytes

pytestmark = pytest.mark.django_db
JOBS = "tests.pajaverkko.erasing.jobs"
WORDS = [NAME, NAME.lower(), SLUG, ADDRESS, "anariala", "\\u00c4yr\\u00e4s", "ANARIALA"]


@pytest.fixture(scope="module")
def canary(own_site: OwnSite, processes: Processes) -> str:
    """On a site that is kept as it is before anybody is erased."""
    key = str(processes(f"{JOBS}:make_canary"))
    own_site.keep()
    return key


@pytest.fixture(scope="module")
def server(own_site: OwnSite, canary: str) -> Iterator[None]:
    """The site's own connections are open all the while, as those of a server are."""
    with _a_connection_that_is_always_there(own_site):
        yield


def _a_connection_that_is_always_there(own_site: OwnSite) -> Any:
    """SQLite empties its log when the last one closes: a server's never does."""
    if own_site.address:
        return nullcontext()
    server = sqlite3.connect(own_site.file)
    server.execute("SELECT COUNT(*) FROM network_person").fetchone()
    return closing(server)


def _a_reader(own_site: OwnSite) -> Any:
    """Somebody who has begun to read and sees everything as it was then."""
    if own_site.address:
        reader = psycopg.connect(own_site.address)
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1 FROM pg_class").fetchone()
        return closing(reader)
    reader = sqlite3.connect(own_site.file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM network_person").fetchone()
    return closing(reader)


def test_sqlite_writes_over_what_it_deletes_and_postgresql_does_not(
    own_site: OwnSite, processes: Processes, canary: str
):
    """Why the night has to write every table anew, and what SQLite does at once (secure_delete)."""
    processes(f"{JOBS}:erase", people=[canary])
    if not own_site.address:
        with closing(sqlite3.connect(own_site.file)) as server:
            server.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert bool(hits_in_bytes(own_site, WORDS)) is bool(own_site.address)
    own_site.again()


def test_certificate_says_nothing_before_the_bytes_are_gone(
    own_site: OwnSite, processes: Processes, server: None, canary: str
):
    """Deleted, the bytes are still there; a reader with an older view of the data keeps the night from taking them."""
    assert hits_in_bytes(own_site, WORDS)

    with _a_reader(own_site):
        processes(f"{JOBS}:erase", people=[canary])
        assert processes(f"{JOBS}:hits", words=list(TRACES)) == []
        assert not processes(f"{JOBS}:night", at="2026-11-26T04:31:00+02:00")

    assert hits_in_bytes(own_site, WORDS)
    assert processes(f"{JOBS}:told")["certificates"] == [False]


def test_night_takes_the_last_bytes_and_notes_it_on_the_certificate(
    own_site: OwnSite, processes: Processes, server: None, canary: str
):
    assert not processes(f"{JOBS}:night", at="2026-11-26T04:50:00+02:00"), "tried again an hour later"
    assert processes(f"{JOBS}:night", at="2026-11-26T05:32:00+02:00")

    assert hits_in_bytes(own_site, WORDS) == {}
    told = processes(f"{JOBS}:told")
    assert (told["certificates"], told["nights"]) == ([True], [True])
    assert canary not in told["people"]
    assert not processes(f"{JOBS}:night", at="2026-11-26T06:50:00+02:00"), "once a night"
