"""The short form of `tests.load.enrolment_load`: everybody at once, and each presses three times."""

import pytest

from tests.load.enrolment_load import crowd, serving

PEOPLE, PLACES = 60, 7


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_crowd_fills_exactly_the_places_and_everybody_comes_once(database: str):
    with serving(database) as server:
        told = crowd(server, people=PEOPLE, places=PLACES, clicks=3)

    assert told.faults == []
    assert told.states == {"confirmed": PLACES, "waiting": PEOPLE - PLACES}


def test_crowd_without_the_lock_is_not_served_rightly():
    """The lock taken away: the same check must see it. On SQLite there is no other way to write than one by one."""
    with serving("postgresql", "tests.load.unlocked_wsgi") as server:
        told = crowd(server, people=PEOPLE, places=PLACES)

    assert told.faults
