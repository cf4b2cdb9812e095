"""The short form of `tests.load.enrolment_load`: everybody at once, and each presses three times."""

from collections.abc import Iterator

import pytest

from tests.load.enrolment_load import JOBS, crowd
from tests.load.own_server import OwnServer
from tests.own_site import Processes

pytestmark = pytest.mark.django_db
"""The tables of the tests are there to be copied."""
PEOPLE, PLACES = 60, 7
SEEDED_PEOPLE, SEEDED_PLACES = 80, 8
REPEATS = 10


@pytest.fixture
def serving(server: OwnServer) -> OwnServer:
    if not server.is_running:
        server.start()
    return server


@pytest.fixture
def served_by(server: OwnServer) -> Iterator[OwnServer]:
    """Stopped, to be started with another application; nobody meets that one afterwards."""
    server.stop()
    yield server
    server.stop()


def test_crowd_fills_exactly_the_places_and_everybody_comes_once(serving: OwnServer, jobs: Processes):
    told = crowd(serving, people=PEOPLE, places=PLACES, clicks=3, jobs=jobs)

    assert told.faults == []
    assert told.states == {"confirmed": PLACES, "waiting": PEOPLE - PLACES}


@pytest.mark.parametrize("seed", range(REPEATS))
def test_crowd_in_any_order_fills_exactly_the_places(serving: OwnServer, jobs: Processes, seed: int):
    """Each time in another order, all in one moment or spread over a second, with one click or with two."""
    told = crowd(serving, people=SEEDED_PEOPLE, places=SEEDED_PLACES, clicks=1 + seed % 2, seed=seed, jobs=jobs)

    assert told.faults == []


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_crowd_without_the_lock_is_not_served_rightly(served_by: OwnServer, jobs: Processes):
    """The lock taken away, and the number that the database wants to be given once: more get a place than there are.

    On SQLite there is no other way to write than one by one.
    """
    jobs(f"{JOBS}:give_numbers_twice")
    served_by.start("tests.load.unlocked_wsgi")
    try:
        told = crowd(served_by, people=PEOPLE, places=PLACES, jobs=jobs)
        assert told.states["confirmed"] > PLACES
        assert told.faults
    finally:
        served_by.stop()
        jobs(f"{JOBS}:give_numbers_once")


def test_crowd_is_doubled_when_nobody_looks_at_the_key_of_the_form(served_by: OwnServer, jobs: Processes):
    """Neither the service nor the database: the same check must see that somebody is in twice."""
    jobs(f"{JOBS}:keep_no_keys_apart")
    served_by.start("tests.load.keyless_wsgi")
    try:
        told = crowd(served_by, people=PEOPLE, places=PLACES, clicks=3, jobs=jobs)
    finally:
        jobs(f"{JOBS}:keep_keys_apart")

    assert f"{PEOPLE * 3} rows for {PEOPLE} people" in told.faults
