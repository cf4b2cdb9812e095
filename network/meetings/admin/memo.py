"""The memo: written while the meeting goes on, checked by the members, agreed by the rule of the council."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, gettext_lazy as _

from base.dates import time_text
from network.councils.choices import MemoRule
from network.meetings.admin.council import told_to
from network.meetings.admin.screens import OfOneMeeting
from network.meetings.choices import MemoState
from network.meetings.forms import AgreedForm, AnswerForm, MemoForm, RecordForm, seen_of
from network.meetings.models import Hearing, Remark
from network.meetings.queries import (
    agenda_of,
    also_writing,
    hearings_of,
    meetings_after,
    not_asked,
    remarks_on,
    wordings_of,
)
from network.meetings.reports import desk_of, hearing_rows, memo_of
from network.meetings.services import (
    Choice,
    Kept,
    agree_memo,
    agree_to_memo,
    answer_remark,
    choose_wording,
    send_memo,
    take_memo_back,
)
from network.people.choices import Channel
from network.people.models import Person

LONGEST_NUMBER = 6
"""Digits of a version of a memo, and then some."""
AUTOSAVE = "X-Kept-By-Itself"
"""The header by which the page keeps what is written every few seconds, without being loaded anew."""


class MemoScreen(OfOneMeeting):
    """Every item on one screen. Kept every few seconds; without scripts by its button."""

    page_title = _("Memo")
    template_name = "network/meetings/admin/memo.html"

    def form(self, data: Any = None) -> MemoForm:
        return MemoForm(data, items=list(agenda_of(self.meeting)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        desk, form = desk_of(self.meeting, timezone.now()), kwargs.pop("form", None) or self.form()
        fields = {item.pk: form.fields_of(item) for item in form.items}
        rows = [(row, fields.get(row.reference)) for row in memo_of(self.meeting)]
        others = also_writing(self.meeting, self.user, timezone.now())
        words = {"desk": desk, "rows": rows, "form": form, "others": [_called(each) for each in others]}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        if choice := request.POST.get("choice", ""):
            return self._choose(request, choice)
        form, at = self.form(request.POST), timezone.now()
        form.is_valid()
        try:
            kept = form.save(meeting=self.meeting, at=at, by=self.user)
        except ValidationError as error:
            if AUTOSAVE in request.headers:
                return JsonResponse({"told": error.messages[0], "is_kept": False}, status=422)
            words = {"error": error.messages[0], "not_kept": form.words_sent}
            return self.render_to_response(self.get_context_data(**words), status=422)
        if AUTOSAVE in request.headers:
            return JsonResponse(self._told(form, kept))
        if form.errors or form.homeless:
            return self.again(form, not_kept=form.words_sent if form.homeless else [])
        if kept.conflicts:
            # What was written at the same time stands at the top.
            return redirect(request.path)
        return self.back(gettext("The memo was kept."), "meeting_memo")

    def _told(self, form: MemoForm, kept: Kept) -> dict[str, Any]:
        at = timezone.now()
        told = gettext("Kept at %(time)s.") % {"time": time_text(at)}
        return {
            "is_kept": not form.errors and not form.homeless,
            "told": gettext("Not all was kept.") if form.errors else told,
            "seen": {key: seen_of(item) for key, item in kept.items.items()},
            "conflicts": kept.conflicts,
            "homeless": form.homeless,
            "others": [_called(each) for each in also_writing(self.meeting, self.user, at)],
            "errors": {name: errors[0] for name, errors in form.errors.items()},
        }

    def _choose(self, request: HttpRequest, choice: str) -> HttpResponse:
        wording = get_object_or_404(wordings_of(self.meeting), pk=request.POST.get("wording", ""))
        seen_at = parse_datetime(request.POST.get("seen_at", ""))
        if choice not in {each.value for each in Choice} or seen_at is None:
            raise Http404
        try:
            choose_wording(wording=wording, seen_at=seen_at, choice=Choice(choice), at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return redirect(f"{request.path}#item-{wording.item_id}")


def _number(told: str) -> int:
    """The version of a memo that was on the screen; one that cannot be read is none that there is."""
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else -1


def _called(user: Any) -> str:
    return user.get_full_name() or gettext("somebody else")


class AgreeingScreen(OfOneMeeting):
    """Who was asked, what they said, and the way to an agreed memo."""

    page_title = _("Agreeing the memo")
    template_name = "network/meetings/admin/agreeing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_next = self.meeting.council.memo_rule == MemoRule.NEXT_MEETING
        later = meetings_after(self.meeting)
        words = {
            "desk": desk_of(self.meeting, timezone.now()),
            "rows": hearing_rows(self.meeting),
            "not_asked": not_asked(self.meeting) if self.meeting.memo == MemoState.WITH_MEMBERS else [],
            "memo": memo_of(self.meeting),
            "channels": [choice for choice in Channel.choices if choice[0] != Channel.WEB],
            "answer": AnswerForm(),
            "agreed": AgreedForm(meetings=later) if is_next else None,
            "has_later": later.exists(),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        acts = {
            "send": self._send,
            "back": self._take_back,
            "record": self._record,
            "answer": self._answer,
            "agree": self._agree,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            return act(request)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)

    def _send(self, request: HttpRequest) -> HttpResponse:
        return self.back(told_to(send_memo(meeting=self.meeting, at=timezone.now(), by=self.user)), "meeting_agreeing")

    def _take_back(self, request: HttpRequest) -> HttpResponse:
        take_memo_back(meeting=self.meeting, at=timezone.now(), by=self.user)
        return self.back(gettext("You can write again. The members are asked anew when you send it."), "meeting_memo")

    def _record(self, request: HttpRequest) -> HttpResponse:
        """A member agreed on paper or by telephone."""
        hearing = get_object_or_404(hearings_of(self.meeting), person=request.POST.get("person", ""))
        channel = request.POST.get("channel", "")
        if hearing.person is None or channel not in {Channel.PAPER, Channel.PHONE}:
            raise Http404
        agree_to_memo(
            meeting=self.meeting,
            person=hearing.person,
            version=_number(request.POST.get("version", "")),
            channel=Channel(channel),
            at=timezone.now(),
            by=self.user,
        )
        return self.back(gettext("It was written down that the member agrees."), "meeting_agreeing")

    def _answer(self, request: HttpRequest) -> HttpResponse:
        remark: Remark = get_object_or_404(
            remarks_on(self.meeting).select_related("item__meeting"), pk=request.POST.get("remark", "")
        )
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(answer=form, answered=remark), status=422)
        answer_remark(remark=remark, answer=form.cleaned_data["answer"], at=timezone.now(), by=self.user)
        return self.back(gettext("The member reads your answer on the own page."), "meeting_agreeing")

    def _agree(self, request: HttpRequest) -> HttpResponse:
        agreed_in = None
        if self.meeting.council.memo_rule == MemoRule.NEXT_MEETING:
            form = AgreedForm(request.POST, meetings=meetings_after(self.meeting))
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(agreed=form), status=422)
            agreed_in = form.cleaned_data["agreed_in"]
        agree_memo(meeting=self.meeting, agreed_in=agreed_in, at=timezone.now(), by=self.user)
        return self.back(gettext("The memo is agreed."))


class RemarkScreen(OfOneMeeting):
    """A member's remark, given by telephone or on paper."""

    page_title = _("Write down a remark")
    template_name = "network/meetings/admin/remark.html"

    @cached_property
    def person(self) -> Person:
        found: Hearing = get_object_or_404(
            hearings_of(self.meeting).filter(person__restricted_on__isnull=True), person=self.kwargs["row"]
        )
        assert found.person  # noqa: S101 - it was found by its person
        return found.person

    def found(self) -> None:
        self.person  # noqa: B018

    def form(self, data: Any = None) -> RecordForm:
        return RecordForm(data, items=list(agenda_of(self.meeting).select_related("meeting")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.person, "form": self.form(), **kwargs})

    def post(self, request: HttpRequest, reference: int, row: str) -> HttpResponse:
        form = self.form(request.POST)
        try:
            if form.is_valid():
                form.save(person=self.person, at=timezone.now(), by=self.user)
                return self.back(gettext("The remark was written down."), "meeting_agreeing")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)
