"""The own page: the door, the page with its forms, the way out. Nothing of it is cached or told to other pages."""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from base.audit.choices import Act
from base.audit.services import note
from base.notices import notice_for
from base.own_page import of_visitor, own_parts, quiet, visitor_of
from base.personal_data.exporting import as_json, known_of
from base.public_form import PublicForm, answer_form
from network.notices.choices import Purpose
from network.notices.queries import consents_holding
from network.notices.services import withdraw_consent
from network.people.models import Person
from network.personal_links.choices import RequestKind
from network.personal_links.forms import AskForm, DetailsForm, RightsForm, RoutesForm, ShowingForm
from network.personal_links.queries import person_opened_by
from network.personal_links.views.visits import begin_visit, end_visit

FORMS: dict[str, type[PublicForm]] = {"details": DetailsForm, "routes": RoutesForm, "showing": ShowingForm}
STEPS = {
    "details": gettext_lazy("What we call you"),
    "routes": gettext_lazy("How we reach you"),
    "showing": gettext_lazy("What may be shown of you"),
}
ASKING = {
    RequestKind.CORRECTION: gettext_lazy("Ask us to correct something"),
    RequestKind.RESTRICTION: gettext_lazy("Ask us not to use your data for now"),
    RequestKind.OBJECTION: gettext_lazy("Tell us what you do not want us to do"),
    RequestKind.ERASURE: gettext_lazy("Ask to be erased"),
}


@quiet
@require_GET
def own_page(request: HttpRequest) -> HttpResponse:
    """The page, while a visit goes on; with a link, one button; else the ways in.

    A link is not looked up before the button is pressed: programs that open links in messages use nothing up.
    """
    if token := request.GET.get("k"):
        return render(request, "network/personal_links/door.html", {"token": token[:100]})
    person = visitor_of(request)
    if person is None:
        return render(request, "network/personal_links/ways_in.html", {"left": "left" in request.GET})
    return render(request, "network/personal_links/own_page.html", _known(request, person))


@quiet
@require_POST
def open_page(request: HttpRequest) -> HttpResponse:
    """A link or a code, sent in the body. One that opens nothing is told alike, whatever the reason."""
    person = person_opened_by(request.POST.get("token", "")[:100], timezone.localdate())
    if person is None:
        return render(request, "network/personal_links/ways_in.html", {"refused": True}, status=422)
    begin_visit(request, person)
    note(act=Act.ENTERED, of=person, by=None, controller=person.controller_id)
    return redirect("own_page")


@quiet
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    end_visit(request)
    answer = redirect("own_page")
    answer["Location"] += "?left"
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@quiet
def ask(request: HttpRequest) -> HttpResponse:
    """A link by e-mail. Known and unknown addresses get the same answer.

    From one network address as many may ask as may sign in, for a library shares one (`settings.ACCOUNT_RATE_LIMITS`);
    how often one address of mail is asked for is looked at by the worker, which tells nobody.
    """
    if request.method == "POST" and not ratelimit.consume(request, action="ask_for_link"):
        return render(request, "429.html", status=429)
    template = "network/personal_links/ask.html"
    return answer_form(request, AskForm, template=template, page=None, step=_("A link by e-mail"))


@of_visitor
def change(request: HttpRequest, person: Person, what: str) -> HttpResponse:
    """One of the forms of the own page."""
    if what not in FORMS:
        raise Http404
    sent = request.method == "POST"
    form = FORMS[what](request.POST, person=person) if sent else FORMS[what](person=person)
    if sent and form.is_valid():
        form.save()
        return redirect("own_page")
    words = {"form": form, "step": STEPS[what], "notice": notice_for(Purpose.PEOPLE)}
    return render(request, "network/personal_links/change.html", words, status=422 if form.errors else 200)


@of_visitor
@require_POST
def withdraw(request: HttpRequest, person: Person) -> HttpResponse:
    """Take a consent back."""
    held = get_object_or_404(consents_holding(person), pk=request.POST.get("consent", ""))
    withdraw_consent(consent=held, by=None)
    return redirect("own_page")


@of_visitor
def ask_by_right(request: HttpRequest, person: Person, kind: str) -> HttpResponse:
    """Ask to be corrected, restricted, left alone or erased: what it means, and what the person wants to tell."""
    if kind not in RequestKind.values:
        raise Http404
    asked, sent = RequestKind(kind), request.method == "POST"
    form = RightsForm(*[request.POST] if sent else [], person=person, kind=asked)
    if sent and (form.is_from_a_machine or form.is_valid()):
        if not form.is_from_a_machine:
            form.save()
        return redirect("own_page")
    words = {"form": form, "step": ASKING[asked], "kind": asked, "notice": notice_for(Purpose.PEOPLE)}
    return render(request, "network/personal_links/ask_by_right.html", words, status=422 if form.errors else 200)


@of_visitor
@require_GET
def download(request: HttpRequest, person: Person, kind: str) -> HttpResponse:
    """Everything that is known, to read or for a program. Its name tells nothing."""
    known = known_of(person.pk)
    note(act=Act.EXPORTED, of=person, by=None, controller=person.controller_id)
    if kind == "json":
        answer: HttpResponse = JsonResponse(as_json(known), safe=False, json_dumps_params={"ensure_ascii": False})
    else:
        answer = render(request, "network/personal_links/download.html", {"known": known})
    answer["Content-Disposition"] = f'attachment; filename="tiedot.{kind}"'
    return answer


def _known(request: HttpRequest, person: Person) -> dict[str, Any]:
    return {
        "person": person,
        "routes": person.routes.all(),
        "parts": person.parts.select_related("kind", "centre"),
        "releases": person.releases.filter(withdrawn_at=None),
        "consents": consents_holding(person),
        "requests": person.rights_requests.order_by("-asked_on", "reference"),
        "added": own_parts(request, person),
        "asking": [(kind.value, label) for kind, label in ASKING.items()],
    }
