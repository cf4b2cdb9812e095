"""One site for each database: to migrate takes longer than a crowd does."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.load.enrolment_load import serving
from tests.load.own_server import OwnServer, migrate
from tests.load.own_worker import OwnWorker, own_worker
from tests.own_site import Processes


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[OwnServer]:
    """It serves, unless a test before has stopped it."""

    def copy(server: OwnServer) -> None:
        """The tables of the tests, as they begin."""
        with django_db_blocker.unblock(), closing(sqlite3.connect(server.folder / "pajaverkko.sqlite3")) as made:
            connection.ensure_connection()
            connection.connection.backup(made)

    is_copied = request.param == connection.vendor == "sqlite"
    with serving(request.param, copy if is_copied else migrate) as served:
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
