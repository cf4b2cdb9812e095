"""What a workshop's page says of its places, and the form below it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from base.notices import leads_to_form
from base.own_page import quiet, visitor_of
from base.pages import shows
from base.public_form import DONE, answer_form
from base.queries import page_served_at
from network.notices.choices import Purpose
from network.people.models import Person
from workshops.enrolment.forms import EnrolForm, KnownForm
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import (
    gathering_of,
    gathering_with_numbers,
)
from workshops.enrolment.reports import other_workshops, outcome_of_form, places_of
from workshops.series.pages import WorkshopPage
from workshops.series.queries import series_of

TEMPLATE = "workshops/enrolment/enrol.html"


@shows(WorkshopPage)
def places_of_the_workshop(page: WorkshopPage, request: HttpRequest) -> dict[str, Any]:
    """How many places there are, and the way to the form while it is open."""
    found = gathering_with_numbers(page) if page.pk and page.is_ahead else None
    if found is None:
        return {}
    gathering, *numbers = found
    told = places_of(gathering, timezone.now(), (numbers[0], numbers[1]))
    is_open = told.is_open and leads_to_form(Purpose.ENROLMENTS, page)
    return {"places": told, "enrol": f"{page.get_url(request)}enrol/" if is_open else ""}


@quiet
def enrol_here(request: HttpRequest, path: str) -> HttpResponse:
    """The form. Closed, cancelled or held already: a sentence that says so, and nothing is asked."""
    at = timezone.now()
    page = page_served_at(request, path, WorkshopPage, only=("title", "place"))
    gathering = gathering_of(page) or Gathering()
    reference = request.GET.get(DONE, "")
    # What is shown is counted when it is shown: a crowd that sends the form is led on.
    words = {"places": SimpleLazyObject(lambda: places_of(gathering, at)), "outcome": ()}
    if reference:
        words["outcome"] = outcome_of_form(reference, at)
    sent = request.method == "POST" and gathering.pk
    if not (sent or words["outcome"] or gathering.obstacle(at) is None):
        return render(request, TEMPLATE, {"page": page, "step": _("Enrol"), "closed": True, **words})
    series = partial(series_of, page)
    asked: dict[str, Any] = {
        "gathering": gathering,
        "others": partial(other_workshops, gathering, page, at),
        "series": series,
        "at": at,
    }
    known = visitor_of(request)
    # Whoever tells a name has begun the form for somebody, before their own page was opened in another tab.
    if _is_known_here(known, gathering) and "calling_name" not in request.POST:
        asked["person"] = known
    return answer_form(
        request,
        KnownForm if "person" in asked else EnrolForm,
        template=TEMPLATE,
        page=page,
        step=_("Enrol"),
        told=words | {"known": "person" in asked},
        **asked,
    )


def _is_known_here(person: Person | None, gathering: Gathering) -> bool:
    """Whether the organisation that answers for the workshop knows the visitor already."""
    if person is None:
        return False
    controller = gathering.controller
    return controller is not None and person.controller_id == controller.pk
