"""What the theme pages show."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.facets import Facet, Option
from base.languages import alphabetical
from base.listings import Listing, listing
from base.pages import BasePage, shows, shows_to_all
from base.queries import specific_pages
from network.regions.models import Region
from network.regions.pages import NetworkPage, RegionPage
from network.regions.queries import region_pages
from network.regions.reports import TILE
from network.themes.choices import SHADES, SIGNS, Standing
from network.themes.pages import ThemeIndexPage, ThemePage
from network.themes.queries import (
    keys_carrying,
    numbers_by_region,
    numbers_carrying,
    page_types_with_themes,
    theme_pages,
)
from network.themes.reports import grid_of_network, standings_of, themes_in


@shows_to_all(ThemeIndexPage)
def list_of_themes(page: ThemeIndexPage) -> dict[str, Any]:
    return {"themes": list(theme_pages())}


@shows(ThemePage)
def theme_in_regions(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    """Where the theme stands how, on a map and in a table, and how that has come; then all that carries it."""
    if page.theme_id is None:
        return {"listing": None}
    pages = list(region_pages())
    numbers = numbers_by_region(page.theme_id, page_types_with_themes())
    return {
        "stands": standings_of(page.theme_id, pages, numbers),
        "tile_size": TILE,
        "listing": _carrying(request, page.theme_id, pages, numbers),
    }


def _carrying(request: HttpRequest, theme: int, pages: Sequence[RegionPage], numbers: Mapping[int, int]) -> Listing:
    """Everything that carries the theme, newest first, by kind and by county."""
    types = {page_type._meta.model_name or "": page_type for page_type in page_types_with_themes()}
    counties = {page.region.code: page.region for page in pages if page.region}
    chosen, county = types.get(request.GET.get("kind", "")), counties.get(request.GET.get("region", ""))
    narrowed = [chosen] if chosen else list(types.values())
    keys = keys_carrying(theme, narrowed, county.pk if county else None)
    by_kind = dict(numbers_carrying(theme, list(types.values()), county.pk if county else None))
    by_county = numbers_by_region(theme, narrowed) if chosen else numbers
    total = by_kind.get(chosen._meta.model_name or "", 0) if chosen else sum(by_kind.values())
    shown = listing(request, keys, [_kinds(by_kind, types), _counties(by_county, counties)], total=total)
    shown.leaf.object_list = specific_pages(key for key, _day in shown.leaf.object_list)
    return shown


@shows_to_all(RegionPage)
def themes_of_the_region(page: RegionPage) -> dict[str, Any]:
    return {"themes_here": themes_in(page.region) if page.region else []}


@shows_to_all(NetworkPage)
def themes_of_the_network(page: NetworkPage) -> dict[str, Any]:
    """Themes × regions, with what the signs mean."""
    meanings = [(SIGNS[each], SHADES[each], each.label) for each in Standing]
    return {"theme_grid": grid_of_network(), "meanings": meanings}


def _kinds(numbers: dict[str, int], types: dict[str, type[BasePage]]) -> Facet:
    """The kinds of pages as a filter; the narrowing has been done before the kinds were put together."""
    names = {name: str(capfirst(page_type._meta.verbose_name_plural)) for name, page_type in types.items()}

    def options(_keys: object) -> list[Option]:
        return [Option(name, label, numbers[name]) for name, label in names.items() if name in numbers]

    return Facet("kind", _("Kind"), options, lambda name: names.get(name, ""), lambda keys, _name: keys)


def _counties(numbers: Mapping[int, int], counties: Mapping[str, Region]) -> Facet:
    """The counties that pages with the theme are for."""

    def options(_keys: object) -> list[Option]:
        found = [
            Option(code, region.short_name, numbers[region.pk])
            for code, region in counties.items()
            if region.pk in numbers
        ]
        return sorted(found, key=lambda option: alphabetical(option.label))

    def label_of(code: str) -> str:
        return counties[code].short_name if code in counties else ""

    return Facet("region", _("Wellbeing services county"), options, label_of, lambda keys, _code: keys)
