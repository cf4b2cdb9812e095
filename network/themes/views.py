"""What the theme pages show."""

from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.facets import Facet, Option
from base.listings import listing
from base.pages import BasePage, shows
from base.queries import specific_pages
from network.regions.pages import NetworkPage, RegionPage
from network.regions.reports import TILE
from network.themes.choices import SHADES, SIGNS, Standing
from network.themes.pages import ThemeIndexPage, ThemePage
from network.themes.queries import keys_carrying, numbers_carrying, page_types_with_themes, theme_pages
from network.themes.reports import grid_of_network, standings_of, themes_in


@shows(ThemeIndexPage)
def list_of_themes(page: ThemeIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {"themes": list(theme_pages())}


@shows(ThemePage)
def what_carries_the_theme(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    """Everything that carries the theme, across regions and kinds, newest first."""
    if page.theme_id is None:
        return {"listing": None}
    types = {page_type._meta.model_name or "": page_type for page_type in page_types_with_themes()}
    chosen = types.get(kind := request.GET.get("kind", ""))
    keys = keys_carrying(page.theme_id, [chosen] if chosen else list(types.values()))
    numbers = dict(numbers_carrying(page.theme_id, list(types.values())))
    total = numbers.get(kind, 0) if chosen else sum(numbers.values())
    shown = listing(request, keys, [_kinds(numbers, types)], total=total)
    shown.leaf.object_list = specific_pages(key for key, _day in shown.leaf.object_list)
    return {"listing": shown}


@shows(ThemePage)
def how_the_theme_stands(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    """Where it stands how, on a map and in a table, and how that has come."""
    return {"stands": standings_of(page.theme_id), "tile_size": TILE} if page.theme_id else {}


@shows(RegionPage)
def themes_of_the_region(page: RegionPage, request: HttpRequest) -> dict[str, Any]:
    return {"themes_here": themes_in(page.region) if page.region else []}


@shows(NetworkPage)
def themes_of_the_network(page: NetworkPage, request: HttpRequest) -> dict[str, Any]:
    """Themes × regions, with what the signs mean."""
    meanings = [(SIGNS[each], SHADES[each], each.label) for each in Standing]
    return {"theme_grid": grid_of_network(), "meanings": meanings}


def _kinds(numbers: dict[str, int], types: dict[str, type[BasePage]]) -> Facet:
    """The kinds of pages as a filter; the narrowing has been done before the kinds were put together."""
    names = {name: str(capfirst(page_type._meta.verbose_name_plural)) for name, page_type in types.items()}

    def options(_keys: object) -> list[Option]:
        return [Option(name, label, numbers[name]) for name, label in names.items() if name in numbers]

    return Facet("kind", _("Kind"), options, lambda name: names.get(name, ""), lambda keys, _name: keys)
