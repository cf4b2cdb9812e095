"""Read models of the network: the tile map, the list beside it, the region filter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from base.lists.catalogue import Value
from base.lists.facets import Facet, Numbers, Option, has_first, named_options
from base.lists.reading import Items
from base.page_cache.parts import kept_part
from base.records import LANGUAGES, NAMES
from network.regions.models import Centre, Region
from network.regions.pages import CentrePage, RegionPage
from network.regions.queries import coverage_today, region_named, regions_in_time

TILE = 100
"""Width and height of a tile of the map, in the units of its drawing."""
LINE = 18
"""Height of a line of text on a tile."""
SHADES = 4
"""Colours of the map: as many as any map needs for neighbours to differ."""

SHORT_NAMES = tuple(f"short_{code}" for code in LANGUAGES)
CENTRE_PATH = 3 * CentrePage.steplen
"""Length of a centre's path: root, front page, centre."""


@dataclass(frozen=True)
class Tile:
    """A region on the tile map: where it is drawn, its name in lines that fit, its page and its centres.

    `shade` is the colour of its first centre, from 1; 0 where no centre works.
    """

    page: RegionPage
    lines: Sequence[str]
    x: int
    y: int
    centres: Sequence[Centre]
    shade: int = 0

    @property
    def text_x(self) -> int:
        return self.x + TILE // 2

    @property
    def text_y(self) -> int:
        """The height of the first line, so that all lines, the centre's name among them, stand in the middle."""
        return self.y + TILE // 2 + 5 - LINE // 2 * (len(self.lines) - 1 + bool(self.centres))


@dataclass(frozen=True)
class RegionRow:
    """A region in the list beside the map: every region page has a row, also one without a tile."""

    page: RegionPage
    centres: Sequence[Centre]


def region_rows(pages: Iterable[RegionPage], centres: dict[int, list[Centre]]) -> list[RegionRow]:
    """A row for each region page, by name."""
    rows = [RegionRow(page, centres.get(page.region_id or 0, [])) for page in pages]
    return sorted(rows, key=lambda row: row.page.title.casefold())


def tiles(pages: Iterable[RegionPage], centres: dict[int, list[Centre]]) -> list[Tile]:
    """A tile for each region page that has a place on the map, in the order they are read: from the north down."""
    drawn = [
        Tile(
            page=page,
            lines=_lines(page.region.short_name),
            x=page.region.tile_column * TILE,
            y=page.region.tile_row * TILE,
            centres=centres.get(page.region_id or 0, []),
        )
        for page in pages
        if page.region and page.region.tile_column is not None and page.region.tile_row is not None
    ]
    shades = _shades(drawn)
    coloured = [replace(tile, shade=shades[tile.centres[0].pk]) if tile.centres else tile for tile in drawn]
    return sorted(coloured, key=lambda tile: (tile.y, tile.x))


def _shades(drawn: Sequence[Tile]) -> dict[int, int]:
    """A colour for each centre, another one than its neighbours on the map have."""
    owners = {(tile.x, tile.y): tile.centres[0].pk for tile in drawn if tile.centres}
    beside: dict[int, set[int]] = {owner: set() for owner in owners.values()}
    for (x, y), owner in owners.items():
        for place in ((x + TILE, y), (x, y + TILE)):
            if (other := owners.get(place, owner)) != owner:
                beside[owner].add(other)
                beside[other].add(owner)
    found: dict[int, int] = {}
    for owner in sorted(beside, key=lambda key: (-len(beside[key]), key)):
        taken = {found.get(other) for other in beside[owner]}
        found[owner] = next((shade for shade in range(1, SHADES + 1) if shade not in taken), SHADES)
    return found


def centres_by_region() -> dict[int, list[Centre]]:
    """The centres that work in each region today, each once."""
    found: dict[int, list[Centre]] = {}
    for covered in coverage_today():
        centres = found.setdefault(covered.region_id, [])
        if covered.centre not in centres:
            centres.append(covered.centre)
    return found


def _lines(name: str, width: int = 11) -> list[str]:
    """The name in lines that fit a tile, broken at hyphens and spaces."""
    lines: list[str] = [""]
    for part in name.replace("-", "- ").split():
        glue = "" if not lines[-1] or lines[-1].endswith("-") else " "
        if len(lines[-1]) + len(glue) + len(part) <= width or not lines[-1]:
            lines[-1] += glue + part
        else:
            lines.append(part)
    return lines


def region_facet() -> Facet:
    """Narrows to pages of a region; pages of the whole country belong to every region."""
    return Facet("region", _("Region"), _regions, region_named, _is_there, _regions_of, words=_codes)


def _regions_of(items: Items) -> Iterator[tuple[Value, int]]:
    return items.linked("regions")


def _codes() -> dict[int, Value]:
    """The code of each region by its key: a region may have several rows in time."""
    rows = Region.objects.values_list("pk", "code")
    return kept_part("codes-of-regions", lambda: dict(rows), by_the_clock=False)


def _regions(found: Numbers) -> list[Option]:
    """The regions that pages name, each with its own pages and those of the whole country."""
    everywhere, named = found.get(None, 0), kept_part("names-of-regions", _names_by_code)
    # A region that was entered just now may not be among the names yet that this version holds.
    numbers = {code: number + everywhere for code, number in found.items() if number and code in named}
    return named_options({named[code]: number for code, number in numbers.items()})


def _names_by_code() -> dict[str, tuple[str, ...]]:
    """(code, short name in each language) of each region, as it is called today."""
    return {code: (code, *names) for code, *names in regions_in_time().values_list("code", *SHORT_NAMES)}


def _is_there(region: Value, code: str) -> bool:
    return region is None or bool(region == code)


def centre_facet() -> Facet:
    """Narrows to pages that stand in a centre's section, in any of its languages."""
    return Facet("centre", _("Centre"), _centres, _centre_name, has_first, _centres_of, ("path",))


def _centres_of(items: Items) -> Iterator[tuple[Value, int]]:
    pages = CentrePage.objects.exclude(centre=None)
    names = [f"centre__{column}" for column in NAMES]
    words = {path: (slug, *told) for path, slug, *told in pages.values_list("path", "centre__slug", *names)}
    return ((words.get(path[:CENTRE_PATH]), key) for path, key in items.rows("path"))


def _centres(found: Numbers) -> list[Option]:
    return named_options({centre: number for centre, number in found.items() if centre})


def _centre_name(slug: str) -> str:
    centre = Centre.objects.filter(slug=slug).first()
    return centre.name if centre else ""
