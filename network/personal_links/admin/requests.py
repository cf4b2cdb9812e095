"""What people ask by right: a list with the last day of each, and a screen where one is answered."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from base.admin_screens import OfOneRecord, Screen, Screens
from base.audit.choices import Act
from base.audit.services import note
from base.dates import day_text
from base.users import User
from network.people.choices import RouteKind
from network.personal_links.choices import RequestKind
from network.personal_links.forms import AnswerForm, EraseForm
from network.personal_links.models import RightsRequest
from network.personal_links.models.requests import WARNED_AFTER
from network.personal_links.permissions import can_answer, requests_visible_to, sees_requests
from network.personal_links.queries import requests_answered, requests_open

LIST = "requests:index"
SHOWN = 50
TO_DO: dict[str, Promise] = {
    RequestKind.CORRECTION: _(
        "Find out whether the person is right. Correct it on the person's screen, then answer here what was changed; "
        "or tell why it is right as it is. While you find out, the person may want the use to be restricted."
    ),
    RequestKind.RESTRICTION: _(
        "The use is restricted when something is wrong or unlawful, when the person needs the data for a claim, or "
        "while an objection is looked into. Choosing “done” restricts it at once."
    ),
    RequestKind.OBJECTION: _(
        "Stop what the person does not want, unless there is a reason that weighs more. Until that is clear, "
        "restrict the use on the person's screen. Then answer here what was stopped, or why it goes on."
    ),
    RequestKind.ERASURE: _(
        "The data protection officer answers this. Choosing “done” erases everything that is known of the person, for "
        "good; the answer is sent to the person first."
    ),
}
"""What whoever answers has to do."""


def state_in_words(request: RightsRequest) -> str:
    """Until when it is to be answered, and how late it is; or how and when it was answered."""
    if not request.is_open:
        return f"{request.get_state_display()}, {day_text(request.answered_on)}" if request.answered_on else ""
    left = (request.due_on - timezone.localdate()).days
    if left < 0:
        return ngettext("Late by %d day", "Late by %d days", -left) % -left
    return ngettext("%d day left", "%d days left", left) % left


def is_urgent(request: RightsRequest) -> bool:
    return request.is_open and request.asked_on + WARNED_AFTER <= timezone.localdate()


class OfRequests(Screen):
    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_requests(user)


class ListScreen(OfRequests):
    """The open ones first, the oldest above; nothing of what anybody wrote."""

    page_title = _("Requests")
    header_icon = "user"
    template_name = "network/personal_links/requests.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = requests_visible_to(self.user)
        waiting = [(one, state_in_words(one), is_urgent(one)) for one in requests_open(seen)]
        answered = [(one, state_in_words(one)) for one in requests_answered(seen)[:SHOWN]]
        return super().get_context_data(waiting=waiting, answered=answered, **kwargs)


class RequestScreen(OfRequests, OfOneRecord):
    """Opening it is noted: it holds what the person wrote."""

    header_icon = "user"
    template_name = "network/personal_links/request.html"
    above = ((LIST, _("Requests")),)

    def seen(self) -> QuerySet[RightsRequest]:
        return requests_visible_to(self.user).select_related("person")

    @cached_property
    def asked(self) -> RightsRequest:
        found: RightsRequest = self.record
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = self.asked
        note(act=Act.SAW, of=asked, by=self.user, reference=asked.person_id, controller=asked.controller_id)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.asked
        words = {
            "asked": asked,
            "state": state_in_words(asked),
            "is_urgent": is_urgent(asked),
            "to_do": TO_DO[asked.kind],
            "form": self._form() if asked.is_open and can_answer(self.user, asked) else None,
            "has_mail": asked.person.routes.filter(kind=RouteKind.EMAIL).exists(),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if not can_answer(self.user, self.asked):
            raise Http404
        form = self._form(request.POST)
        try:
            if form.is_valid():
                self._tell(is_told=form.save(request=self.asked, by=self.user))
                return redirect(LIST)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _form(self, *data: Any) -> AnswerForm:
        if self.asked.kind == RequestKind.ERASURE:
            return EraseForm(*data, person=self.asked.person)
        return AnswerForm(*data)

    def _tell(self, *, is_told: bool) -> None:
        if is_told:
            messages.success(self.request, gettext("It was answered; a message to the person is on its way."))
        else:
            messages.warning(
                self.request, gettext("It was answered. The person has no e-mail address: tell them in another way.")
            )


class RequestScreens(Screens):
    name = "requests"
    add_to_admin_menu = True
    menu_label = _("Requests")
    icon = "user"
    menu_order = 282

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_requests(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ListScreen.as_view(), name="index"),
            path("<str:reference>/", RequestScreen.as_view(), name="request"),
        ]
