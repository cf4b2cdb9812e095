"""A theme page gathers everything that carries the theme, across regions and kinds, newest first."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from network.themes.queries import page_types_with_themes
from tests.factories import factories
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import (
    CouncilPageFactory,
    MaterialPageFactory,
    ProjectPageFactory,
    RegionFactory,
    RegionPageFactory,
    ThemeFactory,
    ThemePageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import cards, document


def published_on(year: int) -> dict[str, datetime.datetime]:
    return {"first_published_at": datetime.datetime(year, 6, 1, 12, tzinfo=datetime.UTC)}


def test_theme_page_shows_every_kind_of_page_that_carries_the_theme(site: Trunk, stranger: Client):
    page, other = ThemePageFactory(), ThemeFactory()
    for page_type in page_types_with_themes():
        factories()[page_type](title=f"{page_type.__name__} oma", themes=[page.theme])
        factories()[page_type](title=f"{page_type.__name__} vieras", themes=[other])

    shown = cards(stranger.get(page.url))

    assert set(shown) == {f"{page_type.__name__} oma" for page_type in page_types_with_themes()}
    assert len(shown) == 6


def test_theme_page_shows_the_newest_first_by_each_kind_s_own_day(site: Trunk, stranger: Client):
    page = ThemePageFactory()
    carried = {"themes": [page.theme]}
    WorkshopPageFactory(
        title="Työpaja 2027", starts_at=datetime.datetime(2027, 5, 5, 9, tzinfo=datetime.UTC), **carried
    )
    MinutesPageFactory(title="Muistio 2025", held_on=datetime.date(2025, 3, 1), **carried)
    ProjectPageFactory(title="Hanke 2016", starts_on=datetime.date(2016, 8, 1), **carried)
    MaterialPageFactory(title="Opas 2018", **published_on(2018), **carried)
    CouncilPageFactory(title="Raati 2021", **published_on(2021), **carried)
    SeriesPageFactory(title="Sarja 2017", **published_on(2017), **carried)

    assert cards(stranger.get(page.url)) == [
        "Työpaja 2027",
        "Muistio 2025",
        "Raati 2021",
        "Opas 2018",
        "Sarja 2017",
        "Hanke 2016",
    ]


def test_theme_page_counts_a_page_without_its_own_day_by_its_publication(site: Trunk, stranger: Client):
    page = ThemePageFactory()
    ProjectPageFactory(title="Päivätön", starts_on=None, ends_on=None, themes=[page.theme], **published_on(2020))
    ProjectPageFactory(title="Vanhempi", starts_on=datetime.date(2019, 1, 1), themes=[page.theme])
    ProjectPageFactory(title="Uudempi", starts_on=datetime.date(2021, 1, 1), ends_on=None, themes=[page.theme])

    assert cards(stranger.get(page.url)) == ["Uudempi", "Päivätön", "Vanhempi"]


def test_theme_page_narrows_by_kind(site: Trunk, stranger: Client):
    page = ThemePageFactory()
    MaterialPageFactory(title="Opas", themes=[page.theme])
    MaterialPageFactory(title="Toisen teeman opas", themes=[ThemeFactory()])
    ProjectPageFactory(title="Hanke", themes=[page.theme])

    assert cards(stranger.get(page.url, {"kind": "materialpage"})) == ["Opas"]


def test_theme_page_narrows_by_county_and_counts_what_another_choice_would_give(site: Trunk, stranger: Client):
    page, keski, savo = (
        ThemePageFactory(),
        RegionFactory(short_fi="Keski-Suomi"),
        RegionFactory(short_fi="Pohjois-Savo"),
    )
    for region in (keski, savo):
        RegionPageFactory(parent=site.network, region=region, title=region.short_fi)
    carried = {"themes": [page.theme]}
    MaterialPageFactory(title="Opas", regions=[keski], **carried)
    MaterialPageFactory(title="Savon opas", regions=[savo], **carried)
    ProjectPageFactory(title="Hanke", regions=[keski], **carried)
    MinutesPageFactory(title="Muistio", **carried)

    def shown(**asked: str) -> tuple[set[str], set[str]]:
        answer = stranger.get(page.url, asked)
        return set(cards(answer)), {
            link.get_text(" ", strip=True) for link in document(answer).select("main details a")
        }

    everything, links = shown()
    assert everything == {"Opas", "Savon opas", "Hanke", "Muistio"}
    assert {"Keski-Suomi (2)", "Pohjois-Savo (1)"} <= links
    found, links = shown(region=keski.code)
    assert found == {"Opas", "Hanke"}
    assert any(link.startswith("Pohjois-Savo (1)") for link in links)
    found, links = shown(region=keski.code, kind="materialpage")
    assert found == {"Opas"}
    found, _links = shown(region=keski.code, kind="minutespage")
    assert found == set()
    assert document(stranger.get(page.url, {"region": "99"})).select_one("main .ds-alert")


@pytest.mark.parametrize("kind", ["themepage", "homepage", "materialpage ", "x" * 500])
def test_theme_page_reports_an_unknown_kind_and_shows_all(site: Trunk, stranger: Client, kind: str):
    page = ThemePageFactory()
    MaterialPageFactory(title="Opas", themes=[page.theme])
    ProjectPageFactory(title="Hanke", themes=[page.theme])

    response = stranger.get(page.url, {"kind": kind})

    assert set(cards(response)) == {"Opas", "Hanke"}
    assert document(response).select_one("main .ds-alert")


def test_theme_page_is_paged(site: Trunk, stranger: Client):
    page = ThemePageFactory()
    for number in range(21):
        MaterialPageFactory(title=f"Opas {number}", themes=[page.theme], revision=False)

    first, second = stranger.get(page.url), stranger.get(page.url, {"page": 2})

    assert (len(cards(first)), len(cards(second))) == (20, 1)
    assert not set(cards(first)) & set(cards(second))


def test_theme_page_tells_the_centre_of_each_page(site: Trunk, stranger: Client, centre_page):
    page = ThemePageFactory()
    ProjectPageFactory(parent=centre_page, themes=[page.theme])

    assert document(stranger.get(page.url)).select_one("main article.card .foot").get_text(strip=True) == "Koske"


def test_page_names_its_themes_with_links_to_their_pages(site: Trunk, stranger: Client):
    presented, bare = ThemePageFactory(theme=ThemeFactory(name_fi="Jälkihuolto")), ThemeFactory(name_fi="Talous")
    ThemePageFactory(theme=bare, published=False)
    material = MaterialPageFactory(themes=[presented.theme, bare])

    tags = {tag.get_text(): tag.get("href") for tag in document(stranger.get(material.url)).select("dd .tag")}

    assert tags["Jälkihuolto"] == presented.url
    assert tags["Talous"] is None


def test_theme_page_without_carrying_pages_says_so(site: Trunk, stranger: Client):
    page = ThemePageFactory()
    MaterialPageFactory(themes=[ThemeFactory()])

    response = stranger.get(page.url)

    assert cards(response) == []
    assert response.context["listing"].total == 0


def test_theme_page_shows_a_workshop_by_its_day_in_helsinki(site: Trunk, stranger: Client):
    """Half past midnight on the second is still the first in UTC."""
    page = ThemePageFactory()
    night = datetime.datetime(2027, 3, 2, 0, 30, tzinfo=timezone.get_default_timezone())
    MinutesPageFactory(title="Muistio", held_on=datetime.date(2027, 3, 1), themes=[page.theme])
    WorkshopPageFactory(title="Yöpaja", starts_at=night, themes=[page.theme])
    MinutesPageFactory(title="Myöhempi muistio", held_on=datetime.date(2027, 3, 1), themes=[page.theme])

    assert cards(stranger.get(page.url)) == ["Yöpaja", "Myöhempi muistio", "Muistio"]
