"""One call: its applications, the applicants as a whole, the answers; and somebody who applies on paper."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from base.notices import notice_for
from network.applications.admin.screens import OfOneCall
from network.applications.forms import AnswerForm, StaffApplyForm
from network.applications.queries import begun_for, calls_late, to_answer, undecided, waiting_for_view
from network.applications.reports import applicants_of, composition_of
from network.messages.queries import calls_waiting
from network.notices.choices import Purpose


class CallScreen(OfOneCall):
    template_name = "network/applications/admin/call.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        applicants = applicants_of(self.call, self.user)
        words = {
            "applicants": applicants,
            "begun": begun_for(self.call),
            "waiting": list(waiting_for_view(self.call, self.user)),
            "is_open": self.call.is_open(today),
            "has_closed": today > self.call.closes_on,
            "is_late": calls_late(today).filter(pk=self.call.pk).exists(),
            "may_answer": not self.call.is_open(today) and not undecided(self.call).exists(),
            "to_answer": to_answer(self.call).count(),
            "to_call": calls_waiting(self.call.call_key).count(),
            "composition": composition_of(self.call),
        }
        return super().get_context_data(**words | kwargs)


class AnswerScreen(OfOneCall):
    """What happens when the answers go out, and one button."""

    page_title = _("Answer everybody")
    template_name = "network/applications/admin/answer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = list(to_answer(self.call))
        form = AnswerForm(call=self.call, today=timezone.localdate())
        numbers = [(state, sum(each.get_state_display() == state for each in found)) for state in
                   sorted({each.get_state_display() for each in found})]  # fmt: skip
        return super().get_context_data(
            **{"numbers": numbers, "number": len(found), "found": found, "form": form, **kwargs}
        )

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = AnswerForm(request.POST, call=self.call, today=timezone.localdate())
        if not form.is_valid():
            return self.again(form)
        try:
            number = form.save(at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        told = ngettext("%(number)d applicant is answered.", "%(number)d applicants are answered.", number)
        return self.back(told % {"number": number})


class ApplyScreen(OfOneCall):
    """Somebody who applies on paper, by telephone or with a worker."""

    page_title = _("Write down an application")
    template_name = "network/applications/admin/apply.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "form": StaffApplyForm(call=self.call),
            "notice": notice_for(Purpose.APPLICATIONS, self.page),
            "is_open": self.call.is_open(timezone.localdate()),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = StaffApplyForm(request.POST, call=self.call)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                return self.back(gettext("The application was written down and sent."))
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)
