"""Two centres that different organisations answer for, and the people who meet there."""

import pytest

from base.users import User
from network.people.models import Person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import OrganisationFactory
from tests.factories.people import make_person
from tests.staff import staff


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    return _answered_by("Keski-Suomi", centre_page.centre)


@pytest.fixture
def verso(other_centre_page: CentrePage) -> Centre:
    return _answered_by("Päijät-Häme", other_centre_page.centre)


def _answered_by(name: str, centre: Centre) -> Centre:
    centre.organisation = OrganisationFactory(name_fi=name)
    centre.save()
    return centre


@pytest.fixture
def keeper(koske: Centre) -> User:
    """Keeps the people of Koske."""
    return staff("henkilot@koske.example", StaffRole.COORDINATOR, koske)


@pytest.fixture
def outside_keeper(verso: Centre) -> User:
    """Keeps the people of Verso."""
    return staff("henkilot@verso.example", StaffRole.COORDINATOR, verso)


@pytest.fixture
def facilitator(koske: Centre) -> User:
    return staff("ohjaaja@koske.example", StaffRole.FACILITATOR, koske)


@pytest.fixture
def officer(db: None) -> User:
    """The data protection officer."""
    return staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)


@pytest.fixture
def kuutti(koske: Centre) -> Person:
    return make_person(koske, calling_name="Kuutti", full_name="Kuutti Kanariala", email="kuutti@posti.example")


@pytest.fixture
def norppa(verso: Centre) -> Person:
    return make_person(verso, calling_name="Norppa", full_name="Norppa Kanariala", phone="040 123 4567")
