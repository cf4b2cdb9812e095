"""The agenda of a meeting: its items, what members propose, and its papers."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offers
from base.uploads.serving import serve_closed
from network.meetings.admin.screens import OfOneMeeting
from network.meetings.choices import WishState
from network.meetings.forms import ItemForm, NotNowForm, PaperForm
from network.meetings.models import AgendaItem, Paper, Wish
from network.meetings.queries import agenda_of, papers_of, wishes_for
from network.meetings.reports import desk_of
from network.meetings.services import decide_wish, drop_item, drop_paper, move_item


class AgendaScreen(OfOneMeeting):
    """What is spoken about, in order; what members propose; something new."""

    page_title = _("Agenda")
    template_name = "network/meetings/admin/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "desk": desk_of(self.meeting, timezone.now()),
            "items": list(agenda_of(self.meeting)),
            "wishes": list(wishes_for(self.meeting).exclude(state=WishState.TAKEN)),
            "form": ItemForm(meeting=self.meeting),
            "offers": offers("agenda item"),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        act = request.POST.get("act", "add")
        try:
            if act == "add":
                return self._add(request)
            if act == "take":
                self._take(request)
            elif act in {"up", "down"}:
                move_item(item=self._item(request), up=act == "up", by=self.user)
            elif act == "drop":
                drop_item(item=self._item(request), by=self.user)
            else:
                raise Http404
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        return redirect(request.path)

    def _add(self, request: HttpRequest) -> HttpResponse:
        form = ItemForm(request.POST, meeting=self.meeting)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                return redirect(request.path)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)

    def _item(self, request: HttpRequest) -> AgendaItem:
        found: AgendaItem = get_object_or_404(
            agenda_of(self.meeting).select_related("meeting"), pk=request.POST.get("item", "")
        )
        return found

    def _take(self, request: HttpRequest) -> None:
        wish: Wish = get_object_or_404(wishes_for(self.meeting), pk=request.POST.get("wish", ""))
        decide_wish(wish=wish, to=WishState.TAKEN, because="", at=timezone.now(), by=self.user)


class ItemScreen(OfOneMeeting):
    page_title = _("Change an item")
    template_name = "network/meetings/admin/item.html"

    @cached_property
    def item(self) -> AgendaItem:
        found: AgendaItem = get_object_or_404(agenda_of(self.meeting).select_related("meeting"), pk=self.kwargs["row"])
        return found

    def found(self) -> None:
        self.item  # noqa: B018

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": ItemForm(meeting=self.meeting, item=self.item), **kwargs})

    def post(self, request: HttpRequest, reference: int, row: str) -> HttpResponse:
        form = ItemForm(request.POST, meeting=self.meeting, item=self.item)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                return self.back(gettext("Changed."), "meeting_agenda")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class NotNowScreen(OfOneMeeting):
    """Telling a member why what they propose is not on the agenda this time."""

    page_title = _("Not this time")
    template_name = "network/meetings/admin/not_now.html"

    @cached_property
    def wish(self) -> Wish:
        found: Wish = get_object_or_404(wishes_for(self.meeting), pk=self.kwargs["row"])
        return found

    def found(self) -> None:
        self.wish  # noqa: B018

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = NotNowForm(initial={"because": self.wish.because})
        return super().get_context_data(**{"wish": self.wish, "form": form, **kwargs})

    def post(self, request: HttpRequest, reference: int, row: str) -> HttpResponse:
        form = NotNowForm(request.POST)
        try:
            if form.is_valid():
                form.save(wish=self.wish, at=timezone.now(), by=self.user)
                return self.back(gettext("The member reads this on the own page."), "meeting_agenda")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class PapersScreen(OfOneMeeting):
    page_title = _("Papers")
    template_name = "network/meetings/admin/papers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"papers": papers_of(self.meeting), "form": PaperForm(), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        if "drop" in request.POST:
            paper: Paper = get_object_or_404(papers_of(self.meeting), pk=request.POST["drop"])
            drop_paper(paper=paper, by=self.user)
            return self.back(gettext("The paper was taken away."), "meeting_papers")
        form = PaperForm(request.POST, request.FILES)
        try:
            if form.is_valid():
                form.save(meeting=self.meeting, at=timezone.now(), by=self.user)
                return self.back(gettext("The paper is there for those who read."), "meeting_papers")
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class PaperScreen(OfOneMeeting):
    """The file itself."""

    @cached_property
    def paper(self) -> Paper:
        found: Paper = get_object_or_404(papers_of(self.meeting), pk=self.kwargs["row"])
        return found

    def found(self) -> None:
        self.paper  # noqa: B018

    def render_to_response(self, context: Any, **kwargs: Any) -> Any:
        return serve_closed(self.paper.file, title=self.paper.title)
