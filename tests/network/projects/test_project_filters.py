"""The list of projects and its filters."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.base import restricted
from tests.factories.network import ProjectPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document


def years(first: int | None, last: int | None) -> dict[str, datetime.date | None]:
    return {
        "starts_on": first and datetime.date(first, 8, 1),
        "ends_on": last and datetime.date(last, 7, 31),
    }


def test_projects_that_began_last_come_first_and_dateless_ones_last(site: Trunk, stranger: Client):
    ProjectPageFactory(title="Vanha", **years(2010, 2012))
    ProjectPageFactory(title="Päivätön", **years(None, None))
    ProjectPageFactory(title="Uusi", **years(2020, None))

    assert cards(stranger.get(site.projects.url)) == ["Uusi", "Vanha", "Päivätön"]


def test_projects_of_centres_and_national_ones_are_listed_together(site: Trunk, stranger: Client, centre_page):
    ProjectPageFactory(title="Alueen", parent=centre_page, **years(2016, 2019))
    ProjectPageFactory(title="Koko maan", parent=site.projects, **years(2017, 2019))

    assert cards(stranger.get(site.projects.url)) == ["Koko maan", "Alueen"]


@pytest.mark.parametrize(
    ("year", "titles"),
    [
        ("2015", []),
        ("2016", ["Pitkä"]),
        ("2017", ["Lyhyt", "Pitkä"]),
        ("2018", ["Lyhyt", "Pitkä"]),
        ("2019", ["Jatkuva", "Pitkä"]),
        ("2020", ["Jatkuva"]),
    ],
)
def test_year_filter_finds_what_was_under_way_at_some_time_of_the_year(
    site: Trunk, stranger: Client, year: str, titles: list[str]
):
    ProjectPageFactory(title="Pitkä", **years(2016, 2019))
    ProjectPageFactory(title="Lyhyt", **years(2017, 2018))
    ProjectPageFactory(title="Jatkuva", **years(2019, None))
    ProjectPageFactory(title="Päivätön", **years(None, None))
    ProjectPageFactory(title="Muinainen", starts_on=datetime.date(2014, 1, 1), ends_on=datetime.date(2014, 12, 31))

    assert sorted(cards(stranger.get(site.projects.url, {"year": year}))) == titles


def test_year_filter_offers_the_years_with_a_project_up_to_this_year(site: Trunk, stranger: Client, clock: Callable):
    ProjectPageFactory(**years(2011, 2012))
    ProjectPageFactory(starts_on=datetime.date(2015, 1, 1), ends_on=None)
    ProjectPageFactory(starts_on=datetime.date(1999, 1, 1), ends_on=None, published=False)
    clock(datetime.datetime(2017, 5, 1, tzinfo=datetime.UTC))

    facets = stranger.get(site.projects.url).context["listing"].facets

    assert [link.label for facet in facets if facet.heading == "Vuosi" for link in facet.links] == [
        "2017",
        "2016",
        "2015",
        "2012",
        "2011",
    ]


def test_year_filter_offers_the_year_of_a_project_that_begins_later(site: Trunk, stranger: Client):
    coming = timezone.localdate().year + 1
    ProjectPageFactory(title="Tuleva", starts_on=datetime.date(coming, 1, 1), ends_on=None)
    ProjectPageFactory(title="Mennyt", **years(2016, 2019))

    response = stranger.get(site.projects.url, {"year": str(coming)})

    assert cards(response) == ["Tuleva"]


def test_theme_region_and_keyword_filters(site: Trunk, stranger: Client):
    theme, region = ThemeFactory(), RegionFactory()
    ProjectPageFactory(title="Teema", themes=[theme], regions=[RegionFactory()])
    ProjectPageFactory(title="Alue", regions=[region])
    ProjectPageFactory(title="Sana", keywords=["osallisuus"], regions=[RegionFactory()])
    ProjectPageFactory(title="Muu", themes=[ThemeFactory()], regions=[RegionFactory()], keywords=["talous"])

    assert cards(stranger.get(site.projects.url, {"theme": theme.slug})) == ["Teema"]
    assert cards(stranger.get(site.projects.url, {"region": region.code})) == ["Alue"]
    assert cards(stranger.get(site.projects.url, {"keyword": "osallisuus"})) == ["Sana"]


@pytest.mark.parametrize("name", ["theme", "region", "status", "year", "keyword"])
def test_unknown_value_narrows_nothing_and_is_reported(site: Trunk, stranger: Client, name: str):
    ProjectPageFactory(title="Hanke")

    response = stranger.get(site.projects.url, {name: "99999"})

    assert cards(response) == ["Hanke"]
    assert document(response).select_one("main .ds-alert")


def test_filters_do_not_tell_what_private_pages_hold(site: Trunk, stranger: Client):
    ProjectPageFactory(keywords=["talous"], **years(2016, 2019))
    restricted(ProjectPageFactory(keywords=["salainen sana"], **years(1999, 2000)))

    page = document(stranger.get(site.projects.url)).main.get_text()

    assert "talous" in page
    assert "salainen sana" not in page
    assert "1999" not in page
