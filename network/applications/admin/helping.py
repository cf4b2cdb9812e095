"""What the staff does with one application when the applicant asks for it: correct it, take it back, make a code."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext

from network.applications.admin.screens import OfOneCall
from network.applications.choices import StaffAct
from network.applications.forms import StaffChangeForm
from network.applications.models import Application
from network.applications.queries import applications_sent
from network.applications.reports import acts_for
from network.applications.services import give_code, withdraw_application


class HelpScreen(OfOneCall):
    template_name = "network/applications/admin/help.html"

    @cached_property
    def application(self) -> Application:
        # A second click on "take back" finds what the first has taken back.
        readable = applications_sent(self.call).filter(person__restricted_on__isnull=True)
        found: Application = get_object_or_404(readable, pk=self.kwargs["row"])
        return found

    @cached_property
    def act(self) -> StaffAct:
        """Raises Http404 for one that there is not."""
        if self.kwargs["act"] not in StaffAct:
            raise Http404
        return StaffAct(self.kwargs["act"])

    @property
    def page_title(self) -> Any:
        return self.act.label

    def found(self) -> None:
        """What cannot be done now is not offered; what was sent all the same is refused in words."""
        if self.act not in acts_for(self.application, timezone.localdate()):
            raise Http404

    def form(self, *data: Any) -> StaffChangeForm | None:
        if self.act != StaffAct.CHANGE:
            return None
        need = self.application.person.needs.filter(event_key=self.call.call_key).first()
        return StaffChangeForm(*data, application=self.application, need=need)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"application": self.application, "act": self.act, "form": self.form(), "code": ""}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int, row: str, act: str) -> HttpResponse:
        form = self.form(request.POST)
        if form is not None and not form.is_valid():
            return self.again(form)
        try:
            return self._do(form)
        except ValidationError as error:
            words = self.get_context_data(error=error.messages[0], **({"form": form} if form else {}))
            return self.render_to_response(words, status=422)

    def _do(self, form: StaffChangeForm | None) -> HttpResponse:
        if form is not None:
            form.save(at=timezone.now(), by=self.user)
            return redirect("call_application", self.call.pk, self.application.pk)
        if self.act == StaffAct.CODE:
            link, code = give_code(application=self.application, by=self.user)
            return self.render_to_response(self.get_context_data(code=code, link=link))
        withdraw_application(application=self.application, at=timezone.now(), by=self.user)
        return self.back(gettext("The application was taken back. What was told is gone."))
