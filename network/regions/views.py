"""What the pages of the network, its regions and its centres show."""

from typing import Any

from base.pages import shows_to_all
from network.regions.pages import CentrePage, NetworkPage, RegionPage
from network.regions.queries import centre_pages, centres_in, region_pages, regions_of
from network.regions.reports import TILE, centres_by_region, region_rows, tiles


@shows_to_all(NetworkPage)
def map_and_list(page: NetworkPage) -> dict[str, Any]:
    """The tile map and the equal list: the same regions, the same links."""
    pages, centres = list(region_pages()), centres_by_region()
    drawn = tiles(pages, centres)
    return {
        "tiles": drawn,
        "without_centre": any(not tile.centres for tile in drawn),
        "tile_size": TILE,
        "rows": region_rows(pages, centres),
        "centre_pages": list(centre_pages()),
    }


@shows_to_all(RegionPage)
def centres_of_the_region(page: RegionPage) -> dict[str, Any]:
    if page.region is None:
        return {"centre_pages": []}
    return {"centre_pages": list(centre_pages().filter(centre__in=centres_in(page.region)))}


@shows_to_all(CentrePage)
def regions_of_the_centre(page: CentrePage) -> dict[str, Any]:
    if page.centre is None:
        return {"region_pages": []}
    return {"region_pages": list(region_pages().filter(region__in=regions_of(page.centre)))}
