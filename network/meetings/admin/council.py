"""What is done with all meetings of a council: a new one, words to the members, whom to call."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy as _, ngettext

from base.identity.found import contacts
from base.offers import offer
from network.councils.queries import term_on
from network.meetings.admin.screens import OfMeetings
from network.meetings.choices import About, Recipients
from network.meetings.forms import MeetingForm, WriteForm
from network.meetings.queries import people_to_write_to
from network.meetings.reports import letter_shown, meeting_rows
from network.meetings.services import note_called, reveal_for_call
from network.messages.queries import calls_about, calls_done, calls_waiting, messages_about
from network.messages.reports import named

offer("council", "council_meetings", _("Meetings"))
offer("council", "council_write", _("Write to the members"))
offer("council", "council_calls", _("Call list"))


class MeetingsScreen(OfMeetings):
    page_title = _("Meetings")
    template_name = "network/meetings/admin/meetings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"rows": meeting_rows(self.council, timezone.now()), **kwargs})


class NewMeetingScreen(OfMeetings):
    page_title = _("Agree on a meeting")
    template_name = "network/meetings/admin/new.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"form": MeetingForm(council=self.council), "has_term": term_on(self.council, timezone.localdate())}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = MeetingForm(request.POST, council=self.council)
        try:
            if form.is_valid():
                meeting = form.save(at=timezone.now(), by=self.user)
                return redirect("meeting", meeting.pk)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class WriteScreen(OfMeetings):
    """One's own words: written, looked at as each of them gets it, sent."""

    page_title = _("Write to the members")
    template_name = "network/meetings/admin/write.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        numbers = [(to.label, len(people_to_write_to(self.council, to, today))) for to in Recipients]
        sent = [each for each in messages_about(self.council.council_key) if each.recipients in Recipients.values]
        words = {"form": WriteForm(), "numbers": numbers, "sent": named(sent, Recipients, by="recipients")}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = WriteForm(request.POST)
        if not form.is_valid() or "change" in request.POST:
            return self.again(form) if form.errors else self.render_to_response(self.get_context_data(form=form))
        try:
            if "send" in request.POST:
                made = form.save(council=self.council, at=timezone.now(), by=self.user)
                told = gettext("Sent: %(mailed)d by mail, %(called)d onto the call list.")
                return self.back(told % {"mailed": made.mailed, "called": made.to_call})
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        return self.render_to_response(self.get_context_data(**self._shown(form)))

    def _shown(self, form: WriteForm) -> dict[str, Any]:
        told = form.cleaned_data
        people = people_to_write_to(self.council, Recipients(told["to"]), timezone.localdate())
        mail = letter_shown(told["words"], (get_language() or "fi").split("-")[0])
        return {"form": form, "mail": mail, "number": len(people), "found": bool(list(contacts(told["words"])))}


class CallsScreen(OfMeetings):
    """Names and what to tell; the number of one person at a time, which is noted."""

    page_title = _("Call list")
    template_name = "network/meetings/admin/calls.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.council.council_key
        words = {"calls": named(calls_waiting(key), About), "done": named(calls_done(key), About)}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        call = get_object_or_404(calls_about(self.council.council_key), pk=request.POST.get("call", ""))
        act = request.POST.get("act")
        try:
            if act == "reveal":
                routes = reveal_for_call(council=self.council, call=call, by=self.user)
                return self.render_to_response(self.get_context_data(shown=call, routes=routes))
            if act in {"done", "again"}:
                note_called(council=self.council, call=call, done=act == "done", at=timezone.now(), by=self.user)
                told = gettext("Marked as called.") if act == "done" else gettext("Back on the list.")
                return self.back(told, "council_calls")
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        raise Http404


def told_to(numbers: tuple[int, int]) -> str:
    """How many by letter, and how many are to be called."""
    mailed, called = numbers
    letters = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", mailed)
    told = letters % {"number": mailed}
    if called:
        calls = ngettext("%(number)d person is to be called.", "%(number)d people are to be called.", called)
        told = f"{told} {calls % {'number': called}}"
    return told
