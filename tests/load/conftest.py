"""One site for each database: to migrate takes longer than a crowd does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.load.enrolment_load import serving
from tests.load.own_server import OwnServer
from tests.load.own_worker import OwnWorker, own_worker
from tests.own_site import Processes
from tests.tables import bring_tables


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Iterator[OwnServer]:
    """It serves, unless a test before has stopped it."""
    tables: Path | None = request.config.getoption("tables")
    with serving(request.param, lambda server: bring_tables(server, tables)) as served:
        yield served


@pytest.fixture(scope="session")
def jobs(server: OwnServer) -> Iterator[Processes]:
    """Functions that work on the site's database."""
    with server.jobs() as processes:
        yield processes


@pytest.fixture
def worker(server: OwnServer) -> Iterator[OwnWorker]:
    """Not started yet."""
    with own_worker(server) as made:
        yield made
