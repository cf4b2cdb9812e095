"""Whatever is sent to the site without the key of its own page is refused, by every view."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import Settings

from base.users import User
from tests.factories.pajaverkko import Trunk
from tests.pajaverkko.hostile.sending import addresses
from tests.reading import document

pytestmark = pytest.mark.django_db
ONLY_READ = {"api-1"}
"""The interface for programs, which changes nothing: it answers 405."""
ASK_THEMSELVES = {"wagtailadmin_api:pages", "wagtailadmin_api:documents", "wagtailadmin_api:images", "wagtail_localize"}
"""Interfaces of the admin: they send a stranger to sign in, and ask those who have for the key by themselves."""
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST}
"""What lacks more than the key is refused before it is looked for."""
METHODS = ("post", "put", "patch", "delete")


def strict(user: User | None, signed_in: Callable[[User], Client]) -> Client:
    """A browser in which somebody has signed in and that sends no key."""
    client = Client(enforce_csrf_checks=True)
    if user is not None:
        client.cookies = signed_in(user).cookies
    return client


@pytest.mark.parametrize("who", ["stranger", "administrator"])
@pytest.mark.parametrize("method", METHODS)
def test_every_address_refuses_what_comes_from_elsewhere(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client], settings: Settings, method: str, who: str
) -> None:
    # This one would answer a refusal like an address that is not there.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "pajaverkko.guards.AnswerAlike"]
    client = strict(administrator if who == "administrator" else None, signed_in)
    passed: dict[str, set[int]] = {}
    for address in addresses():
        status = getattr(client, method)(address).status_code
        if status not in REFUSED:
            passed.setdefault(resolve(address).namespace or resolve(address).view_name, set()).add(status)

    assert passed.pop("api-1") == {HTTPStatus.METHOD_NOT_ALLOWED}
    assert passed.keys() <= (ASK_THEMSELVES if who == "stranger" else set())
    assert all(statuses == {HTTPStatus.FOUND} for statuses in passed.values())


def test_page_of_the_tree_refuses_it_as_well(site: Trunk, signed_in: Callable[[User], Client]) -> None:
    client = strict(None, signed_in)
    for address in ("/", "/sv/", site.materials.url, "/contact/", "/own/open/", "/own/link/", "/sign-in/code/"):
        assert client.post(address, {"message": "Hei"}).status_code == HTTPStatus.FORBIDDEN, address


def test_key_of_another_browser_opens_nothing(site: Trunk) -> None:
    shown = document(Client().get("/contact/")).select_one("[name=csrfmiddlewaretoken]")["value"]
    client = Client(enforce_csrf_checks=True)
    client.get("/contact/")

    answer = client.post("/contact/", {"csrfmiddlewaretoken": shown, "message": "Hei"})

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Hei" not in answer.content.decode()


def test_without_the_guard_they_would_be_let_in(site: Trunk, settings: Settings) -> None:
    """Shows that it is Django's guard that refuses."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Csrf" not in name]

    assert Client(enforce_csrf_checks=True).post("/contact/", {"message": ""}).status_code == 422


def test_no_view_of_ours_is_let_off(site: Trunk, settings: Settings) -> None:
    exempt = [address for address in addresses() if getattr(resolve(address).func, "csrf_exempt", False)]

    assert {resolve(address).namespace for address in exempt} <= ONLY_READ | ASK_THEMSELVES, exempt
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"
    assert not getattr(settings, "CSRF_TRUSTED_ORIGINS", ())
