"""What series and workshops show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.lists.listings import listing, named_list
from base.pages import shows, shows_to_all
from base.queries import below, in_section, readable, readable_twins
from base.sections import Section, section
from network.materials.pages import MaterialPage
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words
from workshops.series.pages import SeriesPage, WorkshopIndexPage, WorkshopPage
from workshops.series.queries import (
    materials_of,
    series_newest_first,
    series_of,
    workshops_ahead,
    workshops_of,
    workshops_past,
    workshops_using,
)
from workshops.series.reports import workshop_facets

NEXT = 3
"""How many of the next workshops another page shows."""


@shows(WorkshopIndexPage)
def list_of_workshops(page: WorkshopIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Workshops ahead, or with ?when=past those that have been held."""
    past = request.GET.get("when") == "past"
    workshops = in_section(workshops_past() if past else workshops_ahead(), page)
    shown = listing(
        request,
        workshops,
        workshop_facets(),
        keep=["when"],
        kept_as=named_list(page, request, "past" if past else "ahead"),
    )
    return {"listing": shown, "past": past}


@shows_to_all(SeriesPage)
def the_series(page: SeriesPage) -> dict[str, Any]:
    return {
        "workshops": list(workshops_of(page)),
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "project": readable_twins({page.project_id}).get(page.project_id) if page.project_id else None,
    }


@shows_to_all(WorkshopPage)
def the_workshop(page: WorkshopPage) -> dict[str, Any]:
    """The workshop, and its place in the chain: what it builds on and what goes on from it."""
    earlier = WorkshopPage.objects.filter(pk=page.continues_id or 0).values("translation_key")
    chain = readable(WorkshopPage)
    series = series_of(page)
    return {
        "series": series,
        "target_groups": list(series.target_groups.all()) if series else [],
        "programme": list(page.programme.all()),
        "continues": chain.filter(translation_key__in=earlier).first() if page.continues_id else None,
        "continued_by": list(chain.filter(continues__translation_key=page.translation_key).order_by("starts_at")),
        "themes": theme_words(page),
        "regions": list(page.regions.all()),
        "keywords": list(page.keywords.all()),
        "sections": [section(_("Materials"), materials_of(page), 20)],
    }


@shows_to_all(MaterialPage)
def workshops_using_the_material(page: MaterialPage) -> dict[str, Any]:
    return {"sections": [section(_("Used in"), workshops_using(page), 30)]}


@shows_to_all(ProjectPage)
def series_of_the_project(page: ProjectPage) -> dict[str, Any]:
    found = series_newest_first().filter(project__translation_key=page.translation_key)
    return {"sections": [section(_("Workshop series"), found, 20)]}


@shows_to_all(RegionPage)
def series_of_the_region(page: RegionPage) -> dict[str, Any]:
    if page.region is None:
        return {}
    ahead, found = workshops_ahead().filter(regions=page.region), series_newest_first().filter(regions=page.region)
    return {"sections": _ahead_and_series(ahead, found, f"region={page.region.code}")}


@shows_to_all(CentrePage)
def series_of_the_centre(page: CentrePage) -> dict[str, Any]:
    ahead, found = below(workshops_ahead(), page), below(series_newest_first(), page)
    return {"sections": _ahead_and_series(ahead, found, f"centre={page.centre.slug if page.centre else ''}")}


def _ahead_and_series(ahead: Any, found: Any, query: str) -> list[Section]:
    return [
        section(_("Next workshops"), ahead, 10, limit=NEXT, listed_in="workshopindexpage", query=query),
        section(_("Workshop series"), found, 30),
    ]
