"""A coordinator puts materials in order, with headings and notes; readers see what is public, in their language."""

import pytest
from django.test import Client
from django.utils.translation import gettext

from network.materials.pages import MaterialCollectionPage, MaterialPage
from tests.factories.base import translated
from tests.factories.network import MaterialCollectionPageFactory, MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document, headings, section, text_of


@pytest.fixture
def materials(site: Trunk) -> list[MaterialPage]:
    return [MaterialPageFactory(parent=site.materials, title=title) for title in ("Kortit", "Opas", "Peli")]


@pytest.fixture
def collection(site: Trunk, materials: list[MaterialPage]) -> MaterialCollectionPage:
    parts = [
        ("heading", "Ensimmäinen kerta"),
        ("material", {"material": materials[2], "note": "Kun kukaan ei vielä puhu."}),
        ("text", "<p>Pitäkää <b>tauko</b>.</p>"),
        ("heading", "Toinen kerta"),
        ("material", {"material": materials[0], "note": ""}),
    ]
    return MaterialCollectionPageFactory(parent=site.materials, title="Ryhmän aloitus", parts=parts)


def test_parts_stand_in_the_coordinators_order_with_notes(collection: MaterialCollectionPage, stranger: Client) -> None:
    answer = stranger.get(collection.url)

    assert headings(answer)[:5] == ["Ryhmän aloitus", "Ensimmäinen kerta", "Peli", "Toinen kerta", "Kortit"]
    assert "Kun kukaan ei vielä puhu." in text_of(answer)
    assert document(answer).select_one("main b")


def test_material_that_was_taken_down_or_deleted_leaves_no_trace(
    collection: MaterialCollectionPage, materials: list[MaterialPage], stranger: Client
) -> None:
    materials[2].unpublish()
    materials[0].delete()

    answer = stranger.get(collection.url)
    assert headings(answer)[:3] == ["Ryhmän aloitus", "Ensimmäinen kerta", "Toinen kerta"]
    assert "Kun kukaan ei vielä puhu." not in text_of(answer)


def test_collection_leads_to_the_readers_version(
    collection: MaterialCollectionPage, materials: list[MaterialPage], stranger: Client
) -> None:
    translated(materials[2], "sv", title="Spelet")
    twin = translated(collection, "sv", title="Gruppens start")

    assert "Spelet" in headings(stranger.get(twin.url))


def test_material_tells_in_which_collections_it_is(
    collection: MaterialCollectionPage, materials: list[MaterialPage], stranger: Client
) -> None:
    assert section(stranger.get(materials[2].url), gettext("In collections")) == ["Ryhmän aloitus"]
    assert section(stranger.get(materials[1].url), gettext("In collections")) == []


def test_bank_shows_its_collections_until_something_is_asked(
    collection: MaterialCollectionPage, site: Trunk, stranger: Client
) -> None:
    assert section(stranger.get(site.materials.url), gettext("Collections")) == ["Ryhmän aloitus"]
    assert section(stranger.get(site.materials.url, {"q": "peli"}), gettext("Collections")) == []


def test_collection_is_found_by_its_notes(collection: MaterialCollectionPage, stranger: Client) -> None:
    assert "Ryhmän aloitus" in text_of(stranger.get("/search/", {"q": "kukaan puhu"}))


def test_printed_collection_tells_where_each_material_is(
    collection: MaterialCollectionPage, materials: list[MaterialPage], stranger: Client
) -> None:
    printed = [place.get_text(strip=True) for place in document(stranger.get(collection.url)).select(".on-paper")]

    assert printed == [materials[2].full_url, materials[0].full_url]
