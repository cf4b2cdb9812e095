"""A list costs as much when it is narrowed, put by use or opened far on as at its beginning, however long it is."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.lists import narrowing, reading
from base.page_cache.parts import forget_parts
from network.materials.choices import MaterialKind
from network.materials.pages import MaterialPage
from tests.factories.base import restricted, translated
from tests.factories.network import MaterialPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards

pytestmark = pytest.mark.django_db
BANK = "/materiaalit/"
STATES = ["?kind=game", "?theme=raadit&kind=game", "?region=07", "?sort=used", "?page=2", "?sort=used&kind=game&page=2"]


@pytest.fixture(autouse=True)
def bank(site: Trunk) -> list[MaterialPage]:
    """Twenty-four games with a theme, every other one for a county; a guide."""
    theme, region = ThemeFactory(slug="raadit"), RegionFactory(code="07")
    games = [
        MaterialPageFactory(
            parent=site.materials,
            title=f"Peli {number}",
            kind=MaterialKind.GAME,
            themes=[theme],
            regions=[region] if number % 2 else [],
        )
        for number in range(24)
    ]
    MaterialPageFactory(parent=site.materials, title="Opas", kind=MaterialKind.GUIDE, regions=[region])
    return games


@pytest.fixture
def questions(stranger: Client) -> Callable[[str], list[str]]:
    def asked(address: str) -> list[str]:
        with CaptureQueriesContext(connection) as found:
            assert stranger.get(address).status_code == 200
        return [each["sql"] for each in found]

    return asked


@pytest.mark.parametrize("state", STATES)
def test_any_state_of_a_list_is_read_from_what_was_read_once(questions: Callable[[str], list[str]], state: str) -> None:
    questions(BANK)
    first = questions(BANK)
    questions(f"{BANK}{state}")

    asked = questions(f"{BANK}{state}")

    assert not [sql for sql in asked if "COUNT(" in sql or "OFFSET" in sql or "GROUP BY" in sql]
    # Beside those of the list as it opens: what is asked for is named.
    assert len(asked) <= len(first) + 2


@pytest.mark.parametrize("state", ["?kind=guide", "?q=peli", "?q=peli&region=07", "?q=opas&sort=newest"])
def test_what_is_read_of_few_is_what_is_read_of_many(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, site: Trunk, state: str
) -> None:
    """Of few hits only these are read, of more the whole list; of a short list only its links, of a long one all."""
    themes = [ThemeFactory(slug="muu"), ThemeFactory(slug="piilossa")]
    MaterialPageFactory(parent=site.materials, title="Luonnos peli opas", themes=themes).unpublish()
    MaterialPageFactory(parent=site.materials, title="Toinen opas", kind=MaterialKind.GUIDE, themes=themes[:1])
    told = []
    for few in (0, 1_000):
        for module in (narrowing, reading):
            monkeypatch.setattr(module, "FEW", few)
        forget_parts()
        listing = stranger.get(f"{BANK}{state}").context["listing"]
        told.append([listing.total, list(listing.leaf.object_list), listing.facets])

    assert told[0] == told[1]
    assert told[0][0] > 0
    assert themes[1].name not in str(told)


def test_next_reader_sees_each_change_of_a_narrowed_list(stranger: Client, bank: list[MaterialPage]) -> None:
    narrowed = f"{BANK}?kind=game&region=07&page=2"
    assert len(cards(stranger.get(narrowed))) == 4
    bank[0].unpublish()
    assert len(cards(stranger.get(narrowed))) == 3
    restricted(bank[1])
    assert len(cards(stranger.get(narrowed))) == 2
    bank[2].themes.clear()
    bank[2].save()
    assert stranger.get(f"{BANK}?theme=raadit").context["listing"].total == 21
    bank[3].kind = MaterialKind.GUIDE
    bank[3].save()
    assert len(cards(stranger.get(narrowed))) == 1


def test_each_language_has_its_own_list(stranger: Client, site: Trunk, bank: list[MaterialPage]) -> None:
    translated(site.materials, "sv", slug="material")
    stranger.get(f"{BANK}?kind=game")
    translated(bank[0], "sv", title="Ett spel")

    assert "Ett spel" not in cards(stranger.get(f"{BANK}?kind=game"))
    assert "Ett spel" in cards(stranger.get("/sv/material/?kind=game"))


def test_values_of_one_column_are_not_taken_for_those_of_another(stranger: Client, site: Trunk) -> None:
    """True and 1 are the same to Python."""
    MaterialPageFactory(parent=site.materials, title="Selko", minutes_needed=None, easy_language=True)
    MaterialPageFactory(parent=site.materials, title="Minuutti", minutes_needed=1, easy_language=False)

    assert cards(stranger.get(f"{BANK}?easy=1")) == ["Selko"]
    assert cards(stranger.get(f"{BANK}?time=15")) == ["Minuutti"]


def test_county_that_got_another_row_is_one(stranger: Client, site: Trunk, bank: list[MaterialPage]) -> None:
    """A row of a county ends where something of it changes, and the next one has the same code."""
    begun = datetime.date(2025, 1, 1)
    again = RegionFactory(code="07", valid_from=begun, short_fi="Uusi nimi")
    both = [*bank[1].regions.all(), again]
    MaterialPageFactory(parent=site.materials, title="Molemmat", regions=both)
    MaterialPageFactory(parent=site.materials, title="Uusi", regions=[again])

    links = [link for facet in stranger.get(BANK).context["listing"].facets for link in facet.links]
    (county,) = (link for link in links if "region=07" in link.address)

    # Twelve games, the guide and these two, and twelve games of the whole country.
    assert (county.label, county.count) == ("Uusi nimi", 27)
    assert stranger.get(county.address).context["listing"].total == 27
