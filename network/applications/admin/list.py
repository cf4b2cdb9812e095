"""The calls of the councils that somebody keeps."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.dates import day_text, period_text
from base.registers import FilteredList, ListOnly
from base.versions import title_beside
from network.applications.admin.call import AnswerScreen, ApplyScreen, CallScreen
from network.applications.admin.calls import CallsScreen
from network.applications.admin.helping import HelpScreen
from network.applications.admin.reading import ApplicationScreen
from network.applications.admin.screens import LIST
from network.applications.choices import ApplicationState
from network.applications.pages import CallPage
from network.applications.permissions import calls_kept_by
from network.councils.models import Call
from network.councils.permissions import keeps_any

UNSEEN = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN)


class OwnCallsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return keeps_any(user)


class CallAdmin(ModelAdmin):
    model = Call
    menu_label = _("Applications")
    menu_icon = "mail"
    menu_order = 272
    base_url_path = "calls"
    permission_helper_class = OwnCallsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("called", "days", "answers", "number")
    list_per_page = 50
    ordering = ("-opens_on", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        sent = Count("applications", filter=~Q(applications__state__in=UNSEEN))
        beside = {"number_sent": sent, "title": title_beside(CallPage, "call_key")}
        return calls_kept_by(request.user).annotate(**beside).order_by(*self.ordering)

    @admin.display(description=_("call for members"))
    def called(self, call: Any) -> SafeString:
        title = call.title or gettext("(not public)")
        return format_html('<a href="{}">{}</a>', reverse("call", args=(call.pk,)), title)

    @admin.display(description=_("open"))
    def days(self, call: Call) -> str:
        return period_text(call.opens_on, call.closes_on)

    @admin.display(description=_("answers by"))
    def answers(self, call: Call) -> str:
        return day_text(call.answers_on)

    @admin.display(description=_("applications"))
    def number(self, call: Any) -> int:
        return int(call.number_sent)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "calls/<int:reference>/"
        return (
            path("calls/", self.index_view, name=LIST),
            path(one, CallScreen.as_view(), name="call"),
            path(f"{one}apply/", ApplyScreen.as_view(), name="call_apply"),
            path(f"{one}answer/", AnswerScreen.as_view(), name="call_answer"),
            path(f"{one}calls/", CallsScreen.as_view(), name="call_calls"),
            path(f"{one}application/<str:row>/<slug:act>/", HelpScreen.as_view(), name="call_help"),
            path(f"{one}application/<str:row>/", ApplicationScreen.as_view(), name="call_application"),
        )
