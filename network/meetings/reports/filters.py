"""Filters of the list of public minutes."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from base.lists.catalogue import Value
from base.lists.facets import Facet, year_facet
from base.lists.reading import Items
from network.councils.pages import CouncilPage
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import theme_facet


def minutes_facets() -> list[Facet]:
    """Theme, region (of the council), centre and year."""
    region = replace(region_facet(), read=_regions_of_councils, columns=("path",))
    return [theme_facet(), region, centre_facet(), year_facet("held_on__year", _("Year"), name="year")]


def _regions_of_councils(items: Items) -> Iterator[tuple[Value, int]]:
    """Minutes stand right below their council, one step (four letters of the path) deeper."""
    found: dict[str, list[int]] = {}
    for path, region in CouncilPage.objects.exclude(regions=None).values_list("path", "regions"):
        found.setdefault(path, []).append(region)
    for path, key in items.rows("path"):
        for region in found.get(path[: -CouncilPage.steplen], ()):
            yield region, key
