"""Rooms tell what a page shows; no two of them may give the same name."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.test import RequestFactory

from base import pages
from base.sections import Section
from pajaverkko.home.pages import HomePage
from tests.factories.pajaverkko import Trunk


@pytest.fixture
def add_view(monkeypatch: pytest.MonkeyPatch):
    """Let one more room add to front pages, for one test."""

    def add(added: dict[str, Any]) -> None:
        def view(page: HomePage, request: HttpRequest) -> dict[str, Any]:
            return added

        monkeypatch.setitem(pages._views, HomePage, [*pages._views[HomePage], view])

    return add


def test_view_adds_to_what_the_page_shows(site: Trunk, add_view):
    add_view({"greeting": "Tervetuloa"})

    context = site.home.get_context(RequestFactory().get("/"))

    assert context["greeting"] == "Tervetuloa"


def test_two_views_may_not_give_the_same_name(site: Trunk, add_view):
    add_view({"greeting": "Tervetuloa"})
    add_view({"greeting": "Hei"})

    with pytest.raises(ImproperlyConfigured, match="greeting"):
        site.home.get_context(RequestFactory().get("/"))


def test_view_may_not_take_the_name_of_the_page(site: Trunk, add_view):
    add_view({"page": None})

    with pytest.raises(ImproperlyConfigured, match="page"):
        site.home.get_context(RequestFactory().get("/"))


def test_sections_of_all_rooms_are_put_in_order_and_empty_ones_left_out(site: Trunk, add_view):
    add_view({"sections": [Section("Last", [site.home], 99), Section("Nothing", [], 1)]})
    add_view({"sections": [Section("First", [site.home], 1), Section("Words", [], 50, empty="None yet.")]})

    context = site.home.get_context(RequestFactory().get("/"))

    assert [section.heading for section in context["sections"]] == ["First", "Words", "Last"]
