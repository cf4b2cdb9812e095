"""Filters of the list of public minutes."""

from collections import Counter
from dataclasses import replace

from django.db.models.functions import Left, Length
from django.utils.translation import gettext as _

from base.facets import Facet, Items, Option, counted, year_facet
from network.councils.pages import CouncilPage
from network.regions.reports import SHORT_NAMES, centre_facet, in_region, region_facet, region_options
from network.themes.reports import theme_facet


def minutes_facets() -> list[Facet]:
    """Theme, region (of the council), centre and year."""
    region = replace(region_facet(), options=_regions_of_councils, narrow=_by_region_of_council)
    return [theme_facet(), region, centre_facet(), year_facet("held_on__year", _("Year"), name="year")]


def _with_council(items: Items) -> Items:
    """Minutes stand right below their council, one step (four letters of the path) deeper."""
    return items.annotate(council_path=Left("path", Length("path") - CouncilPage.steplen))


def _by_region_of_council(items: Items, code: str) -> Items:
    councils = CouncilPage.objects.filter(in_region(CouncilPage.objects.all(), code)).values("path")
    return _with_council(items).filter(council_path__in=councils)


def _regions_of_councils(items: Items) -> list[Option]:
    minutes = dict(counted(_with_council(items), "council_path"))
    columns = ("path", "regions__code", *(f"regions__{column}" for column in SHORT_NAMES))
    found: Counter[tuple[str, ...]] = Counter()
    everywhere = 0
    for path, code, *names in CouncilPage.objects.filter(path__in=minutes).values_list(*columns):
        if code is None:
            everywhere += minutes[path]
        else:
            found[code, *names] += minutes[path]
    return region_options({key: count + everywhere for key, count in found.items()})
