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
