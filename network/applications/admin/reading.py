"""One application: what was told, the own view first, then the others', and the decision."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.applications.admin.screens import OfOneCall
from network.applications.choices import ApplicationState
from network.applications.forms import DecideForm, ViewForm
from network.applications.models import Application, Reading
from network.applications.queries import applications_for, is_read, reading_by, readings_of, waiting_for_view
from network.applications.reports import acts_for, told_in
from network.people.permissions import visible_to


class ApplicationScreen(OfOneCall):
    page_title = _("An application")
    template_name = "network/applications/admin/application.html"

    @cached_property
    def application(self) -> Application:
        found: Application = get_object_or_404(
            applications_for(self.call).filter(person__restricted_on__isnull=True), pk=self.kwargs["row"]
        )
        return found

    def found(self) -> None:
        self.application  # noqa: B018

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found, by = self.application, self.user
        own = reading_by(by, found)
        reads_on = is_read(found)
        can_decide = own is not None or not reads_on
        words = {
            "application": found,
            "told": told_in(found),
            "is_met": visible_to(by).filter(pk=found.person_id).exists(),
            "own": own,
            # Nobody's view leans on another's: those of others are shown when one's own is there.
            "readings": [each for each in readings_of(found) if each.reader_id != by.pk] if own or not reads_on else [],
            "form": self._view_form(found, own) if reads_on else None,
            "decide": self._decide_form(found) if timezone.localdate() > self.call.closes_on and can_decide else None,
            "acts": acts_for(found, timezone.localdate()),
            "waiting": list(waiting_for_view(self.call, by)) if own else [],
        }
        return super().get_context_data(**words | kwargs)

    @staticmethod
    def _view_form(application: Application, own: Reading | None) -> ViewForm:
        told = {"view": own.view, "words": own.words} if own else None
        return ViewForm(initial=told, application=application)

    @staticmethod
    def _decide_form(application: Application) -> DecideForm | None:
        if application.answered_at is not None and application.state != ApplicationState.RESERVE:
            return None
        is_decided = application.decided_at is not None
        told = {"to": application.state, "because": application.because} if is_decided else None
        return DecideForm(initial=told, application=application)

    def post(self, request: HttpRequest, reference: int, row: str) -> HttpResponse:
        is_decision = request.POST.get("act") == "decide"
        form: Any = (DecideForm if is_decision else ViewForm)(request.POST, application=self.application)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                if is_decision:
                    return redirect("call", self.call.pk)
                return redirect(request.path)
        except ValidationError as error:
            form.add_error(None, error.messages)
        words = {"decide": form} if is_decision else {"form": form}
        return self.render_to_response(self.get_context_data(**words), status=422)
