"""Where people answer a survey: at the wall's square, by the link of a letter, or with their own page open."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from base.own_page import quiet, visitor_of
from base.public_form import DONE, PublicForm, answer_form
from network.people.models import Person
from workshops.surveys.choices import SMALL_GROUP, Anonymity, CollectionState
from workshops.surveys.forms.answering import NamedSurveyForm, SurveyForm
from workshops.surveys.models import Collection
from workshops.surveys.models.collections import INVITED_WITH
from workshops.surveys.queries import begun_with, collection_with_code, named_answers, page_about, token_of
from workshops.surveys.reports import asked_about

TEMPLATE = "workshops/surveys/survey.html"
GO_ON, LATER = "go-on", "later"
LONGEST = 80
"""Signs of a token or code in the address that are looked at."""


@quiet
def answer_survey(request: HttpRequest, code: str) -> HttpResponse:
    """The questions; or a sentence that says why nothing is asked."""
    found = collection_with_code(code)
    if found is None or found.gathers_rest or found.state == CollectionState.DRAFT:
        raise Http404
    told = {"survey": asked_about(found), "all_at_once": "all" in request.GET}
    token = request.GET.get(INVITED_WITH, "")[:LONGEST]
    if closed := _closed(found, token):
        return _shown(request, told | {"closed": closed})
    if found.anonymity == Anonymity.NAMED:
        return _by_name(request, found, told)
    told["is_small"] = found.number_asked is not None and found.number_asked < SMALL_GROUP
    begun = request.GET.get(GO_ON, "")[:LONGEST]
    if LATER in request.POST:
        return _keep(request, found, told)
    initial = {"token": token, "begun": begun}
    if (kept := begun_with(found, begun)) is not None:
        initial |= SurveyForm(collection=found).initial_of(json.loads(kept.told))
    elif begun and not _is_sent(request):
        return _shown(
            request, told | {"closed": _("What you had begun is not kept any more. You can begin anew."), "again": True}
        )
    return _asked(request, SurveyForm, found, told, initial=initial)


def _closed(collection: Collection, token: str) -> str:
    """Why nobody can answer now; nothing while one can."""
    today = timezone.localdate()
    if collection.state == CollectionState.CLOSED or collection.closes_on < today:
        return _("This survey is over. Thank you to everybody who answered.")
    if collection.opens_on > today:
        return _("One can answer this survey from %(day)s on.") % {"day": f"{collection.opens_on:%-d.%-m.%Y}"}
    found = token_of(collection, token)
    if found is not None and found.is_used:
        return _("With this link somebody has answered already. Thank you!")
    return ""


def _by_name(request: HttpRequest, collection: Collection, told: dict[str, Any]) -> HttpResponse:
    """For whom the organisation that asks knows, with the own page open; others are led to that page."""
    person: Person | None = visitor_of(request)
    if person is None or person.controller_id != collection.centre.organisation_id:
        return _shown(request, told | {"by_name": True})
    kept = named_answers(collection).filter(person=person).first()
    initial = NamedSurveyForm(collection=collection, person=person).initial_of(json.loads(kept.told)) if kept else {}
    told |= {"is_named": True, "is_again": kept is not None}
    return _asked(request, NamedSurveyForm, collection, told, person=person, initial=initial)


def _asked(
    request: HttpRequest, form: type[PublicForm], collection: Collection, told: dict[str, Any], **words: Any
) -> HttpResponse:
    page = page_about(collection)
    step = str(collection.version.instrument)
    return answer_form(
        request, form, template=TEMPLATE, page=page, step=step, told=told, collection=collection, **words
    )


def _keep(request: HttpRequest, collection: Collection, told: dict[str, Any]) -> HttpResponse:
    """Kept to go on with, only because the person wants it; the link is shown this once."""
    form = SurveyForm(request.POST, collection=collection)
    if form.is_valid() and not form.is_from_a_machine:
        try:
            code = form.keep()
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            address = f"{request.build_absolute_uri(request.path)}?{GO_ON}={code}"
            if token := form.cleaned_data["token"]:
                address += f"&{INVITED_WITH}={token}"
            return _shown(request, told | {"kept": address})
    elif form.is_valid():
        return redirect(f"{request.path}?{DONE}")
    return _shown(request, told | {"form": form}, status=422)


def _is_sent(request: HttpRequest) -> bool:
    return request.method == "POST"


def _shown(request: HttpRequest, told: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, TEMPLATE, {"page": None, "step": told["survey"].title, **told}, status=status)
