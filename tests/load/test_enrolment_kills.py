"""The short form of `tests.load.enrolment_kills`: fewer people, fewer kills."""

import pytest

from tests.load.enrolment_kills import survive
from tests.load.own_server import OwnServer
from tests.load.own_worker import OwnWorker
from tests.own_site import Processes

PEOPLE, PLACES, KILLS, SEED = 60, 7, 4, 3
MOST_SECONDS = 40
"""Four times what is promised: other tests run beside this one, and take their part of the machine."""

pytestmark = pytest.mark.django_db
"""The tables of the tests are there to be copied."""


def test_whoever_was_led_on_is_in_once_whatever_was_killed(server: OwnServer, jobs: Processes, worker: OwnWorker):
    server.stop()
    server.start()

    left = survive(
        server,
        worker,
        jobs,
        people=PEOPLE,
        places=PLACES,
        kills=KILLS,
        seed=SEED,
        in_a_hurry=True,
        most_seconds=MOST_SECONDS,
    )

    killed = left.killed
    assert len(killed.web) + len(killed.worker) + len(killed.database) == KILLS
    assert left.faults == []
