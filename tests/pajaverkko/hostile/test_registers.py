"""A list in the admin is narrowed by its filters alone: what it does not show cannot be asked in the address."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from base.registers import FilteredList
from base.users import User
from network.people.admin import PersonAdmin
from network.staff.choices import StaffRole
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import NeedFactory, make_person
from tests.reading import document
from tests.staff import staff

pytestmark = pytest.mark.django_db
ASKED = (
    {"needs__isnull": "0"},
    {"region__isnull": "0"},
    {"safety_ban": ""},
    {"has_safety_ban": "1"},
    {"full_name__startswith": "Kuutti"},
    {"routes__kind": "email"},
    {"routes__mark__gt": "0"},
    {"parts__centre__slug": "muu"},
    {"reference__lt": "A"},
    {"language__gt": "fi"},
    {"controller__name_fi": "x"},
    {"no_such_column": "1"},
    {"language__no_such_lookup": "1"},
)


def registers(of: type[ModelAdmin] = ModelAdmin) -> Iterator[type[ModelAdmin]]:
    for found in of.__subclasses__():
        yield from [found, *registers(found)]


@pytest.fixture
def facilitator(site: Trunk) -> User:
    """Meets the people of a centre, and is not told who needs what, nor where they live."""
    centre = CentreFactory(organisation=OrganisationFactory())
    NeedFactory(person=make_person(centre, full_name="Kuutti Kanariala", email="a@posti.example", has_safety_ban=True))
    make_person(centre, calling_name="Norppa", full_name="Norppa Kanariala")
    return staff("ohjaaja@koske.example", StaffRole.FACILITATOR, centre)


def shown(client: Client, asked: dict[str, str]) -> set[str]:
    answer = client.get("/admin/people/", asked)
    assert answer.status_code == 200
    return {link.get_text(strip=True) for link in document(answer).select("td a")} & {"Kuutti", "Norppa"}


def test_every_register_of_ours_is_narrowed_by_its_filters_alone() -> None:
    ours = [
        found
        for found in registers()
        if found.__module__.split(".")[0] in {"base", "network", "pajaverkko", "workshops"}
    ]

    assert len(ours) >= 5
    assert [found for found in ours if not issubclass(found.index_view_class, FilteredList)] == []


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_what_is_not_shown_of_a_person_cannot_be_asked_in_the_address(
    facilitator: User, signed_in: Callable[[User], Client], asked: dict[str, str]
) -> None:
    assert shown(signed_in(facilitator), asked) == {"Kuutti", "Norppa"}


def test_filters_of_the_list_narrow_it(facilitator: User, signed_in: Callable[[User], Client]) -> None:
    assert shown(signed_in(facilitator), {"language__exact": "sv"}) == set()
    assert shown(signed_in(facilitator), {"language__exact": "fi", "kind": "participant"}) == {"Kuutti", "Norppa"}


def test_without_the_guard_the_list_tells_who_needs_something(
    facilitator: User, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows what modeladmin does by itself."""
    monkeypatch.setattr(PersonAdmin, "index_view_class", IndexView)

    assert shown(signed_in(facilitator), {"needs__isnull": "0"}) == {"Kuutti"}
