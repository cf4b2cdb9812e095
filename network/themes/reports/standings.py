"""How themes stand in regions: of one theme, of one region, and of the whole network as a grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from network.regions.models import Region
from network.regions.pages import RegionPage
from network.regions.queries import region_pages
from network.regions.reports import Tile, tiles
from network.themes.models import Theme, ThemeStanding
from network.themes.pages import ThemePage
from network.themes.queries import (
    current_standings,
    standings,
    theme_pages,
)


@dataclass(frozen=True)
class InRegion:
    """A theme in one region: how it stands there, and how many pages carry it."""

    page: RegionPage
    standing: ThemeStanding | None
    number: int


@dataclass(frozen=True)
class ThemeInRegion:
    """One theme of a region, with the page that presents it where there is one."""

    theme: Theme
    page: ThemePage | None
    standing: ThemeStanding


@dataclass(frozen=True)
class ThemeTile:
    """A region on the map of a theme."""

    tile: Tile
    standing: ThemeStanding | None


@dataclass(frozen=True)
class GridRow:
    """A theme, with how it stands in each region of the grid, None where nothing was written down."""

    theme: Theme
    page: ThemePage | None
    cells: Sequence[tuple[RegionPage, ThemeStanding | None]]


@dataclass(frozen=True)
class Grid:
    """Themes and regions of which something was written down."""

    columns: Sequence[RegionPage]
    rows: Sequence[GridRow]

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class OfTheme:
    """How one theme stands: where it was told, where else pages carry it, on the map, and how it has come."""

    told: Sequence[InRegion]
    elsewhere: Sequence[InRegion]
    tiles: Sequence[ThemeTile]
    history: Sequence[tuple[RegionPage | None, ThemeStanding]]


def standings_of(theme: int, pages: Sequence[RegionPage], numbers: Mapping[int, int]) -> OfTheme:
    """Everything of the theme with this key: the counties' pages, and how many pages of each carry it, are known."""
    written = list(standings().filter(theme=theme))
    found = {each.region_id: each for each in current_standings(written)}
    rows = [
        InRegion(page, found.get(page.region_id or 0), numbers.get(page.region_id or 0, 0))
        for page in sorted(pages, key=lambda page: page.title.casefold())
    ]
    by_region = {page.region_id: page for page in pages}
    return OfTheme(
        told=[row for row in rows if row.standing],
        elsewhere=[row for row in rows if row.standing is None and row.number],
        tiles=[ThemeTile(tile, found.get(tile.page.region_id or 0)) for tile in tiles(pages, {})] if found else [],
        history=[(by_region.get(each.region_id), each) for each in written],
    )


def themes_in(region: Region) -> list[ThemeInRegion]:
    """How themes stand in a region, by name."""
    found = current_standings(standings().filter(region=region))
    pages = {page.theme_id: page for page in theme_pages().filter(theme__in=[each.theme_id for each in found])}
    rows = [ThemeInRegion(each.theme, pages.get(each.theme_id), each) for each in found]
    return sorted(rows, key=lambda row: row.theme.name.casefold())


def grid_of_network() -> Grid:
    """Themes × regions. What nothing was written down of has no row and no column."""
    found = {(each.theme_id, each.region_id): each for each in current_standings(standings())}
    columns = [page for page in region_pages() if page.region_id in {region for _theme, region in found}]
    themes = {each.theme_id: each.theme for each in found.values()}
    pages = {page.theme_id: page for page in theme_pages().filter(theme__in=themes)}
    rows = [
        GridRow(theme, pages.get(key), [(page, found.get((key, page.region_id or 0))) for page in columns])
        for key, theme in sorted(themes.items(), key=lambda item: item[1].name.casefold())
    ]
    return Grid(columns, rows)
