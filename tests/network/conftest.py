"""A council of Koske whose term goes on, its keepers, and members."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from base.users import User
from network.councils.choices import SeatRole
from network.councils.models import Council, Seat, Term
from network.councils.pages import CouncilPage
from network.councils.services import give_seat, keep_council
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import CouncilPageFactory, OrganisationFactory
from tests.factories.people import make_person
from tests.network.personal_links.visiting import opened
from tests.snapshots import Snapshot, page_again
from tests.staff import staff

THIS_YEAR = timezone.localdate().year
FIRST, LAST = datetime.date(THIS_YEAR, 1, 1), datetime.date(THIS_YEAR + 1, 12, 31)
Give = Callable[..., Seat]


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    centre_page.centre.organisation = OrganisationFactory(name_fi="Keski-Suomi")
    centre_page.centre.save()
    return centre_page.centre


@pytest.fixture
def keeper(koske: Centre) -> User:
    """The secretary of Koske's councils."""
    return staff("sihteeri@koske.example", StaffRole.SECRETARY, koske)


@pytest.fixture
def outsider(other_centre_page: CentrePage) -> User:
    """The secretary of another centre, which another organisation answers for."""
    other_centre_page.centre.organisation = OrganisationFactory(name_fi="Päijät-Häme")
    other_centre_page.centre.save()
    return staff("sihteeri@verso.example", StaffRole.SECRETARY, other_centre_page.centre)


def _council_page(parent: CentrePage) -> CouncilPage:
    return CouncilPageFactory(
        parent=parent, title="Perhepalvelujen raati", slug="raati", term_starts_on=FIRST, term_ends_on=LAST
    )


_councils = Snapshot(_council_page, page_again)


@pytest.fixture
def council_page(koske: Centre, centre_page: CentrePage) -> CouncilPage:
    return _councils(centre_page)


@pytest.fixture
def council(council_page: CouncilPage) -> Council:
    found = keep_council(council_key=council_page.translation_key, by=None)
    assert found
    return found


@pytest.fixture
def term(council: Council) -> Term:
    return council.terms.get()


@pytest.fixture
def somebody(koske: Centre) -> Callable[[str], Person]:
    """Somebody whom the organisation of Koske knows."""
    return lambda name: make_person(koske, calling_name=name)


@pytest.fixture
def seat_of(term: Term, somebody: Callable[[str], Person]) -> Give:
    """Give somebody a seat from today on, or from the day that is told."""

    def give(name: str = "Norppa", **words: object) -> Seat:
        told: dict[str, object] = {
            "term": term,
            "person": words.get("person") or somebody(name),
            "role": SeatRole.MEMBER,
            "starts_on": timezone.localdate(),
            "key": uuid.uuid4(),
            "by": None,
        }
        return give_seat(**{**told, **words})  # type: ignore[arg-type]

    return give


@pytest.fixture
def keeping(keeper: User, signed_in: Callable) -> Client:
    """The secretary is signed in."""
    client: Client = signed_in(keeper)
    return client


@pytest.fixture
def visiting(stranger: Client) -> Callable[[Person], Client]:
    """The own page of somebody is open in this browser."""

    def visit(person: Person) -> Client:
        assert opened(stranger, give_link(person=person, way=Way.EMAIL, by=None)[1]) == 302
        return stranger

    return visit
