"""Two people of the staff at once, in threads of a process on a database of its own: nothing is lost or doubled."""

import pytest

from tests.own_site import Processes
from tests.pajaverkko.at_once import APPLICANTS

pytestmark = pytest.mark.django_db


def test_two_readers_and_two_answers_at_once(processes: Processes) -> None:
    told = processes("tests.pajaverkko.at_once:read_and_answer")

    assert told["readings"] == 2 * APPLICANTS
    assert told["ended"] == [str(APPLICANTS), "answered"]
    assert told["letters"] == told["seats"] == APPLICANTS
