"""At the door: who came, one press each; the list on paper; somebody who had not enrolled."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.notices import notice_for
from network.notices.choices import Purpose
from workshops.enrolment.admin.screens import OfOneGathering
from workshops.enrolment.choices import Mark
from workshops.enrolment.forms.staff import SignInForm
from workshops.enrolment.queries import person_at
from workshops.enrolment.reports import attendance_of
from workshops.enrolment.services import mark_attendance


class DoorScreen(OfOneGathering):
    """Each press is kept at once; the same press again takes it back."""

    page_title = _("Attendance")
    template_name = "workshops/enrolment/admin/door.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_early = self.gathering.starts_at is None or timezone.localdate() < self.gathering.day
        words = {
            "attendance": attendance_of(self.gathering),
            "marks": () if is_early else Mark.choices,
            "is_early": is_early,
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        person = person_at(self.gathering, request.POST.get("person", ""))
        told = request.POST.get("mark", "")
        if told and told not in Mark.values:
            raise Http404
        mark = Mark(told) if told else None
        try:
            mark_attendance(gathering=self.gathering, person=person, mark=mark, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return redirect(f"{request.path}#{person.reference}")


class ListForDoorScreen(OfOneGathering):
    """On paper: calling names, and nothing else."""

    page_title = _("List on paper")
    template_name = "workshops/enrolment/admin/door_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"attendance": attendance_of(self.gathering), **kwargs})


class SignInScreen(OfOneGathering):
    page_title = _("Somebody came who had not enrolled")
    template_name = "workshops/enrolment/admin/sign_in.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notice = notice_for(Purpose.ENROLMENTS, self.workshop) if self.workshop else None
        return super().get_context_data(**{"form": SignInForm(), "notice": notice, **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = SignInForm(request.POST)
        try:
            if form.is_valid():
                form.save(gathering=self.gathering, at=timezone.now(), by=self.user)
                return self.back(gettext("The person is marked as present."), "gathering_door")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form), status=422)
