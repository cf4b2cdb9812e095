"""What the material bank and its materials show, and what materials add to other pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from base.listings import listing
from base.pages import shows
from base.queries import below, in_section, specific_pages
from base.search.finding import find, narrow, ranked
from base.search.snippets import with_snippets
from base.sections import section
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.queries import newest_materials
from network.materials.reports import material_facets, schema_of
from network.regions.pages import CentrePage, RegionPage
from network.themes.reports import theme_words

NEWEST_FIRST = "newest"
SHOWN_ELSEWHERE = 6
"""How many materials another page shows before the link to all."""


@shows(MaterialBankPage)
def list_of_materials(page: MaterialBankPage, request: HttpRequest) -> dict[str, Any]:
    """The bank, or with ?q= what answers the question; sorted by fit or, as without a question, the newest first."""
    hits = find(request.GET.get("q", ""))
    question = hits.question
    asked = bool(question.shown)
    materials = in_section(newest_materials(), page)
    found = narrow(materials, hits) if asked else materials
    by_fit = asked and request.GET.get("sort") != NEWEST_FIRST

    shown = listing(
        request,
        found,
        material_facets(),
        keep=["q", "sort"],
        arrange=(lambda left: ranked(left, hits)) if by_fit else None,
    )
    leaf = shown.leaf
    leaf.object_list = with_snippets(specific_pages(leaf.object_list) if by_fit else list(leaf.object_list), question)
    words = {"question": question.shown, "interpreted": question.interpreted, "feed": _feed(page, request)}
    return {"listing": shown, "asking": {**words, "by_fit": by_fit, "asked": asked, "kept": _kept(request)}}


def _feed(page: MaterialBankPage, request: HttpRequest) -> str:
    """The address of the list as it is narrowed now, as a feed; none while a bank is only previewed."""
    if page.pk is None:
        return ""
    query = request.GET.copy()
    for name in ("page", "sort"):
        query.pop(name, None)
    return f"{reverse('material_feed', args=(page.pk,))}{'?' if query else ''}{query.urlencode()}"


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters that stay when another question is asked."""
    return [
        (name, request.GET[name]) for name in request.GET if name not in {"q", "page", "sort"} and request.GET[name]
    ]


@shows(MaterialPage)
def the_material(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    return {
        "files": list(page.files.select_related("document")),
        "themes": theme_words(page),
        "target_groups": list(page.target_groups.all()),
        "methods": list(page.methods.all()),
        "regions": list(page.regions.all()),
        "keywords": list(page.keywords.all()),
        "bank": page.get_parent(),
        "schema": schema_of(page, page.get_full_url(request)),
    }


@shows(RegionPage)
def materials_of_the_region(page: RegionPage, request: HttpRequest) -> dict[str, Any]:
    if page.region is None:
        return {}
    found, query = newest_materials().filter(regions=page.region), f"region={page.region.code}"
    return {
        "sections": [
            section(_("Materials"), found, 50, limit=SHOWN_ELSEWHERE, listed_in="materialbankpage", query=query)
        ]
    }


@shows(CentrePage)
def materials_of_the_centre(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    bank = MaterialBankPage.objects.child_of(page).live().first()
    if bank is None:
        return {}
    words = {"more": bank.get_url(request), "more_label": _("All materials of the centre")}
    found = below(newest_materials(), page)
    return {"sections": [section(_("Materials"), found, 50, limit=SHOWN_ELSEWHERE, **words)]}
