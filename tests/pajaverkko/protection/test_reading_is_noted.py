"""Whoever opens something about a person adds exactly one entry to the audit log, by whatever address."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.users import User
from network.people.models import Person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from pajaverkko.protection.services import lift_hold, set_hold
from tests.factories.network import OrganisationFactory
from tests.factories.people import make_person
from tests.staff import staff

pytestmark = pytest.mark.django_db
PEOPLE = "admin/people/"


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every route of the site with what stands before it, as the resolver tells."""
    for one in resolver.url_patterns:
        place = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield place
        else:
            yield from addresses(one, place)


def of_one_person() -> list[str]:
    found = {place for place in addresses(get_resolver()) if place.startswith(PEOPLE) and "<str:reference>" in place}
    return sorted(found)


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    centre: Centre = centre_page.centre
    centre.organisation = OrganisationFactory()
    centre.save()
    return centre


@pytest.fixture
def kuutti(koske: Centre) -> Person:
    return make_person(koske, calling_name="Kuutti", full_name="Kuutti Kanariala", email="kuutti@posti.example")


@pytest.fixture
def both(signed_in: Callable, koske: Centre, officer: User) -> list[tuple[User, Client]]:
    """The one who keeps the people of Koske, and the data protection officer, each with a browser."""
    keeper = staff("henkilot@koske.example", StaffRole.COORDINATOR, koske)
    return [(user, signed_in(user)) for user in (keeper, officer)]


def new_entries(user: User) -> list[tuple[str, str]]:
    """What the account has added since it was asked last."""
    entries = AuditEntry.objects.filter(account=user.pk)
    found = list(entries.values_list("act", "reference"))
    entries.delete()
    return found


@pytest.mark.parametrize("place", of_one_person())
def test_screen_of_one_person_adds_one_entry(both: list[tuple[User, Client]], kuutti: Person, place: str):
    opened = 0
    for user, client in both:
        new_entries(user)
        answer = client.get(f"/{place.replace('<str:reference>', kuutti.pk)}")
        opened += answer.status_code == 200
        assert new_entries(user) == ([(Act.SAW, kuutti.pk)] if answer.status_code == 200 else [])
    assert opened, "somebody opens it"


def test_there_are_screens_of_one_person():
    assert len(of_one_person()) >= 8


def test_list_and_finding_add_one_entry_each(both: list[tuple[User, Client]], kuutti: Person):
    for user, client in both:
        new_entries(user)
        assert "Kuutti" in client.get(f"/{PEOPLE}").content.decode()
        assert new_entries(user) == [(Act.SAW, "")]
        assert kuutti.pk in client.post(f"/{PEOPLE}find/", {"asked": "kuutti"}).content.decode()
        assert new_entries(user) == [(Act.SAW, "")]


def test_revealing_adds_one_entry_and_without_a_reason_none(both: list[tuple[User, Client]], kuutti: Person):
    user, client = both[0]
    client.post(f"/{PEOPLE}{kuutti.pk}/routes/", {"reason": " "})
    assert new_entries(user) == []

    client.post(f"/{PEOPLE}{kuutti.pk}/routes/", {"reason": "Paja peruttu"})

    assert new_entries(user) == [(Act.REVEALED, kuutti.pk)]


def test_making_a_link_adds_one_entry(both: list[tuple[User, Client]], kuutti: Person):
    user, client = both[0]

    client.post(f"/{PEOPLE}{kuutti.pk}/link/", {})

    assert new_entries(user) == [(Act.LINKED, kuutti.pk)]


def test_making_one_of_two_adds_one_entry(both: list[tuple[User, Client]], kuutti: Person, koske: Centre):
    user, client = both[0]
    other = make_person(koske, calling_name="Kutti", email="kuutti@posti.example")

    client.post(f"/{PEOPLE}{kuutti.pk}/merge/", {"double": other.pk})

    assert new_entries(user) == [(Act.MERGED, kuutti.pk)]


def test_erasing_adds_one_entry(both: list[tuple[User, Client]], kuutti: Person):
    user, client = both[1]

    client.post(f"/{PEOPLE}{kuutti.pk}/erase/", {"reference": kuutti.pk})

    assert new_entries(user) == [(Act.ERASED, kuutti.pk)]


def test_setting_and_lifting_a_hold_add_one_entry_each(officer: User, kuutti: Person):
    hold = set_hold(person=kuutti.pk, reason="Kantelu vireillä", by=officer)
    assert new_entries(officer) == [(Act.HELD, kuutti.pk)]

    lift_hold(hold=hold, by=officer)
    lift_hold(hold=hold, by=officer)

    assert new_entries(officer) == [(Act.HELD, kuutti.pk)]
