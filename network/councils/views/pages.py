"""What councils and minutes show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.listings import listing
from base.pages import shows
from base.queries import below, in_section, specific_pages
from base.sections import section
from network.councils.pages import CouncilIndexPage, CouncilPage, MinutesIndexPage, MinutesPage
from network.councils.queries import (
    call_open_of,
    councils_and_minutes_naming,
    councils_by_name,
    meetings_ahead,
    minutes_of,
    newest_minutes,
)
from network.councils.reports import council_facets, minutes_facets, named_members
from network.materials.pages import MaterialPage
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words

NEWEST = 6
"""How many minutes another page shows."""
ALL = 60
"""How many minutes a council shows itself: ten years of meetings, six a year."""


@shows(CouncilIndexPage)
def list_of_councils(page: CouncilIndexPage, request: HttpRequest) -> dict[str, Any]:
    shown = listing(request, in_section(councils_by_name(), page), council_facets())
    return {"listing": shown}


@shows(MinutesIndexPage)
def list_of_minutes(page: MinutesIndexPage, request: HttpRequest) -> dict[str, Any]:
    shown = listing(request, in_section(newest_minutes(), page), minutes_facets())
    return {"listing": shown}


@shows(CouncilPage)
def the_council(page: CouncilPage, request: HttpRequest) -> dict[str, Any]:
    named = named_members(page)
    page.names_members = bool(named)
    return {
        "named": named,
        "call": call_open_of(page),
        "meetings": meetings_ahead(page),
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "sections": [section(_("Minutes"), minutes_of(page), 20, limit=ALL, empty=_("No public minutes yet."))],
    }


@shows(MinutesPage)
def the_minutes(page: MinutesPage, request: HttpRequest) -> dict[str, Any]:
    return {"items": list(page.items.all()), "themes": theme_words(page), "council": page.get_parent()}


@shows(MaterialPage)
def councils_that_named_the_material(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    keys = list(councils_and_minutes_naming(page).values_list("pk", flat=True)[:NEWEST])
    return {"sections": [section(_("In client councils"), specific_pages(keys) if keys else [], 35)]}


@shows(RegionPage)
def councils_of_the_region(page: RegionPage, request: HttpRequest) -> dict[str, Any]:
    if page.region is None:
        return {}
    found, query = councils_by_name().filter(regions=page.region), f"region={page.region.code}"
    return {"sections": [section(_("Client councils"), found, 40, listed_in="councilindexpage", query=query)]}


@shows(CentrePage)
def councils_of_the_centre(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    query = f"centre={page.centre.slug if page.centre else ''}"
    councils, minutes = below(councils_by_name(), page), below(newest_minutes(), page)
    return {
        "sections": [
            section(_("Client councils"), councils, 40, listed_in="councilindexpage", query=query),
            section(_("Newest minutes"), minutes, 45, limit=NEWEST, listed_in="minutesindexpage", query=query),
        ]
    }
