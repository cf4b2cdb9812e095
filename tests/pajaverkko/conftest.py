"""A site of its own for tests that need real processes, a real file or a real dump of a database."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.own_site import OwnSite, Processes


@pytest.fixture(scope="session")
def processes_at_work(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OwnSite, Processes]]:
    """Starting Python and importing everything takes seconds: once is enough."""
    site = OwnSite(tmp_path_factory.mktemp("sivusto"))
    with site.processes() as run:
        yield site, run
    with django_db_blocker.unblock():
        site.drop(kept=True)


@pytest.fixture(scope="module")
def own_site(processes_at_work: tuple[OwnSite, Processes], django_db_blocker: DjangoDbBlocker) -> OwnSite:
    """As new for the tests of a module. Each of them is marked with `django_db`."""
    with django_db_blocker.unblock():
        processes_at_work[0].begin()
    return processes_at_work[0]


@pytest.fixture(scope="module")
def processes(own_site: OwnSite, processes_at_work: tuple[OwnSite, Processes]) -> Processes:
    """What works on it."""
    return processes_at_work[1]
