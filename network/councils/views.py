"""What councils and minutes show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.listings import listing
from base.pages import shows
from base.queries import below, in_section
from base.sections import Section
from network.councils.pages import CouncilIndexPage, CouncilPage, MinutesIndexPage, MinutesPage
from network.councils.queries import councils_by_name, meetings_ahead, minutes_of, newest_minutes
from network.councils.reports import council_facets, minutes_facets
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words

NEWEST = 5
"""How many minutes another page shows."""


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
    return {
        "meetings": meetings_ahead(page),
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "sections": [Section(_("Minutes"), list(minutes_of(page)), 20, empty=_("No public minutes yet."))],
    }


@shows(MinutesPage)
def the_minutes(page: MinutesPage, request: HttpRequest) -> dict[str, Any]:
    return {"items": list(page.items.all()), "themes": theme_words(page), "council": page.get_parent()}


@shows(RegionPage)
def councils_of_the_region(page: RegionPage, request: HttpRequest) -> dict[str, Any]:
    found = councils_by_name().filter(regions=page.region) if page.region else []
    return {"sections": [Section(_("Client councils"), list(found), 40)]}


@shows(CentrePage)
def councils_of_the_centre(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    minutes = list(below(newest_minutes(), page)[:NEWEST])
    return {
        "sections": [
            Section(_("Client councils"), list(below(councils_by_name(), page)), 40),
            Section(_("Newest minutes"), minutes, 45),
        ]
    }
