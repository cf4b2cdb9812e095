"""What projects show, and what they add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.lists.listings import listing, named_list
from base.pages import shows, shows_to_all
from base.queries import below, in_section, readable_twins
from base.sections import Quote, Section, section
from network.materials.pages import MaterialPage
from network.projects.choices import PartnerRole
from network.projects.pages import ProjectIndexPage, ProjectPage
from network.projects.queries import measures_on, parts_of, projects_behind, projects_newest_first
from network.projects.reports import project_facets, work_packages
from network.regions.pages import CentrePage, RegionPage
from network.themes.pages import ThemePage
from network.themes.reports import theme_words


@shows(ProjectIndexPage)
def list_of_projects(page: ProjectIndexPage, request: HttpRequest) -> dict[str, Any]:
    shown = listing(
        request, in_section(projects_newest_first(), page), project_facets(), kept_as=named_list(page, request)
    )
    return {"listing": shown}


@shows_to_all(ProjectPage)
def the_project(page: ProjectPage) -> dict[str, Any]:
    partners = list(page.partners.select_related("organisation"))
    return {
        "aims": list(page.aims.all()),
        "packages": work_packages(page),
        "partners": [row for row in partners if row.role != PartnerRole.FUNDER],
        "funders": [row for row in partners if row.role == PartnerRole.FUNDER],
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "regions": list(page.regions.all()),
        "keywords": list(page.keywords.all()),
        "part_of": readable_twins({page.part_of_id}).get(page.part_of_id) if page.part_of_id else None,
        "sections": [Section(_("Sub-projects"), [] if page.part_of_id else list(parts_of(page)), 10)],
    }


@shows_to_all(MaterialPage)
def projects_behind_the_material(page: MaterialPage) -> dict[str, Any]:
    return {"sections": [section(_("Comes from"), projects_behind(page), 20)]}


@shows_to_all(ThemePage)
def what_came_of_measures(page: ThemePage) -> dict[str, Any]:
    """Pages that measures on the theme brought forth, and what is told in words."""
    if page.theme_id is None:
        return {}
    measures = list(measures_on(page.theme_id))
    pages = readable_twins({measure.outcome_id for measure in measures if measure.outcome_id})
    quotes = [Quote(each.outcome_note, each.text, each.project.title) for each in measures if each.outcome_note]
    return {"sections": [Section(_("What came of it"), list(pages.values()), 20, quotes=quotes)]}


@shows_to_all(RegionPage)
def projects_of_the_region(page: RegionPage) -> dict[str, Any]:
    if page.region is None:
        return {}
    found, query = projects_newest_first().filter(regions=page.region), f"region={page.region.code}"
    return {"sections": [section(_("Projects"), found, 20, listed_in="projectindexpage", query=query)]}


@shows_to_all(CentrePage)
def projects_of_the_centre(page: CentrePage) -> dict[str, Any]:
    found, query = below(projects_newest_first(), page), f"centre={page.centre.slug if page.centre else ''}"
    return {"sections": [section(_("Projects"), found, 20, listed_in="projectindexpage", query=query)]}
