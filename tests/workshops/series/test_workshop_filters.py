"""The filters of the list of workshops; months go by Helsinki time."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.network import RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopPageFactory
from tests.reading import cards, document, text_of

NOW = datetime.datetime(2027, 1, 15, 10, tzinfo=datetime.UTC)


def helsinki(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=timezone.get_default_timezone())


def months(stranger: Client, page, **choice: str) -> list[str]:
    facet = stranger.get(page.url, choice).context["listing"].facets[0]
    return [link.label for link in facet.links]


@pytest.mark.parametrize(
    ("starts_at", "month"),
    [
        (helsinki(2027, 2, 28, 23, 59, 59), "2027-02"),
        (helsinki(2027, 3, 1, 0, 0, 0), "2027-03"),
        (helsinki(2027, 3, 1, 1, 59, 59), "2027-03"),
        (helsinki(2027, 3, 28, 2, 59, 59), "2027-03"),
        (helsinki(2027, 3, 28, 4, 0, 0), "2027-03"),
        (helsinki(2027, 3, 31, 23, 59, 59), "2027-03"),
        (helsinki(2027, 4, 1, 0, 0, 0), "2027-04"),
        (helsinki(2027, 10, 31, 0, 0, 0), "2027-10"),
        (helsinki(2027, 10, 31, 3, 30, 0), "2027-10"),
        (helsinki(2027, 10, 31, 23, 59, 59), "2027-10"),
        (helsinki(2027, 11, 1, 0, 0, 0), "2027-11"),
        (helsinki(2027, 12, 31, 23, 59, 59), "2027-12"),
        (helsinki(2028, 1, 1, 0, 0, 0), "2028-01"),
        (helsinki(2028, 2, 29, 12, 0, 0), "2028-02"),
    ],
    ids=str,
)
def test_month_filter_goes_by_helsinki_time(
    site: Trunk, stranger: Client, clock: Callable, starts_at: datetime.datetime, month: str
):
    WorkshopPageFactory(title="Oma", starts_at=starts_at)
    for days in (-45, 45):
        WorkshopPageFactory(title="Vieras", starts_at=starts_at + datetime.timedelta(days=days))
    clock(NOW - datetime.timedelta(days=90))

    assert cards(stranger.get(site.workshops.url, {"month": month})) == ["Oma"]


def test_months_with_workshops_are_offered_in_order_once_each(site: Trunk, stranger: Client, clock: Callable):
    WorkshopPageFactory(starts_at=helsinki(2027, 4, 1, 0, 0))
    WorkshopPageFactory(starts_at=helsinki(2027, 2, 10, 9, 0))
    WorkshopPageFactory(starts_at=helsinki(2027, 4, 20, 9, 0))
    WorkshopPageFactory(starts_at=helsinki(2027, 1, 10, 9, 0))
    WorkshopPageFactory(starts_at=helsinki(2027, 6, 10, 9, 0), published=False)
    clock(NOW)

    assert months(stranger, site.workshops) == ["Helmikuu 2027", "Huhtikuu 2027"]
    assert months(stranger, site.workshops, when="past") == ["Tammikuu 2027"]


def test_month_without_workshops_ahead_shows_none_and_offers_them_all(site: Trunk, stranger: Client, clock: Callable):
    WorkshopPageFactory(title="Mennyt", starts_at=helsinki(2026, 12, 10, 9, 0))
    WorkshopPageFactory(title="Tuleva", starts_at=helsinki(2027, 2, 10, 9, 0))
    clock(NOW)

    response = stranger.get(site.workshops.url, {"month": "2026-12"})

    assert cards(response) == []
    assert "Joulukuu 2026" in text_of(response)
    assert document(response).select_one(f'main .box a[href="{site.workshops.url}#results"]')


@pytest.mark.parametrize("month", ["2027-13", "2027", "abc", "0000-00", "9999-99", "2027-02-01"])
def test_impossible_month_is_reported(site: Trunk, stranger: Client, month: str):
    WorkshopPageFactory(title="Tuleva")

    response = stranger.get(site.workshops.url, {"month": month})

    assert cards(response) == ["Tuleva"]
    assert document(response).select_one("main .ds-alert")


def test_theme_region_and_keyword_filters(site: Trunk, stranger: Client):
    theme, region = ThemeFactory(), RegionFactory()
    WorkshopPageFactory(title="Teema", themes=[theme], regions=[RegionFactory()])
    WorkshopPageFactory(title="Alue", regions=[region])
    WorkshopPageFactory(title="Sana", keywords=["osallisuus"], regions=[RegionFactory()])
    WorkshopPageFactory(title="Muu", themes=[ThemeFactory()], keywords=["talous"], regions=[RegionFactory()])

    assert cards(stranger.get(site.workshops.url, {"theme": theme.slug})) == ["Teema"]
    assert cards(stranger.get(site.workshops.url, {"region": region.code})) == ["Alue"]
    assert cards(stranger.get(site.workshops.url, {"keyword": "osallisuus"})) == ["Sana"]


@pytest.mark.parametrize("name", ["month", "theme", "region", "keyword"])
def test_unknown_value_narrows_nothing_and_is_reported(site: Trunk, stranger: Client, name: str):
    WorkshopPageFactory(title="Työpaja")

    response = stranger.get(site.workshops.url, {name: "olematon"})

    assert cards(response) == ["Työpaja"]
    assert document(response).select_one("main .ds-alert")


def test_filter_links_and_clearing_stay_among_past_workshops(site: Trunk, stranger: Client):
    theme = ThemeFactory(name_fi="Jälkihuolto")
    day = timezone.now() - datetime.timedelta(days=40)
    WorkshopPageFactory(title="Mennyt", starts_at=day, themes=[theme])
    WorkshopPageFactory(title="Toinen mennyt", starts_at=day)
    WorkshopPageFactory(title="Tuleva", themes=[theme])

    response = stranger.get(site.workshops.url, {"when": "past", "theme": theme.slug})
    shown = document(response)
    away = shown.select_one("main .chosen a.away")
    clear = shown.select("main .chosen a")[-1]

    assert cards(response) == ["Mennyt"]
    assert set(cards(stranger.get(away["href"]))) == {"Mennyt", "Toinen mennyt"}
    assert set(cards(stranger.get(clear["href"]))) == {"Mennyt", "Toinen mennyt"}
