"""The steps of an application on the own page: each is kept when it is sent, and one may stop after any."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from base.notices import notice_for
from base.own_page import OwnPart, adds_to_own_page, of_visitor
from network.applications.choices import ApplicationState, Step
from network.applications.forms import FORMS
from network.applications.models import Application
from network.applications.queries import applications_of, page_of
from network.applications.reports import own_application, own_applications, steps_of
from network.applications.services import withdraw_application
from network.notices.choices import Purpose
from network.people.choices import RouteKind
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link


@adds_to_own_page
def applications(person: Person) -> OwnPart | None:
    """What somebody has applied for, and how it stands."""
    found = own_applications(person, timezone.localdate())
    return OwnPart(_("Your applications"), "network/applications/own_list.html", {"rows": found}) if found else None


@of_visitor
def fill_in(request: HttpRequest, person: Person, reference: str, step: str) -> HttpResponse:
    """One page of the form."""
    application = get_object_or_404(applications_of(person), pk=reference)
    steps = steps_of(application)
    if step not in steps:
        raise Http404
    at, sent = timezone.now(), request.method == "POST"
    shown = own_application(application, timezone.localdate())
    if not shown.may_change:
        return render(request, "network/applications/own_closed.html", {"row": shown, "step": _("Your application")})
    data = (request.POST,) if sent else ()
    form = FORMS[Step(step)](*data, application=application, at=at)
    if sent and form.is_from_a_machine:
        return redirect("own_page")
    if sent and form.is_valid():
        try:
            # Whoever goes on later keeps what stands on this page, and sends nothing.
            kept = form.keep() if "later" in request.POST else form.save()
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _next(request, kept, steps, Step(step))
    words = {
        "form": form,
        "row": shown,
        "step": Step(step).label,
        "name": step,
        "number": steps.index(Step(step)) + 1,
        "steps": len(steps),
        "needs": person.needs.filter(event_key=application.call.call_key).first(),
        "page": None,
        "call_page": page_of(application.call),
        "notice": notice_for(Purpose.APPLICATIONS, page_of(application.call)),
        "before": steps[steps.index(Step(step)) - 1] if steps.index(Step(step)) else "",
    }
    return render(request, "network/applications/step.html", words, status=422 if form.errors else 200)


def _next(request: HttpRequest, application: Application, steps: list[Step], step: Step) -> HttpResponse:
    if "later" in request.POST:
        return redirect("own_application_later", application.reference)
    if step == steps[-1]:
        return redirect("own_application_sent", application.reference)
    return redirect("own_application", application.reference, steps[steps.index(step) + 1])


@of_visitor
def go_on_later(request: HttpRequest, person: Person, reference: str) -> HttpResponse:
    """The way back: by the link in the letter, or by a code on paper, shown when it is asked for, this once."""
    application = get_object_or_404(applications_of(person), pk=reference)
    code = ""
    if request.method == "POST":
        code = give_link(person=person, way=Way.PAPER, until=application.call.closes_on, by=None)[1]
    words: dict[str, Any] = {
        "row": own_application(application, timezone.localdate()),
        "step": _("Go on later"),
        "has_mail": person.routes.filter(kind=RouteKind.EMAIL).exists(),
        "code": code,
    }
    return render(request, "network/applications/later.html", words)


@of_visitor
def was_sent(request: HttpRequest, person: Person, reference: str) -> HttpResponse:
    application = get_object_or_404(applications_of(person), pk=reference)
    words = {"row": own_application(application, timezone.localdate()), "step": _("Thank you")}
    return render(request, "network/applications/sent.html", words)


@of_visitor
def withdraw(request: HttpRequest, person: Person, reference: str) -> HttpResponse:
    """Ask once more, then take it back: what was told is gone."""
    application = get_object_or_404(applications_of(person), pk=reference)
    shown, error = own_application(application, timezone.localdate()), ""
    if request.method == "POST":
        try:
            withdraw_application(application=application, at=timezone.now(), by=None)
            return redirect("own_page")
        except ValidationError as refused:
            error = refused.messages[0]
    is_reserve = shown.state == ApplicationState.RESERVE
    words = {"row": shown, "error": error, "is_reserve": is_reserve, "step": _("Take the application back")}
    return render(request, "network/applications/withdraw.html", words, status=422 if error else 200)
