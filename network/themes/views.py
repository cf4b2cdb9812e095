"""What the theme pages show."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from base.lists.catalogue import Catalogue
from base.lists.listings import asked_of, named_list, pages_in_order, shown
from base.lists.narrowing import Narrowing
from base.pages import shows, shows_to_all
from base.queries import readable, specific_pages
from network.regions.pages import NetworkPage, RegionPage
from network.regions.queries import region_pages
from network.regions.reports import TILE
from network.themes.choices import SHADES, SIGNS, Standing
from network.themes.pages import ThemeIndexPage, ThemePage
from network.themes.queries import theme_pages
from network.themes.reports import (
    all_carrying,
    carrying_counties,
    carrying_kinds,
    grid_of_network,
    standings_of,
    themes_in,
)


@shows_to_all(ThemeIndexPage)
def list_of_themes(page: ThemeIndexPage) -> dict[str, Any]:
    return {"themes": list(theme_pages())}


@shows(ThemePage)
def theme_in_regions(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    """Where the theme stands how, on a map and in a table, and how that has come; then all that carries it."""
    if page.theme_id is None:
        return {"listing": None}

    def made() -> Catalogue:
        return all_carrying(page.theme_id)

    pages = list(region_pages())
    held = named_list(page, request, by_the_clock=False)
    carrying = held.part("carrying", made, of_lists=True) if held else made()
    facets = [carrying_kinds(), carrying_counties(pages)]
    found = Narrowing(carrying, facets, asked_of(request, facets))
    return {
        "stands": standings_of(page.theme_id, pages, carrying.numbers("region", carrying.all())),
        "tile_size": TILE,
        "listing": shown(request, found, found.keys, _still_readable),
    }


def _still_readable(keys: Sequence[int]) -> list[Any]:
    pages = pages_in_order(readable(Page), keys)
    return specific_pages(page.pk for page in pages)


@shows_to_all(RegionPage)
def themes_of_the_region(page: RegionPage) -> dict[str, Any]:
    return {"themes_here": themes_in(page.region) if page.region else []}


@shows_to_all(NetworkPage)
def themes_of_the_network(page: NetworkPage) -> dict[str, Any]:
    """Themes × regions, with what the signs mean."""
    meanings = [(SIGNS[each], SHADES[each], each.label) for each in Standing]
    return {"theme_grid": grid_of_network(), "meanings": meanings}
