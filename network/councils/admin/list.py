"""The councils that somebody keeps, with their members in numbers; and the words that members promise."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.registers import FilteredList, ListOnly
from network.councils.admin.council import CouncilScreen, WaysScreen
from network.councils.admin.screens import LIST
from network.councils.admin.seat import GiveSeatScreen, SeatScreen
from network.councils.models import Council, SecrecyText
from network.councils.permissions import keeps_any, kept_by
from network.councils.queries import title_beside, with_members_on
from network.staff.choices import StaffRole
from network.staff.permissions import holds


class OwnCouncilsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return keeps_any(user)


class CouncilAdmin(ModelAdmin):
    model = Council
    menu_label = _("Councils' members")
    menu_icon = "group"
    menu_order = 270
    base_url_path = "councils"
    permission_helper_class = OwnCouncilsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("called", "term", "members")
    list_per_page = 50
    ordering = ("pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Council]:
        kept = with_members_on(kept_by(request.user), timezone.localdate())
        return kept.annotate(title=title_beside("council_key")).order_by(*self.ordering)

    @admin.display(description=_("council"))
    def called(self, council: Any) -> SafeString:
        title = council.title or gettext("(not public)")
        return format_html('<a href="{}">{}</a>', reverse("council", args=(council.pk,)), title)

    @admin.display(description=_("term"))
    def term(self, council: Any) -> str:
        return ", ".join(str(term) for term in council.terms_on)

    @admin.display(description=_("members"))
    def members(self, council: Any) -> str:
        seats = next((term.seats for term in council.terms_on), None)
        return f"{council.members_on} / {seats}" if seats else str(council.members_on)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "councils/<int:reference>/"
        return (
            path("councils/", self.index_view, name=LIST),
            path(one, CouncilScreen.as_view(), name="council"),
            path(f"{one}ways/", WaysScreen.as_view(), name="council_ways"),
            path(f"{one}seat/<str:seat>/<slug:act>/", SeatScreen.as_view(), name="council_seat"),
            path("people/<str:reference>/seat/", GiveSeatScreen.as_view(), name="council_give_seat"),
        )


class NewVersionsOnly(ListOnly):
    """For administrators: what somebody has promised is neither changed nor deleted."""

    def sees_list(self, user: Any) -> bool:
        return holds(user, StaffRole.ADMINISTRATOR)

    def user_can_create(self, user: Any) -> bool:
        return self.sees_list(user)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return self.sees_list(user)


class SecrecyTextAdmin(ModelAdmin):
    """A new version is a new row: what somebody has promised is never written over."""

    model = SecrecyText
    menu_label = _("Promises of secrecy")
    menu_icon = "lock"
    menu_order = 330
    base_url_path = "secrecy-texts"
    list_display = ("number", "published_on")
    permission_helper_class = NewVersionsOnly
    index_view_class = FilteredList
    inspect_view_enabled = True
    history_view_enabled = False
