"""What a member sees and does on the own page: meetings, papers, what they want to speak about, memos to check."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from base.own_page import OwnPart, View, adds_to_own_page, of_visitor
from base.uploads.serving import serve_closed
from network.meetings.forms import MeetingNeedsForm, RemarkForm, WishForm
from network.meetings.models import AgendaItem, Paper
from network.meetings.queries import agenda_of, has_left_council_of, paper_with, reads, was_asked_about
from network.meetings.reports import MeetingTold, MemoRead, meeting_told, memo_read, own_meetings
from network.meetings.services import agree_to_memo, tell_absence
from network.people.choices import Channel
from network.people.models import Person

WRITTEN = ("words", "heading", "opening")
"""Fields of the forms here that hold somebody's own words."""
LONGEST_NUMBER = 6
"""Digits of a version of a memo, and then some."""


@adds_to_own_page
def own_meetings_part(person: Person) -> OwnPart | None:
    """Meetings ahead, and memos that can be read."""
    rows = own_meetings(person, timezone.now())
    return OwnPart(_("Your meetings"), "network/meetings/own_list.html", {"rows": rows}) if rows else None


class NoLonger(Exception):  # noqa: N818
    """Somebody who was a member, or whose memo is being mended, comes to what they could read a moment ago."""


def _told(person: Person, key: UUID) -> MeetingTold:
    found = meeting_told(person, key, timezone.now())
    if found is None:
        raise _missing(person, key)
    return found


def _memo(person: Person, key: UUID) -> MemoRead:
    found = memo_read(person, key, timezone.now())
    if found is None:
        raise _missing(person, key)
    return found


def _missing(person: Person, key: UUID) -> Exception:
    """Whoever has never had a seat in the council learns nothing, not even that there is such a meeting."""
    if has_left_council_of(person, key, timezone.localdate()):
        return NoLonger(_("Your seat in the council has ended, and with it the right to read this. Nothing was sent."))
    if was_asked_about(person, key):
        return NoLonger(_("The text is being mended. You are asked again when it is ready. Nothing was sent."))
    return Http404()


def of_member(view: View) -> View:
    """A page about one meeting, for a visitor. Whoever was a member is told why not; what they wrote is shown."""

    @wraps(view)
    def told_kindly(request: HttpRequest, person: Person, key: UUID, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, person, key, **kwargs)
        except NoLonger as why:
            written = [request.POST[name] for name in WRITTEN if request.POST.get(name, "").strip()]
            words = {"written": written, "why": str(why), "step": _("This is not open now")}
            return render(request, "network/meetings/own_over.html", words, status=403)

    return of_visitor(told_kindly)


@of_member
def own_meeting(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """When and where, what is spoken about, the papers; and whether one comes."""
    told, error = _told(person, key), ""
    if request.method == "POST":
        if request.POST.get("act") not in {"absent", "come"}:
            raise Http404
        try:
            comes, at = request.POST["act"] == "come", timezone.now()
            tell_absence(meeting=told.meeting, person=person, comes=comes, at=at, by=None)
            return redirect(request.path)
        except ValidationError as refused:
            error = refused.messages[0]
    words = {"told": told, "error": error, "step": _("A meeting")}
    return render(request, "network/meetings/own_meeting.html", words, status=422 if error else 200)


@of_member
def propose(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """Something that one wants to speak about."""
    told = _told(person, key)
    if not told.may_read:
        raise NoLonger(_("What is spoken about at the meeting is not open to you now. Nothing was sent."))
    sent, at = request.POST if request.method == "POST" else None, timezone.now()
    form = WishForm(sent, meeting=told.meeting, person=person, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
            return redirect("own_meeting", key)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _form(request, form, "propose", told.row.when, key)


@of_member
def needs(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """What one needs to take part."""
    told = _told(person, key)
    if not told.row.is_ahead:
        raise Http404
    form = MeetingNeedsForm(request.POST if request.method == "POST" else None, meeting=told.meeting, person=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("own_meeting", key)
    return _form(request, form, "needs", told.row.when, key)


def _form(request: HttpRequest, form: Any, name: str, when: str, key: UUID) -> HttpResponse:
    titles = {"propose": _("Propose something to talk about"), "needs": _("What you need to take part")}
    words = {"form": form, "name": name, "step": titles[name], "when": when, "key": key}
    return render(request, "network/meetings/own_form.html", words, status=422 if form.errors else 200)


@require_safe
@of_visitor
def own_paper(request: HttpRequest, person: Person, reference: str) -> HttpResponseBase:
    """A file, for those who read the papers of its meeting."""
    paper: Paper | None = paper_with(reference)
    if paper is None or not reads(person, paper.meeting, timezone.localdate()):
        raise Http404
    return serve_closed(paper.file, title=paper.title)


@of_member
def own_memo(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """The memo item by item; agree to it as a whole, or remark on an item."""
    memo, error = _memo(person, key), ""
    if request.method == "POST":
        if request.POST.get("act") != "agree":
            raise Http404
        try:
            told, at = request.POST.get("version", ""), timezone.now()
            version = int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else -1
            agree_to_memo(meeting=memo.meeting, person=person, version=version, channel=Channel.WEB, at=at, by=None)
            return redirect(request.path)
        except PermissionDenied as asked:
            raise Http404 from asked
        except ValidationError as refused:
            error = refused.messages[0]
    words = {"memo": memo, "error": error, "step": _("What was written down")}
    return render(request, "network/meetings/own_memo.html", words, status=422 if error else 200)


@of_member
def remark(request: HttpRequest, person: Person, key: UUID, item: str) -> HttpResponse:
    """What should be different in one item."""
    memo = _memo(person, key)
    found: AgendaItem = get_object_or_404(agenda_of(memo.meeting).select_related("meeting"), pk=item)
    sent, at = request.POST if request.method == "POST" else None, timezone.now()
    form = RemarkForm(sent, item=found, person=person, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
            return redirect("own_memo", key)
        except PermissionDenied as asked:
            raise Http404 from asked
        except ValidationError as refused:
            form.add_error(None, refused)
    words = {"form": form, "item": found, "memo": memo, "step": _("What should be different?"), "key": key}
    return render(request, "network/meetings/own_remark.html", words, status=422 if form.errors else 200)
