"""Applicants without an e-mail address, who are told the answer by telephone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from network.applications.admin.screens import OfOneCall
from network.applications.choices import ApplicationState
from network.applications.services import note_called, reveal_applicant
from network.messages.queries import calls_about, calls_done, calls_waiting
from network.messages.reports import named


class CallsScreen(OfOneCall):
    """Names and what to tell; the number of one person at a time, which is noted."""

    page_title = _("Call list")
    template_name = "network/applications/admin/calls.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.call.call_key
        waiting, done = named(calls_waiting(key), ApplicationState), named(calls_done(key), ApplicationState)
        return super().get_context_data(**{"calls": waiting, "done": done, **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        call = get_object_or_404(calls_about(self.call.call_key), pk=request.POST.get("call", ""))
        act = request.POST.get("act")
        try:
            if act == "reveal":
                routes = reveal_applicant(call=self.call, phone_call=call, by=self.user)
                return self.render_to_response(self.get_context_data(shown=call, routes=routes))
            if act in {"done", "again"}:
                note_called(call=self.call, phone_call=call, done=act == "done", at=timezone.now(), by=self.user)
                return self.back(gettext("Marked as called.") if act == "done" else gettext("Back on the list."))
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        raise Http404
