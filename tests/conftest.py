"""The cast, the site they meet, and the clock."""

import datetime
import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker

from base.bursts import forms_sent
from base.page_cache import middleware, parts
from base.page_cache.parts import forget_parts
from base.search.vocabulary import vocabulary
from base.users import User
from network.materials.receivers import uses
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from pajaverkko.texts.catalogues import compile_all
from tests.everything import ON_POSTGRESQL, ONCE, ROOMS
from tests.factories.base import UserFactory
from tests.factories.network import CentreFactory, CentrePageFactory
from tests.factories.pajaverkko import Trunk, make_trunk, trunk_again
from tests.own_site import OwnSite, Processes
from tests.snapshots import Snapshot, page_again
from tests.staff import signed_in_client, staff
from tests.tables import keep_tables

BROWSERS = {"client", "stranger", "signed_in", "admin_client"}
"""Fixtures of those who ask for pages."""


def pytest_configure(config: pytest.Config) -> None:
    """The texts are read from compiled catalogues, which a fresh copy of the code does not have."""
    compile_all()
    # Thousands of tests on one heap that hardly changes: looking it through for cycles as often as usual takes a sixth
    # of the time.
    gc.set_threshold(200_000, 50, 100)
    # Wagtail does not close the temporary file that it makes a size of an image in (Image.generate_rendition_file).
    config.addinivalue_line("filterwarnings", "ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "leave out the screens that are asked on PostgreSQL in the same run"
    parser.addoption("--beside-postgresql", action="store_true", help=told)
    parser.addoption("--tables", type=Path, help="a folder where tables that were made are kept for a later part")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database is asked, and beside it on SQLite what everything.py says."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        left_out = [item for item in items if not _asks_a_database(item)]
    elif config.getoption("beside_postgresql"):
        left_out = [item for item in items if _is_asked_on_postgresql(item)]
    else:
        return
    config.hook.pytest_deselected(items=left_out)
    unasked = set(left_out)
    items[:] = [item for item in items if item not in unasked]


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    gc.freeze()


def _asks_a_database(item: pytest.Item) -> bool:
    wanted = {"db", "transactional_db", "lasting_database"}
    return item.get_closest_marker("django_db") is not None or bool(wanted & set(getattr(item, "fixturenames", ())))


def _is_asked_on_postgresql(item: pytest.Item) -> bool:
    place = item.nodeid
    is_of_a_room = place.startswith(ROOMS) and bool(BROWSERS & set(getattr(item, "fixturenames", ())))
    is_wanted = place.startswith(ON_POSTGRESQL) or is_of_a_room
    return is_wanted and not place.startswith(ONCE) and _asks_a_database(item)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config) -> None:
    """The database of the tests, and its tables kept when somebody comes for them later."""
    if folder := pytestconfig.getoption("tables"):
        with django_db_blocker.unblock():
            keep_tables(folder)


@pytest.fixture(scope="session", autouse=True)
def _files_are_taken_away() -> Iterator[None]:
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_is_left_over() -> Iterator[None]:
    """A cached root path, a language or a word of the index of one test must not reach the next one."""
    cache.clear()
    caches["pages"].clear()
    vocabulary.forget()
    uses.forget()
    forget_parts()
    forms_sent.forget()
    with translation.override("fi"):
        yield
    cache.clear()
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def _minutes_do_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pages are made of is held for a minute: a test that counts questions would count more at the end of one."""
    monkeypatch.setattr(parts, "MINUTE", 10**9)


@pytest.fixture
def minutes_end(_minutes_do_not_end: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a real site."""
    for module in (middleware, parts):
        monkeypatch.setattr(module, "MINUTE", 60)


@pytest.fixture(scope="module")
def lasting_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the fixtures of a module make stays until its last test has run; what a test changes is taken back.

    Each of its tests is marked with `django_db`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def _section(site: Trunk, name: str) -> CentrePage:
    slug = name.lower()
    return CentrePageFactory(parent=site.home, centre=CentreFactory(slug=slug, name_fi=name), slug=slug)


trunk = Snapshot(make_trunk, trunk_again)
sections = {name: Snapshot(_section, page_again) for name in ("Koske", "Verso")}


@pytest.fixture
def site(db: None) -> Trunk:
    """Front pages in Finnish, Swedish and English, and the lists in Finnish."""
    return trunk()


@pytest.fixture
def centre_page(site: Trunk) -> CentrePage:
    """The section of the centre Koske."""
    return sections["Koske"](site, "Koske")


@pytest.fixture
def other_centre_page(site: Trunk) -> CentrePage:
    """The section of another centre, Verso."""
    return sections["Verso"](site, "Verso")


@pytest.fixture
def administrator(db: None) -> User:
    return staff("yllapitaja@pajaverkko.example", StaffRole.ADMINISTRATOR)


@pytest.fixture
def coordinator(centre_page: CentrePage) -> User:
    """Writes and publishes in the section of Koske."""
    return staff("koordinaattori@koske.example", StaffRole.COORDINATOR, centre_page.centre)


@pytest.fixture
def outside_coordinator(other_centre_page: CentrePage) -> User:
    """Writes and publishes in the section of Verso."""
    return staff("koordinaattori@verso.example", StaffRole.COORDINATOR, other_centre_page.centre)


@pytest.fixture
def editor(centre_page: CentrePage) -> User:
    """Writes in the section of Koske and publishes nothing."""
    return staff("toimittaja@koske.example", StaffRole.EDITOR, centre_page.centre)


@pytest.fixture
def worker(db: None) -> User:
    """Has an account and no rights."""
    return UserFactory(email="tyontekija@kunta.example")


@pytest.fixture
def stranger() -> Client:
    """A browser in which nobody has signed in."""
    return Client()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which this person has signed in, with both steps."""
    return signed_in_client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime.datetime], None]:
    """Set the site's clock to a moment; it stands still there."""

    def set_clock(moment: datetime.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_clock


@pytest.fixture(scope="session")
def processes_at_work(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OwnSite, Processes]]:
    """A site of its own for what needs real processes, a real file or a real dump of a database.

    Starting Python and importing everything takes seconds: once is enough.
    """
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
