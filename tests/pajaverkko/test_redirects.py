"""An old address leads to the page when its name in addresses or its place has changed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from base.users import User
from network.regions.pages import CentrePage
from tests.factories.base import republished
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import CouncilPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import form_values


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Callable) -> Callable:
    """What happens after the database has taken a change, such as making redirects."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_changed_slug_leads_from_the_old_address_to_the_new_one(site: Trunk, stranger: Client, on_commit: Callable):
    page = ProjectPageFactory(slug="vanha")
    old = page.url

    with on_commit():
        page = republished(page, slug="uusi")

    response = stranger.get(old)
    assert (response.status_code, response.url) == (301, page.url)
    assert stranger.get(page.url).status_code == 200


def test_changed_slug_leads_below_the_page_too(site: Trunk, stranger: Client, on_commit: Callable):
    council = CouncilPageFactory(slug="vanha")
    minutes = MinutesPageFactory(parent=council, slug="muistio")
    old = minutes.url

    with on_commit():
        republished(council, slug="uusi")

    minutes.refresh_from_db()
    response = stranger.get(old)
    assert (response.status_code, response.url) == (301, minutes.url)
    assert "/uusi/muistio/" in minutes.url


def test_slug_changed_in_the_admin_by_a_coordinator(
    signed_in: Callable, coordinator: User, centre_page: CentrePage, stranger: Client, on_commit: Callable
):
    page = ProjectPageFactory(parent=centre_page, slug="vanha")
    address, old = reverse("wagtailadmin_pages:edit", args=[page.pk]), page.url
    client = signed_in(coordinator)

    with on_commit():
        client.post(address, form_values(client.get(address)) | {"slug": "uusi", "action-publish": "1"})

    page.refresh_from_db()
    response = stranger.get(old)
    assert page.slug == "uusi"
    assert (response.status_code, response.url) == (301, page.url)


def test_moved_page_leads_from_the_old_address_to_the_new_one(site: Trunk, stranger: Client, on_commit: Callable):
    place, page = ContentPageFactory(slug="paikka"), ContentPageFactory(slug="sivu")
    old = page.url

    with on_commit():
        page.move(place, pos="last-child")

    page.refresh_from_db()
    response = stranger.get(old)
    assert (response.status_code, response.url) == (301, page.url)
    assert page.url == "/paikka/sivu/"


def test_draft_of_a_new_slug_changes_no_address(site: Trunk, stranger: Client, on_commit: Callable):
    page = ProjectPageFactory(slug="vanha")

    with on_commit():
        page.slug = "uusi"
        page.save_revision()

    assert stranger.get("/hankkeet/vanha/").status_code == 200
    assert not Redirect.objects.exists()


def test_new_page_at_an_old_address_is_shown_there(site: Trunk, stranger: Client, on_commit: Callable):
    page = ProjectPageFactory(slug="vanha", title="Ensimmäinen")
    with on_commit():
        republished(page, slug="uusi")

    second = ProjectPageFactory(slug="vanha", title="Toinen")

    assert second.url == "/hankkeet/vanha/"
    assert "Toinen" in stranger.get(second.url).content.decode()


def test_deleted_page_is_not_found_without_an_error(site: Trunk, stranger: Client, on_commit: Callable):
    page = ProjectPageFactory(slug="vanha")
    with on_commit():
        page = republished(page, slug="uusi")
    page.delete()

    assert stranger.get("/hankkeet/uusi/").status_code == 404
    assert stranger.get("/hankkeet/vanha/").status_code == 404
