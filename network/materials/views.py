"""What the material bank and its materials show, and what materials add to other pages."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from base.frame import frame_of
from base.lists.listings import PASSING, listing, named_list
from base.lists.narrowing import Narrowing
from base.page_cache.looks import keep_out
from base.pages import shows, shows_to_all
from base.queries import below, in_section
from base.search.finding import answers, find
from base.search.snippets import with_snippets
from base.sections import Section, section
from network.materials.pages import MaterialBankPage, MaterialCollectionPage, MaterialPage
from network.materials.queries import (
    collections_below,
    collections_with,
    most_used_first,
    newest_materials,
    related_materials,
    use_of,
)
from network.materials.reports import collection_parts, material_facets, origin_of, schema_of
from network.regions.pages import CentrePage, RegionPage
from network.themes.queries import words_of
from network.themes.reports import with_pages

NEWEST_FIRST, MOST_USED_FIRST = "newest", "used"
SHOWN_ELSEWHERE = 6
"""How many materials another page shows before the link to all."""
RELATED = 4


@shows(MaterialBankPage)
def list_of_materials(page: MaterialBankPage, request: HttpRequest) -> dict[str, Any]:
    """The bank, or with ?q= what answers the question.

    Sorted by fit, with ?sort= by age or by use; without a question the newest come first.
    """
    hits = find(request.GET.get("q", ""), typing="typing" in request.GET)
    question, sort = hits.question, request.GET.get("sort", "")
    asked = bool(question.shown)
    materials = in_section(newest_materials(), page)
    held = named_list(page, request, by_the_clock=False)
    best_first = answers(materials, hits, held) if asked else None
    by_fit = best_first is not None and sort not in {NEWEST_FIRST, MOST_USED_FIRST}

    def arrange(found: Narrowing) -> Sequence[int]:
        if sort == MOST_USED_FIRST:
            return most_used_first(found.keys)
        return found.in_order(best_first) if by_fit and best_first is not None else found.keys

    shown = listing(
        request,
        materials,
        material_facets(),
        keep=["q", "sort"],
        kept_as=held,
        among=best_first,
        arrange=arrange,
        dress=lambda pages: with_snippets(pages, question),
    )
    words = {"question": question.shown, "interpreted": question.interpreted, "feed": _feed(page, request)}
    if sort == MOST_USED_FIRST:
        keep_out(request)
    order = sort if sort == MOST_USED_FIRST else "" if by_fit else NEWEST_FIRST
    return {"listing": shown, "asking": {**words, "order": order, "asked": asked, "kept": _kept(request)}}


@shows(MaterialBankPage)
def collections_of_the_bank(page: MaterialBankPage, request: HttpRequest) -> dict[str, Any]:
    """Where nothing is asked or narrowed, the collections stand below the list."""
    if request.GET:
        return {}

    def made() -> Section:
        return section(_("Collections"), collections_below(page), 50)

    held = named_list(page, request, by_the_clock=False)
    return {"sections": [held.part("collections", made) if held else made()]}


@shows_to_all(MaterialCollectionPage)
def the_collection(page: MaterialCollectionPage) -> dict[str, Any]:
    return {"parts": collection_parts(page)}


def _feed(page: MaterialBankPage, request: HttpRequest) -> str:
    """The address of the list as it is narrowed now, as a feed; none while a bank is only previewed."""
    if page.pk is None:
        return ""
    query = request.GET.copy()
    for name in (*PASSING, "sort"):
        query.pop(name, None)
    return f"{reverse('material_feed', args=(page.pk,))}{'?' if query else ''}{query.urlencode()}"


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """The filters that stay when another question is asked."""
    return [
        (name, request.GET[name]) for name in request.GET if name not in {"q", "sort", *PASSING} and request.GET[name]
    ]


@shows_to_all(MaterialPage)
def the_material(page: MaterialPage) -> dict[str, Any]:
    origin, words = origin_of(page), words_of(page)
    files = list(page.files.select_related("document__facts"))
    return {
        "files": [file for file in files if not file.is_hidden],
        "files_wait": any(file.is_hidden for file in files),
        "themes": with_pages(words["themes"]),
        "target_groups": words["target_groups"],
        "methods": words["methods"],
        "regions": list(page.regions.all()),
        "keywords": words["keywords"],
        "origin": origin,
        "use": use_of(page),
        "sections": [Section(_("Made from this"), origin.adaptations[:SHOWN_ELSEWHERE], 60)],
    }


@shows(MaterialPage)
def where_the_material_stands(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    return {
        "bank": next(reversed(frame_of(request, page).above), None),
        "schema": schema_of(page, page.get_full_url(request)),
    }


@shows_to_all(MaterialPage, by_the_clock=False)
def what_is_near_the_material(page: MaterialPage) -> dict[str, Any]:
    return {
        "sections": [
            section(_("In collections"), collections_with(page), 70, limit=SHOWN_ELSEWHERE),
            section(_("Near this"), related_materials(page, RELATED), 90),
        ]
    }


@shows_to_all(RegionPage)
def materials_of_the_region(page: RegionPage) -> dict[str, Any]:
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
