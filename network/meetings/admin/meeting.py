"""One meeting: what is done with it now, its day, and who came."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from network.councils.queries import needs_in
from network.meetings.admin.council import told_to
from network.meetings.admin.screens import OfOneMeeting
from network.meetings.choices import Mark
from network.meetings.forms import MeetingForm
from network.meetings.queries import agenda_of, invited, minutes_page_of, papers_of, steps_of
from network.meetings.reports import attendance_numbers, attendance_of, desk_of
from network.meetings.services import cancel_meeting, invite, mark_attendance, start_minutes


class MeetingScreen(OfOneMeeting):
    template_name = "network/meetings/admin/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seats = invited(self.meeting)
        words = {
            "desk": desk_of(self.meeting, timezone.now()),
            "items": list(agenda_of(self.meeting)),
            "papers": papers_of(self.meeting).count(),
            "numbers": attendance_numbers(self.meeting),
            "needs": needs_in(self.meeting.council).filter(person__in=[seat.person_id for seat in seats]),
            "steps": steps_of(self.meeting),
            "minutes": minutes_page_of(self.meeting),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        """Begin the public minutes; who may write pages goes on there."""
        if "minutes" not in request.POST:
            raise Http404
        try:
            page = start_minutes(meeting=self.meeting, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        if page.permissions_for_user(self.user).can_edit():
            return redirect("wagtailadmin_pages:edit", page.pk)
        return self.back(gettext("There is a draft of the minutes. The coordinator publishes it."))


class ChangeScreen(OfOneMeeting):
    page_title = _("Change the time or the place")
    template_name = "network/meetings/admin/change.html"
    shows_people = False

    def form(self, data: Any = None) -> MeetingForm:
        return MeetingForm(data, council=self.meeting.council, meeting=self.meeting)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": self.form(), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = self.form(request.POST)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                return self.back(gettext("Kept. If when or where has changed, whoever had been invited is told."))
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class InviteScreen(OfOneMeeting):
    """What happens when the invitations go out, and one button."""

    page_title = _("Invite the members")
    template_name = "network/meetings/admin/invite.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"number": len(invited(self.meeting)), "items": agenda_of(self.meeting).count()}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        try:
            told = invite(meeting=self.meeting, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return self.back(told_to(told))


class CancelScreen(OfOneMeeting):
    page_title = _("Call the meeting off")
    template_name = "network/meetings/admin/cancel.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"number": len(invited(self.meeting)), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        try:
            cancel_meeting(meeting=self.meeting, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return self.back(gettext("The meeting was called off. Whoever had been invited is told."))


class AttendanceScreen(OfOneMeeting):
    """Each press is kept at once; the same press again takes it back."""

    page_title = _("Attendance")
    template_name = "network/meetings/admin/attendance.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_early = timezone.localdate() < self.meeting.day
        marks = [choice for choice in Mark.choices if not is_early or choice[0] == Mark.EXCUSED]
        words = {"attendance": attendance_of(self.meeting), "marks": marks, "is_early": is_early}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        wanted = request.POST.get("person", "")
        seat = next((each for each in invited(self.meeting) if each.person_id == wanted), None)
        if seat is None:
            raise Http404
        told = request.POST.get("mark", "")
        if told and told not in Mark.values:
            raise Http404
        mark, at = Mark(told) if told else None, timezone.now()
        try:
            mark_attendance(meeting=self.meeting, person=seat.person, mark=mark, at=at, by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return redirect(f"{request.path}#{seat.person_id}")
