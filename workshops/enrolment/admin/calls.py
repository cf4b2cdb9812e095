"""The call list: who has to be told something by telephone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from network.messages.queries import calls_about, calls_done, calls_waiting
from network.messages.reports import named
from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.choices import About
from workshops.enrolment.services import note_called, reveal_for_call


class CallsScreen(ArrangesOneGathering):
    """Names and reasons; the number of one person at a time, which is noted."""

    page_title = _("Call list")
    template_name = "workshops/enrolment/admin/calls.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.gathering.workshop_key
        words = {"calls": named(calls_waiting(key), About), "done": named(calls_done(key), About)}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        call = get_object_or_404(calls_about(self.gathering.workshop_key), pk=request.POST.get("call", ""))
        act = request.POST.get("act")
        try:
            if act == "reveal":
                routes = reveal_for_call(gathering=self.gathering, call=call, by=self.user)
                return self.render_to_response(self.get_context_data(shown=call, routes=routes))
            if act in {"done", "again"}:
                note_called(gathering=self.gathering, call=call, done=act == "done", at=timezone.now(), by=self.user)
                told = gettext("Marked as called.") if act == "done" else gettext("Back on the list.")
                return self.back(told, "gathering_calls")
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        raise Http404
