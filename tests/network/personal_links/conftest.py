"""Somebody at Koske, with the site around."""

import pytest
from django.test import Client

from base.users import User
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import OrganisationFactory
from tests.factories.people import make_person
from tests.network.personal_links.visiting import opened
from tests.staff import staff


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    centre_page.centre.organisation = OrganisationFactory(name_fi="Keski-Suomi")
    centre_page.centre.save()
    return centre_page.centre


@pytest.fixture
def keeper(koske: Centre) -> User:
    return staff("henkilot@koske.example", StaffRole.COORDINATOR, koske)


@pytest.fixture
def kuutti(koske: Centre) -> Person:
    return make_person(koske, calling_name="Kuutti", full_name="Kuutti Kanariala", email="kuutti@posti.example")


@pytest.fixture
def officer(db: None) -> User:
    """The data protection officer."""
    return staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)


@pytest.fixture
def visit(kuutti: Person) -> Client:
    """A browser in which the page of Kuutti is open."""
    client = Client()
    assert opened(client, give_link(person=kuutti, way=Way.EMAIL, by=None)[1]) == 302
    return client
