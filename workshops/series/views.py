"""What series and workshops show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.listings import listing
from base.pages import shows
from base.queries import below, in_section, readable
from base.sections import Section
from network.materials.pages import MaterialPage
from network.projects.pages import ProjectPage
from network.projects.queries import readable_twins
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words
from workshops.series.pages import SeriesPage, WorkshopIndexPage, WorkshopPage
from workshops.series.queries import (
    materials_of,
    series_newest_first,
    workshops_ahead,
    workshops_of,
    workshops_past,
    workshops_using,
)
from workshops.series.reports import workshop_facets

NEXT = 4
"""How many of the next workshops another page shows."""


@shows(WorkshopIndexPage)
def list_of_workshops(page: WorkshopIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Workshops ahead, or with ?when=past those that have been held."""
    past = request.GET.get("when") == "past"
    workshops = in_section(workshops_past() if past else workshops_ahead(), page)
    shown = listing(request, workshops, workshop_facets(), keep="when")
    return {"listing": shown, "past": past}


@shows(SeriesPage)
def the_series(page: SeriesPage, request: HttpRequest) -> dict[str, Any]:
    return {
        "workshops": list(workshops_of(page)),
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "project": readable_twins({page.project_id}).get(page.project_id) if page.project_id else None,
    }


@shows(WorkshopPage)
def the_workshop(page: WorkshopPage, request: HttpRequest) -> dict[str, Any]:
    """The workshop, and its place in the chain: what it builds on and what goes on from it."""
    earlier = page.continues.translation_key if page.continues else None
    chain = readable(WorkshopPage)
    return {
        "series": page.get_parent(),
        "programme": list(page.programme.all()),
        "continues": chain.filter(translation_key=earlier).first() if earlier else None,
        "continued_by": list(chain.filter(continues__translation_key=page.translation_key).order_by("starts_at")),
        "themes": theme_words(page),
        "regions": list(page.regions.all()),
        "keywords": list(page.keywords.all()),
        "sections": [Section(_("Materials"), list(materials_of(page)), 20)],
    }


@shows(MaterialPage)
def workshops_using_the_material(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    return {"sections": [Section(_("Used in"), list(workshops_using(page)), 30)]}


@shows(ProjectPage)
def series_of_the_project(page: ProjectPage, request: HttpRequest) -> dict[str, Any]:
    found = series_newest_first().filter(project__translation_key=page.translation_key)
    return {"sections": [Section(_("Workshop series"), list(found), 20)]}


@shows(RegionPage)
def series_of_the_region(page: RegionPage, request: HttpRequest) -> dict[str, Any]:
    if page.region is None:
        return {}
    ahead = list(workshops_ahead().filter(regions=page.region)[:NEXT])
    found = list(series_newest_first().filter(regions=page.region))
    return {"sections": [Section(_("Next workshops"), ahead, 10), Section(_("Workshop series"), found, 30)]}


@shows(CentrePage)
def series_of_the_centre(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    ahead = list(below(workshops_ahead(), page)[:NEXT])
    found = list(below(series_newest_first(), page))
    return {"sections": [Section(_("Next workshops"), ahead, 10), Section(_("Workshop series"), found, 30)]}
