"""What public minutes show, and what they and the meetings ahead add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.lists.listings import listing, named_list
from base.pages import shows, shows_to_all
from base.queries import below, in_section, specific_pages
from base.sections import section
from network.councils.pages import CouncilPage, TermSummaryPage
from network.materials.pages import MaterialPage
from network.meetings.pages import MinutesIndexPage, MinutesPage
from network.meetings.queries import (
    councils_and_minutes_naming,
    meetings_held,
    meetings_shown,
    minutes_of,
    minutes_within,
    newest_minutes,
)
from network.meetings.reports import minutes_facets
from network.regions.pages import CentrePage
from network.themes.reports import theme_words

NEWEST = 6
"""How many minutes another page shows."""
ALL = 60
"""How many minutes a council shows itself: ten years of meetings, six a year."""


@shows(MinutesIndexPage)
def list_of_minutes(page: MinutesIndexPage, request: HttpRequest) -> dict[str, Any]:
    shown = listing(request, in_section(newest_minutes(), page), minutes_facets(), kept_as=named_list(page, request))
    return {"listing": shown}


@shows_to_all(MinutesPage)
def the_minutes(page: MinutesPage) -> dict[str, Any]:
    return {"items": list(page.items.all()), "themes": theme_words(page), "council": page.get_parent()}


@shows_to_all(CouncilPage)
def meetings_and_minutes_of_the_council(page: CouncilPage) -> dict[str, Any]:
    minutes = section(_("Minutes"), minutes_of(page), 20, limit=ALL, empty=_("No public minutes yet."))
    return {"meetings": list(meetings_shown(page)), "sections": [minutes]}


@shows_to_all(TermSummaryPage)
def meetings_of_the_term(page: TermSummaryPage) -> dict[str, Any]:
    """How often the council met in the term, and its public minutes."""
    if page.term is None:
        return {}
    minutes = section(_("Minutes"), minutes_within(page.term), 20, limit=ALL)
    return {"times_met": meetings_held(page.term).count(), "sections": [minutes]}


@shows_to_all(MaterialPage)
def councils_that_named_the_material(page: MaterialPage) -> dict[str, Any]:
    keys = list(councils_and_minutes_naming(page).values_list("pk", flat=True)[:NEWEST])
    return {"sections": [section(_("In client councils"), specific_pages(keys) if keys else [], 35)]}


@shows_to_all(CentrePage)
def minutes_of_the_centre(page: CentrePage) -> dict[str, Any]:
    query = f"centre={page.centre.slug if page.centre else ''}"
    found = below(newest_minutes(), page)
    shown = section(_("Newest minutes"), found, 45, limit=NEWEST, listed_in="minutesindexpage", query=query)
    return {"sections": [shown]}
