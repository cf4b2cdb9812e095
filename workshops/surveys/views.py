"""Where people answer a survey: at the wall's square, by the link of a letter, or with their own page open."""

import json
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from base.bursts import forms_sent
from base.dates import day_text
from base.own_page import quiet, visitor_of
from base.public_form import DONE, PublicForm, answer_form
from network.people.models import Person
from workshops.surveys.choices import Anonymity, CollectionState
from workshops.surveys.forms.answering import NamedSurveyForm, SurveyForm
from workshops.surveys.models import LANGUAGES, Collection
from workshops.surveys.models.collections import INVITED_WITH
from workshops.surveys.queries import begun_with, collection_with_code, named_answers, token_of
from workshops.surveys.reports import asked_about, is_small, notice_of

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
    told = {
        "survey": asked_about(found),
        "all_at_once": "all" in request.GET,
        "in_languages": _in_languages(request),
        "notice": notice_of(found),
    }
    if closed := _closed(found, request.GET.get(INVITED_WITH, "")[:LONGEST]):
        return _shown(request, told | {"closed": closed})
    if found.anonymity == Anonymity.NAMED:
        return _by_name(request, found, told)
    return _anonymously(request, found, told)


def _closed(collection: Collection, token: str) -> str:
    """Why nobody can answer now; nothing while one can."""
    today = timezone.localdate()
    if collection.state == CollectionState.CLOSED or collection.closes_on < today:
        return _("This survey is over. Thank you to everybody who answered.")
    if collection.opens_on > today:
        return _("One can answer this survey from %(day)s on.") % {"day": day_text(collection.opens_on)}
    found = token_of(collection, token)
    if found is not None and found.is_used:
        return _("With this link somebody has answered already. Thank you!")
    return ""


def _in_languages(request: HttpRequest) -> list[tuple[str, str]]:
    """The same survey in the other languages of the questions; the invitation goes along."""
    here = (get_language() or "").split("-")[0]
    place = request.get_full_path()
    return [(code, translate_url(place, code)) for code in LANGUAGES if code != here]


def _anonymously(request: HttpRequest, collection: Collection, told: dict[str, Any]) -> HttpResponse:
    told["is_small"] = is_small(collection)
    if LATER in request.POST and told["notice"]:
        return _keep(request, collection, told)
    begun = request.GET.get(GO_ON, "")[:LONGEST]
    initial = {"token": request.GET.get(INVITED_WITH, "")[:LONGEST], "begun": begun}
    kept = begun_with(collection, begun)
    if kept is not None:
        initial |= SurveyForm(collection=collection).initial_of(json.loads(kept.told))
    elif begun and request.method != "POST":
        gone = _("What you had begun is not kept any more. You can begin anew.")
        return _shown(request, told | {"closed": gone, "again": True})
    return _asked(request, SurveyForm, collection, told, initial=initial)


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
    """It stands below no page, for it is one in all languages; the notice is that of the organisation that asks."""
    step, notice = told["survey"].title, told["notice"]
    return answer_form(
        request,
        form,
        template=TEMPLATE,
        page=None,
        step=step,
        told=told,
        notice=notice,
        collection=collection,
        **words,
    )


def _keep(request: HttpRequest, collection: Collection, told: dict[str, Any]) -> HttpResponse:
    """Kept to go on with, only because the person wants it; the link is shown this once."""
    form = SurveyForm(request.POST, collection=collection)
    if form.is_valid() and not form.is_from_a_machine:
        forms_sent.add(SurveyForm.purpose)
        try:
            code, last_day = form.keep()
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            told_with = {GO_ON: code, INVITED_WITH: form.cleaned_data["token"]}
            kept = urlencode({name: value for name, value in told_with.items() if value})
            address = f"{collection.address()}?{kept}"
            return _shown(request, told | {"kept": address, "last_day": last_day})
    elif form.is_valid():
        return redirect(f"{request.path}?{DONE}")
    return _shown(request, told | {"form": form}, status=422)


def _shown(request: HttpRequest, told: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, TEMPLATE, {"page": None, "step": told["survey"].title, **told}, status=status)
