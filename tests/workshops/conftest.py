"""A series of Koske with one open workshop of two places, and those who come there."""

import pytest

from base.users import User
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import OrganisationFactory
from tests.factories.workshops import SeriesPageFactory
from tests.snapshots import Snapshot, page_again
from tests.staff import staff
from tests.workshops.enrolment.places import open_workshop
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    centre_page.centre.organisation = OrganisationFactory(name_fi="Keski-Suomi")
    centre_page.centre.save()
    return centre_page.centre


@pytest.fixture
def keeper(koske: Centre) -> User:
    """The coordinator of Koske."""
    return staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske)


@pytest.fixture
def outsider(other_centre_page: CentrePage) -> User:
    """The coordinator of Verso."""
    return staff("koordinoi@verso.example", StaffRole.COORDINATOR, other_centre_page.centre)


def _series(parent: CentrePage) -> SeriesPage:
    return SeriesPageFactory(parent=parent, title="Rakenteellisen sosiaalityön työpajat", slug="rakenne")


def _again(gathering: Gathering) -> Gathering:
    return Gathering.objects.get(pk=gathering.pk)


_all_series = Snapshot(_series, page_again)
_workshops = Snapshot(open_workshop, _again)


@pytest.fixture
def series(koske: Centre, centre_page: CentrePage) -> SeriesPage:
    return _all_series(centre_page)


@pytest.fixture
def workshop(series: SeriesPage) -> Gathering:
    """Two places."""
    return _workshops(series, 2)
