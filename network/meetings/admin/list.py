"""The meetings of the councils that somebody keeps."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.registers import FilteredList, ListOnly
from network.councils.permissions import keeps_any
from network.councils.queries import title_beside
from network.meetings.admin.agenda import AgendaScreen, ItemScreen, NotNowScreen, PaperScreen, PapersScreen
from network.meetings.admin.council import CallsScreen, MeetingsScreen, NewMeetingScreen, WriteScreen
from network.meetings.admin.meeting import (
    AttendanceScreen,
    CancelScreen,
    ChangeScreen,
    InviteScreen,
    MeetingScreen,
)
from network.meetings.admin.memo import AgreeingScreen, MemoScreen, RemarkScreen
from network.meetings.admin.screens import LIST
from network.meetings.models import Meeting
from network.meetings.permissions import meetings_kept_by
from network.meetings.reports import row_of


class OwnMeetingsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return keeps_any(user)


class MeetingAdmin(ModelAdmin):
    model = Meeting
    menu_label = _("Councils' meetings")
    menu_icon = "date"
    menu_order = 271
    base_url_path = "meetings"
    permission_helper_class = OwnMeetingsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("when", "council_called", "stands", "memo_stands")
    list_per_page = 50
    ordering = ("-starts_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        kept = meetings_kept_by(request.user).select_related("council").annotate(council_title=title_beside())
        return kept.order_by(*self.ordering)

    @admin.display(description=_("meeting"))
    def when(self, meeting: Meeting) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("meeting", args=(meeting.pk,)), meeting)

    @admin.display(description=_("council"))
    def council_called(self, meeting: Any) -> str:
        return meeting.council_title or str(meeting.council)

    @admin.display(description=_("state"))
    def stands(self, meeting: Meeting) -> str:
        return row_of(meeting, timezone.now()).state

    @admin.display(description=_("memo"))
    def memo_stands(self, meeting: Meeting) -> str:
        return row_of(meeting, timezone.now()).memo

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        council, one = "councils/<int:reference>/", "meetings/<int:reference>/"
        return (
            path("meetings/", self.index_view, name=LIST),
            path(f"{council}meetings/", MeetingsScreen.as_view(), name="council_meetings"),
            path(f"{council}meetings/new/", NewMeetingScreen.as_view(), name="council_new_meeting"),
            path(f"{council}write/", WriteScreen.as_view(), name="council_write"),
            path(f"{council}calls/", CallsScreen.as_view(), name="council_calls"),
            path(one, MeetingScreen.as_view(), name="meeting"),
            path(f"{one}change/", ChangeScreen.as_view(), name="meeting_change"),
            path(f"{one}cancel/", CancelScreen.as_view(), name="meeting_cancel"),
            path(f"{one}invite/", InviteScreen.as_view(), name="meeting_invite"),
            path(f"{one}agenda/", AgendaScreen.as_view(), name="meeting_agenda"),
            path(f"{one}agenda/<str:row>/", ItemScreen.as_view(), name="meeting_item"),
            path(f"{one}wishes/<str:row>/", NotNowScreen.as_view(), name="meeting_not_now"),
            path(f"{one}papers/", PapersScreen.as_view(), name="meeting_papers"),
            path(f"{one}papers/<str:row>/", PaperScreen.as_view(), name="meeting_paper"),
            path(f"{one}attendance/", AttendanceScreen.as_view(), name="meeting_attendance"),
            path(f"{one}memo/", MemoScreen.as_view(), name="meeting_memo"),
            path(f"{one}agreeing/", AgreeingScreen.as_view(), name="meeting_agreeing"),
            path(f"{one}agreeing/<str:row>/", RemarkScreen.as_view(), name="meeting_remark"),
        )
