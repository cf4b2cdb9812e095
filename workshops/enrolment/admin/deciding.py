"""Opening and closing enrolment, changing its places and times, cancelling the workshop."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.notices import notice_for
from network.notices.choices import Purpose
from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.forms.staff import SettingsForm
from workshops.enrolment.queries import active_number
from workshops.enrolment.services import cancel_workshop, close_enrolment


class SettingsScreen(ArrangesOneGathering):
    """Places and times; with `open` enrolment opens as well."""

    page_title = _("Enrolment")
    template_name = "workshops/enrolment/admin/settings.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "form": SettingsForm(gathering=self.gathering),
            "is_open": self.gathering.state == GatheringState.OPEN,
            "has_notice": self.workshop is not None and notice_for(Purpose.ENROLMENTS, self.workshop) is not None,
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form, opens = SettingsForm(request.POST, gathering=self.gathering), "open" in request.POST
        try:
            if not form.is_valid():
                return self.again(form)
            form.save(at=timezone.now(), by=self.user, opens=opens)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        return self.back(gettext("Enrolment is open.") if opens else gettext("The settings were saved."))


class CloseScreen(ArrangesOneGathering):
    """Asks once more before no more enrolments are taken."""

    page_title = _("Close enrolment")
    template_name = "workshops/enrolment/admin/close.html"
    shows_people = False
    while_ahead = True

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        close_enrolment(gathering=self.gathering, by=self.user)
        return self.back(gettext("Enrolment is closed. Freed places still go to those who wait."))


class CancelWorkshopScreen(ArrangesOneGathering):
    """Asks once more before everybody is told that the workshop is not held."""

    page_title = _("Cancel the workshop")
    template_name = "workshops/enrolment/admin/cancel.html"
    shows_people = False
    while_ahead = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"number": active_number(self.gathering), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        try:
            cancel_workshop(gathering=self.gathering, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return self.back(gettext("The workshop is cancelled, and those who were to come are told."))
