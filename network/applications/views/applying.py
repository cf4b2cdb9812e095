"""The page of a call, and the first page of the form below it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from base.bursts import forms_sent
from base.notices import leads_to_form, notice_for
from base.own_page import begin_visit_of, quiet, visitor_of
from base.pages import shows, shows_to_all
from base.public_form import DONE
from base.queries import page_served_at
from network.applications.choices import Step
from network.applications.forms import BeginForm, KnownApplicantForm
from network.applications.models import Application
from network.applications.pages import CallPage
from network.applications.queries import application_with_key, call_of, call_page_open
from network.councils.models import Call
from network.councils.pages import CouncilPage
from network.notices.choices import Purpose
from network.people.models import Person

TEMPLATE = "network/applications/apply.html"


@shows_to_all(CouncilPage)
def call_of_the_council(page: CouncilPage) -> dict[str, Any]:
    return {"call_page": call_page_open(page)}


@shows(CallPage)
def the_call(page: CallPage, request: HttpRequest) -> dict[str, Any]:
    """The way to the form while it is open."""
    call, today = call_of(page), timezone.localdate()
    is_open = call is not None and call.is_open(today) and leads_to_form(Purpose.APPLICATIONS, page)
    words = {"council": page.get_parent(), "call": call, "today": today}
    return words | {"apply": f"{page.get_url(request)}apply/" if is_open else ""}


@quiet
def apply_here(request: HttpRequest, path: str) -> HttpResponse:
    """Who one is and how one is reached; then the steps go on at the own page. Closed: a sentence that says so."""
    at = timezone.now()
    page = page_served_at(request, path, CallPage)
    call = call_of(page)
    words = {
        "page": page,
        "step": _("Apply"),
        "notice": notice_for(Purpose.APPLICATIONS, page),
        "done": DONE in request.GET,
    }
    if words["done"]:
        return render(request, TEMPLATE, words)
    if call is None or not call.is_open(timezone.localtime(at).date()):
        return render(request, TEMPLATE, words | {"closed": True})
    if words["notice"] is None:
        return render(request, "base/form_not_open.html", words, status=404)
    known = visitor_of(request)
    asked: dict[str, Any] = {"call": call, "at": at}
    # Whoever tells a name has begun the form for somebody, before their own page was opened in another tab.
    is_known = _is_known_here(known, call) and "calling_name" not in request.POST
    form_class = KnownApplicantForm if is_known else BeginForm
    if is_known:
        asked["person"] = known
    form = form_class(request.POST, **asked) if request.method == "POST" else form_class(**asked)
    if request.method == "POST" and (form.is_from_a_machine or form.is_valid()):
        forms_sent.add(form.purpose)
        if form.is_from_a_machine:
            return redirect(f"{request.path}?{DONE}")
        try:
            # By the way back in the same browser they go on with what they have begun.
            application = _begun_by(known, form.cleaned_data["key"]) or form.save()
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            if not is_known:
                begin_visit_of(request, application.person)
            return redirect("own_application", application.reference, Step.WORDS)
    status = 422 if form.errors else 200
    return render(request, TEMPLATE, words | {"form": form, "known": is_known}, status=status)


def _is_known_here(person: Person | None, call: Call) -> bool:
    """Whether the organisation that answers for the council knows the visitor already."""
    controller = call.council.controller
    return person is not None and controller is not None and person.controller_id == controller.pk


def _begun_by(visitor: Person | None, key: UUID) -> Application | None:
    """What the visitor has begun with this very form."""
    found = application_with_key(key) if visitor else None
    return found if found and visitor and found.person_id == visitor.pk else None
