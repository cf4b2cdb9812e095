"""Enrolling somebody who phones, comes by, or comes with a worker."""

from collections.abc import Sequence
from functools import partial
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
from workshops.enrolment.models import Enrolment
from workshops.enrolment.queries import place_in_line
from workshops.enrolment.reports import other_workshops, places_of
from workshops.series.queries import series_of


class EnrolScreen(ArrangesOneGathering):
    page_title = _("Enrol somebody")
    template_name = "workshops/enrolment/admin/enrol.html"
    shows_people = False
    while_ahead = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "form": self.form(),
            "places": places_of(self.gathering, timezone.now()),
            "notice": self.notice,
        }
        return super().get_context_data(**words | kwargs)

    def form(self, data: Any = None) -> StaffEnrolForm:
        at, page = timezone.now(), self.workshop
        others = partial(other_workshops, self.gathering, page, at) if page else list
        series = partial(series_of, page) if page else lambda: None
        return StaffEnrolForm(data, gathering=self.gathering, others=others, series=series, at=at)

    @property
    def notice(self) -> Any:
        """What is read to the person before anything is written down."""
        return notice_for(Purpose.ENROLMENTS, self.workshop) if self.workshop else None

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = self.form(request.POST)
        if self.notice is None or not form.is_valid():
            return self.again(form)
        try:
            made = form.save(by=self.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        return self.back(self.told(made))

    @staticmethod
    def told(made: Sequence[Enrolment]) -> str:
        """What to say to the person."""
        waits = [each for each in made if each.state == EnrolmentState.WAITING]
        if len(made) > 1:
            numbers = {"places": len(made) - len(waits), "waiting": len(waits)}
            return gettext("Workshops with a place: %(places)d, in line: %(waiting)d. Tell the person.") % numbers
        if waits:
            number = {"number": place_in_line(waits[0])}
            return gettext("Number %(number)d on the waiting list. Tell the person.") % number
        return gettext("The person has a place.")
