"""“You said, we did”: the proposals of a council, a region or a theme, and each one with its timeline."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from base.pages import shows, shows_to_all
from base.queries import page_served_at
from network.councils.pages import CouncilPage, TermSummaryPage
from network.meetings.pages import MinutesPage
from network.proposals.queries import (
    addressees_told,
    proposals_at,
    proposals_of_council,
    proposals_of_meeting,
    proposals_of_term,
)
from network.proposals.reports import numbers_of, poster_of, proposal_rows, timeline_of
from network.regions.pages import RegionPage
from network.themes.pages import ThemePage

TAIL = "proposals/"
"""Of the address, behind that of the page."""
SHOWN = 3
"""How many proposals another page shows."""
MOST = 500
"""Proposals on one page: more than a council makes in twenty years."""


@shows(CouncilPage)
@shows(RegionPage)
@shows(ThemePage)
def said_and_done(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The latest ones, and the way to all of them; nothing where nothing has been proposed."""
    found = proposals_at(page) if page.pk else None
    rows = proposal_rows(found[:SHOWN], page, with_words=False) if found is not None else []
    address = f"{page.get_url(request)}proposals/"
    return {"said_and_done": {"rows": rows, "address": address} if rows else None}


@shows(MinutesPage)
def proposed_in_the_meeting(page: MinutesPage, request: HttpRequest) -> dict[str, Any]:
    """What the council proposed in the meeting, with the way to what became of it."""
    rows = proposal_rows(proposals_of_meeting(page.meeting_id), with_words=False) if page.meeting_id else []
    address = f"{page.get_parent().get_url(request)}proposals/" if rows else ""
    return {"said_and_done": {"rows": rows, "address": address} if rows else None}


@shows_to_all(CouncilPage)
def who_answers(page: CouncilPage) -> dict[str, Any]:
    """The groups and offices that answer the council today."""
    return {"addressees": list(addressees_told(page))}


@shows_to_all(TermSummaryPage)
def proposals_of_the_term(page: TermSummaryPage) -> dict[str, Any]:
    if page.term is None or not page.pk:
        return {}
    found = proposals_of_term(page.term)
    rows = proposal_rows(found[:MOST], page.get_parent().specific)
    return {"rows": rows, "numbers": numbers_of(found)}


@require_safe
def proposals_of_page(request: HttpRequest, path: str) -> HttpResponse:
    page = page_served_at(request, path, Page).specific
    if (found := proposals_at(page)) is None:
        raise Http404
    feed = reverse("proposal_feed", args=(page.pk,))
    step = _("You said, we did")
    words = {
        "page": page,
        "step": step,
        "tail": TAIL,
        "rows": (rows := proposal_rows(found[:MOST], page)),
        "has_poster": any(row.last for row in rows),
        "numbers": numbers_of(found),
        "feed": feed,
    }
    return render(request, "network/proposals/proposals.html", words)


@require_safe
def poster(request: HttpRequest, path: str) -> HttpResponse:
    """The latest answers on a sheet for a wall."""
    page = page_served_at(request, path, Page).specific
    found = proposals_at(page)
    made = poster_of(page, found) if found is not None else None
    if made is None:
        raise Http404
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    return answer


@require_safe
def one_proposal(request: HttpRequest, path: str, number: int) -> HttpResponse:
    page = page_served_at(request, path, CouncilPage)
    found = get_object_or_404(proposals_of_council(page), pk=number if number < 2**31 else 0)
    row = proposal_rows(proposals_of_council(page).filter(pk=found.pk), page)[0]
    words = {"page": page, "step": found.heading, "proposal": found, "row": row, "steps": timeline_of(found)}
    words |= {"tail": f"{TAIL}{found.pk}/", "between": (TAIL, _("You said, we did"))}
    return render(request, "network/proposals/proposal.html", words)
