"""What councils show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.lists.listings import listing, named_list
from base.pages import shows, shows_to_all
from base.queries import below, in_section
from base.sections import section
from network.councils.pages import CouncilIndexPage, CouncilPage, TermSummaryPage
from network.councils.queries import councils_by_name, summaries_of
from network.councils.reports import council_facets, named_members
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words


@shows(CouncilIndexPage)
def list_of_councils(page: CouncilIndexPage, request: HttpRequest) -> dict[str, Any]:
    shown = listing(request, in_section(councils_by_name(), page), council_facets(), kept_as=named_list(page, request))
    return {"listing": shown}


@shows_to_all(CouncilPage)
def the_council(page: CouncilPage) -> dict[str, Any]:
    named = named_members(page)
    page.names_members = bool(named)
    return {
        "named": named,
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "sections": [section(_("Summaries of terms"), summaries_of(page), 15)],
    }


@shows_to_all(TermSummaryPage)
def the_summary(page: TermSummaryPage) -> dict[str, Any]:
    return {"council": page.get_parent()}


@shows_to_all(RegionPage)
def councils_of_the_region(page: RegionPage) -> dict[str, Any]:
    if page.region is None:
        return {}
    found, query = councils_by_name().filter(regions=page.region), f"region={page.region.code}"
    return {"sections": [section(_("Client councils"), found, 40, listed_in="councilindexpage", query=query)]}


@shows_to_all(CentrePage)
def councils_of_the_centre(page: CentrePage) -> dict[str, Any]:
    query = f"centre={page.centre.slug if page.centre else ''}"
    found = below(councils_by_name(), page)
    return {"sections": [section(_("Client councils"), found, 40, listed_in="councilindexpage", query=query)]}
