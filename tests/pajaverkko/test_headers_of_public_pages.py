"""No public page needs what browsers are told not to do: one page of every type in two languages, read once."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from wagtail.models import get_page_models

from tests.factories import factories
from tests.factories.base import translated
from tests.factories.pajaverkko import make_trunk
from tests.pajaverkko.reading_policies import policy
from tests.reading import document

pytestmark = pytest.mark.django_db
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


@pytest.fixture(scope="module")
def told(lasting_database: None) -> dict[str, HttpResponse]:
    """What each address answers to somebody who has never been here; the pages are the first ones."""
    site, stranger = make_trunk(), Client()
    types = [page_type for page_type in get_page_models() if page_type._meta.app_label in settings.INSTALLED_APPS[:3]]
    pages = [factories()[page_type]() for page_type in types if page_type is not type(site.home)]
    shown = [site.home, site.swedish_home, *pages, *(translated(page, "sv") for page in pages)]
    found = {address: stranger.get(address) for address in (*(page.url for page in shown), *OTHERS, *ERRORS)}
    assert len(found) > 40
    assert not stranger.cookies, "a public page sets a cookie"
    return found


@pytest.fixture
def pages(told: dict[str, HttpResponse]) -> dict[str, HttpResponse]:
    """Without what is no page: addresses for programs."""
    return {address: answer for address, answer in told.items() if answer["Content-Type"].startswith("text/html")}


def test_strict_policy(told: dict[str, HttpResponse]):
    for address, answer in told.items():
        rules = policy(answer)
        assert {name: rules.get(name) for name in STRICT} == STRICT, address
        assert "unsafe" not in str(rules)


def test_other_headers(told: dict[str, HttpResponse]):
    for address, answer in told.items():
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] == "same-origin", address
        assert "Set-Cookie" not in answer, address
        assert not answer.cookies, address


def test_old_browsers_frame_no_page_elsewhere_either(pages: dict[str, HttpResponse]):
    framed = {answer.get("X-Frame-Options") for answer in pages.values() if answer.status_code == 200}
    assert framed == {"SAMEORIGIN"}


def test_no_script_or_style_within(pages: dict[str, HttpResponse]):
    for answer in pages.values():
        page = document(answer)
        assert not page.select("style")
        # Data for search engines is read by them and run by nobody.
        scripts = [tag for tag in page.select("script") if tag.get("type") != "application/ld+json"]
        assert not [tag for tag in scripts if not tag.get("src")]
        assert not page.select("[style]")
        attributes = {name for tag in page.find_all() for name in tag.attrs}
        assert not {name for name in attributes if re.match(r"on[a-z]+$", name)}
        assert not [link for link in page.select("[href]") if link["href"].lower().startswith("javascript:")]


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, HttpResponse]):
    for answer in pages.values():
        page = document(answer)
        loaded = [tag["src"] for tag in page.select("[src]")] + [tag["action"] for tag in page.select("form[action]")]
        loaded += [tag["href"] for tag in page.select("link[href]:not([rel=canonical]):not([rel=alternate])")]
        assert loaded
        assert [place for place in loaded if not place.startswith(("/", "data:")) or place.startswith("//")] == []
