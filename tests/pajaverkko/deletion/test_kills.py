"""A night that is killed half-way and begun again ends as one that was not."""

import signal
from typing import Any

import pytest

from tests.own_site import OwnSite, Processes

JOBS = "tests.pajaverkko.deletion.jobs"
NIGHT, LATER = "2026-11-26T04:31:00+02:00", "2026-11-26T04:40:00+02:00"
PEOPLE, PHOTOS = 1_200, 3
"""Three batches of people and three of needs."""

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def busy_site(own_site: OwnSite, processes: Processes) -> OwnSite:
    """On which much is due; `again` takes it back there."""
    processes(f"{JOBS}:make_due", people=PEOPLE, photos=PHOTOS)
    own_site.keep()
    return own_site


@pytest.fixture(scope="module")
def whole_night(busy_site: OwnSite, processes: Processes) -> tuple[int, dict[str, Any]]:
    """How many statements a night takes that nobody kills, and what it leaves behind."""
    statements = processes(f"{JOBS}:night", at=NIGHT)
    return statements, processes(f"{JOBS}:state")


def test_night_that_nobody_kills_deletes_everything_that_is_due(whole_night: tuple[int, dict[str, Any]]):
    _statements, left = whole_night

    assert {table for table, rows in left.items() if "Osallistuja " in str(rows) or "'person_id'" in str(rows)} == set()
    assert left["files"] == []
    assert f"'network.Person': {PEOPLE}" in left["base_deletionrun"][0].replace('"', "'")


@pytest.mark.parametrize("part", [0.0, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_night_killed_between_two_statements_ends_the_same(
    busy_site: OwnSite, processes: Processes, whole_night: tuple[int, dict[str, Any]], part: float
):
    statements, left = whole_night
    busy_site.again()

    ended = processes.run(f"{JOBS}:night", at=NIGHT, kill_at=1 + int(statements * part))
    assert ended.killed_by == signal.SIGKILL
    processes(f"{JOBS}:night", at=LATER)

    assert processes(f"{JOBS}:state") == left


@pytest.mark.parametrize("file", [1, 3])
def test_night_killed_between_a_row_and_its_file_leaves_no_file(
    busy_site: OwnSite, processes: Processes, whole_night: tuple[int, dict[str, Any]], file: int
):
    busy_site.again()

    ended = processes.run(f"{JOBS}:night", at=NIGHT, kill_at_file=file)
    assert ended.killed_by == signal.SIGKILL
    processes(f"{JOBS}:night", at=LATER)

    assert processes(f"{JOBS}:state") == whole_night[1]


def test_two_workers_in_one_night_delete_and_count_everything_once(
    busy_site: OwnSite, processes: Processes, whole_night: tuple[int, dict[str, Any]]
):
    busy_site.again()

    assert processes(f"{JOBS}:deletions_of_two_workers", at=NIGHT) == [0, 0]

    left, wanted = processes(f"{JOBS}:state"), whole_night[1]
    assert left["base_deletionrun"] == wanted["base_deletionrun"]
    assert {table: rows for table, rows in left.items() if table.startswith("network_")} == {
        table: rows for table, rows in wanted.items() if table.startswith("network_")
    }
    assert left["files"] == []
