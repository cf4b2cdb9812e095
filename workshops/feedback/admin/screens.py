"""What was asked about a workshop, asking more, and answering back."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from base.noted_screens import NotedScreen
from base.offers import offer
from base.users import User
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import meets_any, met_by
from workshops.enrolment.queries import workshops_told
from workshops.feedback.forms import AskForm, ReplyForm
from workshops.feedback.permissions import can_answer_back
from workshops.feedback.queries import feedback_going_on, feedback_on
from workshops.feedback.services import publish_reply, take_reply_back
from workshops.surveys.models import Collection
from workshops.surveys.permissions import asked_by, asks_anywhere
from workshops.surveys.reports import asked_about, survey_rows

offer("gathering", "gathering_feedback", _("Feedback"))
offer("survey", "survey_reply", _("Answer back"))


class OfOneWorkshop(NotedScreen):
    """A screen about the feedback on one workshop, for those who meet its people."""

    header_icon = "openquote"
    home = "gathering"
    above = (("gatherings_modeladmin_index", _("Workshops' places")),)
    shows_people = False

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return meets_any(user)

    def seen(self) -> QuerySet[Gathering]:
        return met_by(self.user).select_related("centre__organisation")

    @cached_property
    def gathering(self) -> Gathering:
        found: Gathering = self.record
        return found

    @cached_property
    def called(self) -> str:
        page = workshops_told([self.gathering.workshop_key]).get(self.gathering.workshop_key)
        return page.title if page else str(self.gathering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"gathering": self.gathering, **kwargs})


class FeedbackScreen(OfOneWorkshop):
    page_title = _("Feedback")
    template_name = "workshops/feedback/admin/feedback.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        going_on = feedback_going_on(self.gathering)
        words: dict[str, Any] = {"rows": survey_rows(feedback_on(self.gathering)), "going_on": going_on}
        if going_on is None and "form" not in kwargs:
            words["form"] = AskForm(gathering=self.gathering)
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = AskForm(request.POST, gathering=self.gathering)
        try:
            if form.is_valid():
                number = form.save(by=self.user)
                told = ngettext(
                    "Feedback is asked on %(number)d workshop.", "Feedback is asked on %(number)d workshops.", number
                )
                return self.back(told % {"number": number}, "gathering_feedback")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class ReplyScreen(NotedScreen):
    """What becomes of what people told, in words that everybody reads on the page of what was asked about."""

    page_title = _("You told us, we will")
    template_name = "workshops/feedback/admin/reply.html"
    header_icon = "openquote"
    home = "survey_kept"
    above = (("surveys_modeladmin_index", _("Surveys")),)
    shows_people = False

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return asks_anywhere(user)

    def is_allowed_here(self, user: User, record: Collection) -> bool:
        return can_answer_back(user, record)

    def seen(self) -> QuerySet[Collection]:
        return asked_by(self.user).select_related("centre__organisation", "version__instrument", "region", "reply")

    @cached_property
    def called(self) -> str:
        told = asked_about(self.record)
        return ": ".join(filter(None, (told.title, told.about)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reply = getattr(self.record, "reply", None)
        words = {"reply": reply, "survey": self.record, "form": ReplyForm(reply=reply)}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        if "back" in request.POST:
            take_reply_back(collection=self.record, by=self.user)
            return self.back(gettext("It is shown nowhere any more."))
        form = ReplyForm(request.POST)
        try:
            if form.is_valid():
                form.save(collection=self.record, by=self.user)
                if "publish" in request.POST:
                    publish_reply(collection=self.record, by=self.user)
                    return self.back(gettext("It stands on the public page of what was asked about."))
                return self.back(gettext("It was kept."))
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)
