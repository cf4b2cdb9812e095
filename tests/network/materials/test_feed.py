"""A saved search is a feed: the newest materials that answer it."""

import pytest
from django.test import Client

from tests.factories.base import restricted, translated
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document, entries


def titles(stranger: Client, address: str) -> list[str]:
    return [entry["title"] for entry in entries(stranger.get(address))]


def feed_of(stranger: Client, address: str, **choice: str) -> str:
    return document(stranger.get(address, choice)).select_one(".follow a")["href"]


def test_list_as_it_is_narrowed_can_be_followed(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(title="Vanha velkapeli", kind="game")
    MaterialPageFactory(title="Velkalomake", kind="form")
    MaterialPageFactory(title="Uusi velkapeli", kind="game")
    MaterialPageFactory(title="Muu peli", kind="game")

    address = feed_of(stranger, site.materials.url, q="velka", kind="game", page="3", sort="newest")

    assert titles(stranger, address) == ["Uusi velkapeli", "Vanha velkapeli"]


def test_feed_speaks_the_language_of_its_bank(site: Trunk, stranger: Client) -> None:
    translated(MaterialPageFactory(title="Opas"), "sv", title="Guide")
    bank = translated(site.materials, "sv", title="Materialbank")

    assert titles(stranger, feed_of(stranger, bank.url)) == ["Guide"]
    assert titles(stranger, feed_of(stranger, site.materials.url)) == ["Opas"]


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_feed_holds_nothing_that_is_not_public(site: Trunk, stranger: Client, hide: str) -> None:
    page = MaterialPageFactory(title="Salattu", published=hide != "draft")
    if hide == "private":
        restricted(page)

    assert titles(stranger, feed_of(stranger, site.materials.url)) == []


def test_feed_of_a_bank_that_is_not_public_is_not_there(site: Trunk, stranger: Client) -> None:
    address = feed_of(stranger, site.materials.url)
    restricted(site.materials)

    assert stranger.get(address).status_code == 404
    assert stranger.get("/feeds/materials/999999.atom").status_code == 404


@pytest.mark.parametrize("choice", [{"q": '"'}, {"q": "\x00"}, {"kind": "olematon"}, {"theme": "a\x00"}, {"year": "0"}])
def test_any_choice_is_safe(site: Trunk, stranger: Client, choice: dict[str, str]) -> None:
    MaterialPageFactory(title="Opas")

    titles(stranger, feed_of(stranger, site.materials.url, **choice))
