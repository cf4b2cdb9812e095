"""Ten thousand rows of personal data that are due at once are gone within a minute."""

import datetime
import time

import pytest

from base.personal_data.forgetting import delete_in_time, due_numbers
from tests.pajaverkko.deletion.jobs import make_due
from tests.pajaverkko.deletion.test_every_rule import night

PEOPLE = 5_000
MOST_SECONDS = 60
TODAY = datetime.date(2026, 11, 26)


@pytest.mark.django_db
def test_ten_thousand_due_rows_are_deleted_within_a_minute():
    """Five thousand people and their needs are due, each by a rule of its own; routes and parts go with the people."""
    make_due(people=PEOPLE, photos=0)
    began = time.monotonic()
    run = delete_in_time(now=night(TODAY), by=None)

    assert time.monotonic() - began < MOST_SECONDS
    assert run is not None
    assert run.rows == {
        "network.ContactRoute": PEOPLE,
        "network.Need": PEOPLE,
        "network.Part": PEOPLE,
        "network.Person": PEOPLE,
    }
    assert due_numbers(TODAY) == {}
