"""The network page: the tile map and the equal list beside it."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from network.regions.models import Region
from network.regions.reports import centres_by_region, tiles
from tests.factories.network import (
    CentreFactory,
    CentrePageFactory,
    CentreRegionFactory,
    RegionFactory,
    RegionPageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import document

YESTERDAY, TOMORROW = datetime.timedelta(days=-1), datetime.timedelta(days=1)


def page_of(code: str, **values: object):
    region = Region.objects.get(code=code)
    return RegionPageFactory(region=region, title=region.name_fi, slug=region.slug, **values)


def test_map_links_to_every_region_page_with_a_tile(site: Trunk, stranger: Client):
    pages = [page_of("07"), page_of("21"), page_of("90")]

    shown = document(stranger.get(site.network.url))

    links = {link["href"]: "".join(link.get_text().split()) for link in shown.select("svg.tile-map a")}
    assert links == {pages[0].url: "Kanta-Häme", pages[1].url: "Lappi", pages[2].url: "Helsinki"}


def test_list_beside_the_map_has_every_region_page_also_one_without_a_tile(site: Trunk, stranger: Client):
    county, aland = page_of("07"), page_of("91")

    shown = document(stranger.get(site.network.url))

    listed = {link["href"] for link in shown.select("main li a")}
    assert {county.url, aland.url} <= listed
    assert aland.url not in {link["href"] for link in shown.select("svg.tile-map a")}


def test_map_leaves_out_drafts_and_regions_that_are_not_valid_today(site: Trunk, stranger: Client):
    today = timezone.localdate()
    shown = page_of("07")
    page_of("21", published=False)
    RegionPageFactory(region=RegionFactory(tile_column=9, tile_row=9, valid_to=today + YESTERDAY, name_fi="Mennyt"))
    RegionPageFactory(region=RegionFactory(tile_column=8, tile_row=9, valid_from=today + TOMORROW, name_fi="Tuleva"))
    last_day = RegionPageFactory(
        region=RegionFactory(tile_column=7, tile_row=9, valid_from=today, valid_to=today, name_fi="Tänään")
    )

    links = document(stranger.get(site.network.url)).select("svg.tile-map a")

    assert {link["href"] for link in links} == {shown.url, last_day.url}


def test_tile_is_marked_where_a_centre_works(site: Trunk, stranger: Client):
    served, empty = page_of("13"), page_of("21")
    CentreRegionFactory(centre__name_fi="Koske", region=served.region)

    links = {link["href"]: link for link in document(stranger.get(site.network.url)).select("svg.tile-map a")}

    assert "served" in links[served.url].get("class")
    assert links[empty.url].get("class") is None


def test_regions_of_one_centre_have_one_colour_and_neighbours_another(site: Trunk):
    ours, also_ours, theirs = page_of("16"), page_of("18"), page_of("08")
    assert ours.region.tile_row == theirs.region.tile_row, "they lie beside each other"
    centre = CentreRegionFactory(region=ours.region).centre
    CentreRegionFactory(centre=centre, region=also_ours.region)
    CentreRegionFactory(region=theirs.region)

    shades = {tile.page.pk: tile.shade for tile in tiles([ours, also_ours, theirs], centres_by_region())}

    assert shades[ours.pk] == shades[also_ours.pk]
    assert 0 not in shades.values()
    assert shades[theirs.pk] != shades[ours.pk]


def test_tile_names_only_centres_that_work_there_today(site: Trunk):
    page, today = page_of("13"), timezone.localdate()
    now = CentreRegionFactory(centre__name_fi="Koske", region=page.region, valid_from=today, valid_to=today).centre
    CentreRegionFactory(centre__name_fi="Mennyt", region=page.region, valid_to=today + YESTERDAY)
    CentreRegionFactory(centre__name_fi="Tuleva", region=page.region, valid_from=today + TOMORROW)

    assert [list(tile.centres) for tile in tiles([page], centres_by_region())] == [[now]]


def test_tile_names_a_centre_once_though_it_works_there_in_two_spells(site: Trunk):
    page, today, centre = page_of("13"), timezone.localdate(), CentreFactory(name_fi="Koske")
    CentreRegionFactory(centre=centre, region=page.region, valid_from=today + 365 * YESTERDAY, valid_to=today)
    CentreRegionFactory(centre=centre, region=page.region, valid_from=today)

    assert [list(tile.centres) for tile in tiles([page], centres_by_region())] == [[centre]]


def test_tile_lies_where_the_region_says(site: Trunk):
    (tile,) = tiles([page_of("21")], centres_by_region())

    assert (tile.x, tile.y) == (200, 0)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Lappi", ["Lappi"]),
        ("Pohjois-Pohjanmaa", ["Pohjois-", "Pohjanmaa"]),
        ("Vantaa ja Kerava", ["Vantaa ja", "Kerava"]),
        ("Kanta-Häme", ["Kanta-Häme"]),
    ],
)
def test_name_on_a_tile_is_broken_into_lines_that_fit(site: Trunk, name: str, lines: list[str]):
    page = RegionPageFactory(region=RegionFactory(short_fi=name, tile_column=0, tile_row=0))

    (tile,) = tiles([page], centres_by_region())

    assert list(tile.lines) == lines


def test_network_page_lists_the_centres(site: Trunk, stranger: Client):
    CentrePageFactory(title="Koske")
    CentrePageFactory(title="Luonnos", published=False)

    shown = document(stranger.get(site.network.url))

    assert [link.get_text() for link in shown.select("main article.card h3 a")] == ["Koske"]
