"""Enrolling somebody who phones, comes by, or comes with a worker."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.notices import notice_for
from network.notices.choices import Purpose
from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.choices import EnrolmentState
from workshops.enrolment.forms.staff import StaffEnrolForm
from workshops.enrolment.queries import place_in_line
from workshops.enrolment.reports import places_of


class EnrolScreen(ArrangesOneGathering):
    page_title = _("Enrol somebody")
    template_name = "workshops/enrolment/admin/enrol.html"
    shows_people = False
    while_ahead = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "form": StaffEnrolForm(gathering=self.gathering),
            "places": places_of(self.gathering, timezone.now()),
            "notice": self.notice,
        }
        return super().get_context_data(**words | kwargs)

    @property
    def notice(self) -> Any:
        """What is read to the person before anything is written down."""
        return notice_for(Purpose.ENROLMENTS, self.workshop) if self.workshop else None

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = StaffEnrolForm(request.POST, gathering=self.gathering)
        if self.notice is None or not form.is_valid():
            return self.again(form)
        try:
            made = form.save(at=timezone.now(), by=self.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        if made.state == EnrolmentState.WAITING:
            number = place_in_line(made)
            return self.back(gettext("Number %(number)d on the waiting list. Tell the person.") % {"number": number})
        return self.back(gettext("The person has a place."))
