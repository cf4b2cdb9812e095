"""What browsers are told not to do, and that no page needs what they are told not to do."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models

from base.users import User
from tests.factories import factories
from tests.factories.base import SiteDocumentFactory, restricted, translated
from tests.factories.network import MaterialFileFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document, file_of

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
ERRORS = ["/ei-ole/", "/%00/", "/documents/9999/ei-ole.pdf"]
OTHERS = ["/search/?q=a", "/sv/search/", "/sitemap.xml", "/robots.txt"]


def policy(response) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())


@pytest.fixture
def public_pages(site: Trunk) -> list[Page]:
    """One page of every type in Finnish and in Swedish."""
    types = [page_type for page_type in get_page_models() if page_type._meta.app_label in settings.INSTALLED_APPS[:3]]
    pages = [factories()[page_type]() for page_type in types if page_type is not type(site.home)]
    return [site.home, site.swedish_home, *pages, *(translated(page, "sv") for page in pages)]


def test_public_pages_have_the_strict_policy(public_pages: list[Page], stranger: Client):
    addresses = [page.url for page in public_pages] + OTHERS + ERRORS

    for address in addresses:
        told = policy(stranger.get(address))

        assert {name: told.get(name) for name in STRICT} == STRICT, address
        assert "unsafe" not in str(told)


def test_public_pages_have_the_other_headers(public_pages: list[Page], stranger: Client):
    for address in [page.url for page in public_pages] + OTHERS + ERRORS:
        headers = stranger.get(address).headers

        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address


def test_public_pages_cannot_be_framed_elsewhere_by_old_browsers_either(public_pages: list[Page], stranger: Client):
    for page in public_pages:
        assert stranger.get(page.url).headers["X-Frame-Options"] == "SAMEORIGIN"


def test_public_pages_have_no_script_or_style_within(public_pages: list[Page], stranger: Client):
    for address in [page.url for page in public_pages] + ["/search/?q=a", *ERRORS]:
        page = document(stranger.get(address))

        assert not page.select("style")
        # Data for search engines is read by them and run by nobody.
        scripts = [tag for tag in page.select("script") if tag.get("type") != "application/ld+json"]
        assert not [tag for tag in scripts if not tag.get("src")]
        assert not page.select("[style]")
        attributes = {name for tag in page.find_all() for name in tag.attrs}
        assert not {name for name in attributes if re.match(r"on[a-z]+$", name)}
        assert not [link for link in page.select("[href]") if link["href"].lower().startswith("javascript:")]


def test_public_pages_load_nothing_from_elsewhere(public_pages: list[Page], stranger: Client):
    for address in [page.url for page in public_pages] + ["/search/?q=a", *ERRORS]:
        page = document(stranger.get(address))

        loaded = [tag["src"] for tag in page.select("[src]")] + [tag["action"] for tag in page.select("form[action]")]
        loaded += [tag["href"] for tag in page.select("link[href]:not([rel=canonical]):not([rel=alternate])")]
        assert loaded
        assert [place for place in loaded if not place.startswith(("/", "data:")) or place.startswith("//")] == []


def test_policy_is_relaxed_only_in_the_admin(signed_in: Callable, administrator: User, site: Trunk):
    client = signed_in(administrator)

    for address in ("/admin/", f"/admin/pages/{site.home.pk}/edit/", "/admin/pages/"):
        told = policy(client.get(address))
        assert told["script-src"] == "'self' 'unsafe-inline'"
        assert told["style-src"] == "'self' 'unsafe-inline'"
        assert told["default-src"] == "'none'"
    for address in ("/", "/sv/", "/components/", "/administer/", "/sv/admin/", "/search/?q=/admin/"):
        assert "unsafe" not in str(policy(client.get(address))), address


def test_preview_of_a_page_is_as_strict_as_the_page(signed_in: Callable, administrator: User, site: Trunk):
    page = ProjectPageFactory(published=False)

    response = signed_in(administrator).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert not document(response).select("style, script:not([src])")


def test_private_page_is_kept_by_no_cache(signed_in: Callable, administrator: User, site: Trunk):
    page = restricted(ProjectPageFactory())

    response = signed_in(administrator).get(page.url)

    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]


def test_public_page_sets_no_cookie(public_pages: list[Page], stranger: Client):
    for page in public_pages:
        stranger.get(page.url)

    assert not stranger.cookies


def test_file_is_offered_as_a_file_with_its_own_strict_policy(site: Trunk, stranger: Client):
    file = SiteDocumentFactory()
    MaterialPageFactory(files=[MaterialFileFactory.build(document=file)])

    response = stranger.get(file.url)

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file_of(response) == b"Lomakkeen teksti"


def test_sign_in_cookies_cannot_be_read_by_scripts(administrator: User, stranger: Client):
    stranger.post("/sign-in/", {"email": administrator.email})

    cookie = stranger.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
