"""Who reaches which part of the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from base.users import User
from network.staff.choices import StaffRole
from network.themes.models import Keyword
from tests.factories.network import KeywordFactory, MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document
from tests.staff import staff

CLOSED = {
    "wagtailusers_users",
    "wagtailsites",
    "wagtaillocales",
    "wagtailredirects",
    "wagtailadmin_collections",
    "themes",
    "target-groups",
    "methods",
    "centres",
}
"""Parts of the admin that are not a coordinator's, by the name of their addresses."""
CLOSED_TO_ALL = {"wagtailusers_users:add"}
"""Accounts come by invitation; see test_roads_to_rights.py."""
SHARED_WORDS = {"themes", "target-groups", "methods", "centres"}
REGISTERS = ["network_keyword_modeladmin", "network_organisation_modeladmin"]


@pytest.fixture
def steward(db: None) -> User:
    return staff("sanasto@pajaverkko.example", StaffRole.STEWARD)


def addresses(namespace: str) -> list[str]:
    """Addresses without parameters in this part of the admin."""
    _prefix, part = get_resolver().namespace_dict[namespace]
    names = [f"{namespace}:{pattern.name}" for pattern in part.url_patterns]
    return [address for name in names if name not in CLOSED_TO_ALL and (address := _reversed(name))]


def _reversed(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@pytest.mark.parametrize("namespace", sorted(CLOSED))
def test_part_of_the_admin_is_closed_to_coordinators(
    signed_in: Callable, coordinator: User, administrator: User, namespace: str
):
    assert addresses(namespace)

    for address in addresses(namespace):
        assert signed_in(coordinator).get(address).status_code in {302, 403}, address
        assert signed_in(coordinator).post(address, {"name": "x"}).status_code in {302, 403, 405}, address
        assert signed_in(administrator).get(address).status_code in {200, 405}, address


@pytest.mark.parametrize("register", REGISTERS)
def test_registers_are_closed_to_coordinators(signed_in: Callable, coordinator: User, steward: User, register: str):
    for act in ("index", "create"):
        address = reverse(f"{register}_{act}")

        assert signed_in(coordinator).get(address).status_code in {302, 403}
        assert signed_in(coordinator).post(address, {"name": "Kaapattu"}).status_code in {302, 403}
        assert signed_in(steward).get(address).status_code == 200
    assert not Keyword.objects.filter(name="Kaapattu").exists()


@pytest.mark.parametrize("namespace", sorted(SHARED_WORDS))
def test_shared_words_are_open_to_the_steward(signed_in: Callable, steward: User, namespace: str):
    for address in addresses(namespace):
        assert signed_in(steward).get(address).status_code == 200, address


@pytest.mark.parametrize("namespace", sorted(CLOSED - SHARED_WORDS))
def test_accounts_and_structure_are_closed_to_the_steward(signed_in: Callable, steward: User, namespace: str):
    for address in addresses(namespace):
        assert signed_in(steward).get(address).status_code in {302, 403}, address


def test_keyword_is_merged_in_the_admin_by_the_steward(signed_in: Callable, steward: User, site: Trunk):
    page = MaterialPageFactory(keywords=["taloudenhallinta"])
    wrong, right = Keyword.objects.get(), KeywordFactory(name="talous")
    address = reverse("network_keyword_modeladmin_edit", args=[wrong.pk])

    response = signed_in(steward).post(address, {"name": wrong.name, "merge_into": right.pk})

    assert response.status_code == 302
    assert [keyword.name for keyword in page.keywords.all()] == ["talous"]


def test_keyword_is_renamed_in_the_admin_by_the_steward(signed_in: Callable, steward: User):
    keyword = KeywordFactory(name="talousasiat")
    address = reverse("network_keyword_modeladmin_edit", args=[keyword.pk])

    response = signed_in(steward).post(address, {"name": "talous", "merge_into": ""})

    assert response.status_code == 302
    keyword.refresh_from_db()
    assert keyword.name == "talous"


def test_keyword_is_added_in_the_admin_by_the_steward(signed_in: Callable, steward: User):
    response = signed_in(steward).post(reverse("network_keyword_modeladmin_create"), {"name": "talous"})

    assert response.status_code == 302
    assert Keyword.objects.get().slug == "talous"


def test_keyword_cannot_be_merged_by_a_coordinator(signed_in: Callable, coordinator: User, site: Trunk):
    page = MaterialPageFactory(keywords=["taloudenhallinta"])
    wrong, right = Keyword.objects.get(), KeywordFactory(name="talous")
    address = reverse("network_keyword_modeladmin_edit", args=[wrong.pk])

    assert signed_in(coordinator).get(address).status_code == 404
    assert signed_in(coordinator).post(address, {"name": "x", "merge_into": right.pk}).status_code == 404
    assert [keyword.name for keyword in page.keywords.all()] == ["taloudenhallinta"]


def test_coordinator_sees_no_menu_of_what_is_closed(signed_in: Callable, coordinator: User, administrator: User):
    closed = {address for namespace in CLOSED for address in addresses(namespace)}
    closed |= {reverse(f"{register}_index") for register in REGISTERS}

    def menu(user: User) -> set[str]:
        text = signed_in(user).get("/admin/").content.decode()
        return {address for address in closed if f'"{address}"' in text or f"&quot;{address}&quot;" in text}

    assert menu(coordinator) == set()
    assert len(menu(administrator)) >= len(REGISTERS)


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/images/", "/admin/reports/locked/"]
)
def test_worker_without_rights_and_stranger_are_sent_to_sign_in(
    signed_in: Callable, worker: User, stranger: Client, administrator: User, address: str
):
    for client in (signed_in(worker), stranger):
        response = client.get(address)

        assert response.status_code == 302
        assert response.url.startswith("/sign-in/")
    assert signed_in(administrator).get(address).status_code == 200


def test_gallery_of_components_is_for_staff_only(
    signed_in: Callable, worker: User, stranger: Client, coordinator: User, administrator: User
):
    assert stranger.get("/components/").status_code == 404
    assert signed_in(worker).get("/components/").status_code == 404
    assert signed_in(coordinator).get("/components/").status_code == 200
    shown = document(signed_in(administrator).get("/components/"))
    assert shown.select_one("figure.chart desc")
    assert len(shown.select("svg.face")) == 5
    assert shown.select_one("#themes-here")


def test_user_bar_is_shown_to_editors_only(
    signed_in: Callable, worker: User, stranger: Client, coordinator: User, site: Trunk
):
    mark = "wagtail-userbar"

    assert mark not in stranger.get("/").content.decode()
    assert mark not in signed_in(worker).get("/").content.decode()
    assert mark in signed_in(coordinator).get("/").content.decode()
