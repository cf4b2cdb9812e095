"""One survey: how it stands, what was answered, the square for the wall, answers from paper."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offers
from base.qr import qr_picture
from base.users import User
from workshops.surveys.admin.screens import LIST, ArrangesSurvey, OfOneSurvey
from workshops.surveys.choices import STEPS, Anonymity, CollectionState
from workshops.surveys.forms.answering import PaperForm, SurveyForm
from workshops.surveys.forms.staff import DaysForm
from workshops.surveys.models import Collection
from workshops.surveys.queries import words_to_read
from workshops.surveys.reports import (
    answered,
    asked_about,
    is_small,
    named_rows,
    notice_of,
    sheets_of,
    survey_rows,
    words_shown,
)
from workshops.surveys.services import close_collection, drop_collection, open_collection


class SurveyScreen(OfOneSurvey):
    """Numbers from five answers on; whoever looks is noted."""

    template_name = "workshops/surveys/admin/survey.html"
    shows_people = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        survey = self.survey
        words = {
            "row": survey_rows([survey])[0],
            "address": survey.address(),
            "results": answered(survey),
            "words": words_shown(survey),
            "to_read": words_to_read(survey).count(),
            "steps": STEPS[CollectionState(survey.state)],
            "offers": () if survey.gathers_rest or survey.state == CollectionState.DRAFT else offers("survey"),
            "is_anonymous": survey.anonymity == Anonymity.ANONYMOUS,
            "named": named_rows(survey) if survey.anonymity == Anonymity.NAMED else (),
        }
        return super().get_context_data(**words | kwargs)


class ActOnSurvey(ArrangesSurvey):
    """Asked once more, then done."""

    template_name = "workshops/surveys/admin/act.html"
    done: Any = ""
    service: Any = None

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        try:
            type(self).service(collection=self.survey, by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return self.back(str(self.done))


class OpenSurveyScreen(ActOnSurvey):
    page_title = _("Open the survey")
    done = _("The survey takes answers.")
    service = staticmethod(open_collection)


class CloseSurveyScreen(ActOnSurvey):
    page_title = _("Close the survey")
    done = _("The survey is closed.")
    service = staticmethod(close_collection)


class DropSurveyScreen(ArrangesSurvey):
    """Of what was prepared and never opened."""

    page_title = _("Throw the survey away")
    template_name = "workshops/surveys/admin/drop.html"

    def is_allowed_here(self, user: User, record: Collection) -> bool:
        return record.state == CollectionState.DRAFT

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        drop_collection(collection=self.survey, by=self.user)
        messages.success(request, gettext("The survey was thrown away."))
        return redirect(LIST)


class PrintScreen(ArrangesSurvey):
    """The questions as people get them: to look at before the first day, and to print for paper."""

    template_name = "workshops/surveys/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "form": SurveyForm(collection=self.survey),
            "asked": asked_about(self.survey),
            "notice": notice_of(self.survey),
            "is_named": self.survey.anonymity == Anonymity.NAMED,
            "is_small": is_small(self.survey),
            "back": reverse("survey_kept", args=(self.survey.pk,)),
        }
        return super().get_context_data(page=None, **words | kwargs)


class DaysScreen(ArrangesSurvey):
    page_title = _("Days of the survey")
    template_name = "workshops/surveys/admin/days.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        initial = {"opens_on": self.survey.opens_on, "closes_on": self.survey.closes_on}
        return super().get_context_data(**{"form": DaysForm(initial=initial), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = DaysForm(request.POST)
        try:
            if form.is_valid():
                form.save(collection=self.survey, by=self.user)
                return self.back(gettext("The days were changed."))
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class WallScreen(ArrangesSurvey):
    """A sheet for the wall: the square, and the address for those who type it."""

    page_title = _("For the wall")
    template_name = "workshops/surveys/admin/wall.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = self.survey.address()
        words = {"address": address, "square": _square(address), "sheets": sheets_of(self.survey)}
        return super().get_context_data(**words | kwargs)


class PaperScreen(ArrangesSurvey):
    """What somebody answered on paper."""

    page_title = _("Write down an answer from paper")
    template_name = "workshops/surveys/admin/paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": PaperForm(collection=self.survey), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = PaperForm(request.POST, collection=self.survey)
        try:
            if form.is_valid() and notice_of(self.survey) is not None:
                form.save_as(self.user)
                return self.back(gettext("The answer was kept. You can write down the next one."), "survey_paper")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


def _square(address: str) -> SafeString:
    """Made of squares alone; nothing that somebody wrote stands in it."""
    return mark_safe(qr_picture(address))  # noqa: S308
