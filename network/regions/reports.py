"""Read models of the network: the tile map, the list beside it, the region filter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from base.listings import Facet
from network.regions.models import Centre
from network.regions.pages import RegionPage
from network.regions.queries import coverage_today, regions_today

TILE = 100
"""Width and height of a tile of the map, in the units of its drawing."""
LINE = 18
"""Height of a line of text on a tile."""


@dataclass(frozen=True)
class Tile:
    """A region on the tile map: where it is drawn, its name in lines that fit, its page and its centres."""

    page: RegionPage
    lines: Sequence[str]
    x: int
    y: int
    centres: Sequence[Centre]

    @property
    def text_x(self) -> int:
        return self.x + TILE // 2

    @property
    def text_y(self) -> int:
        """The height of the first line, so that all lines together stand in the middle."""
        return self.y + TILE // 2 + 5 - LINE // 2 * (len(self.lines) - 1)


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
    """A tile for each region page that has a place on the map."""
    return [
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
    names = [(region.code, region.short_name) for region in regions_today()]
    return Facet("region", _("Region"), sorted(names, key=lambda name: name[1].casefold()), _by_region)


def _by_region(pages: "QuerySet[Any]", code: str) -> "QuerySet[Any]":
    return pages.filter(in_region(pages.model, code))


def in_region(page_type: type[Any], code: str) -> Q:
    """What picks the pages of a region, those of the whole country among them."""
    every = page_type._default_manager.all()
    here = every.filter(regions__code=code).values("pk")
    somewhere = every.filter(regions__isnull=False).values("pk")
    return Q(pk__in=here) | ~Q(pk__in=somewhere)
