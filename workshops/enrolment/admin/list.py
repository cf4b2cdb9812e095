"""The workshops whose people somebody meets, with their places in numbers."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.registers import FilteredList, ListOnly
from network.messages.queries import number_of_calls
from workshops.enrolment.admin.calls import CallsScreen
from workshops.enrolment.admin.deciding import CancelWorkshopScreen, CloseScreen, SettingsScreen
from workshops.enrolment.admin.door import DoorScreen, ListForDoorScreen, SignInScreen
from workshops.enrolment.admin.entry import EnrolScreen
from workshops.enrolment.admin.export import ExportScreen
from workshops.enrolment.admin.gathering import GatheringScreen
from workshops.enrolment.admin.materials import MaterialsScreen
from workshops.enrolment.admin.needs import NeedsScreen
from workshops.enrolment.admin.row import RowScreen
from workshops.enrolment.admin.screens import LIST
from workshops.enrolment.admin.series import SeriesScreen
from workshops.enrolment.admin.writing import ThanksScreen, WriteScreen
from workshops.enrolment.choices import TAKES_PLACE, EnrolmentState
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import meets_any, met_by
from workshops.enrolment.queries import workshops_told


class OwnWorkshopsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return meets_any(user)


class When(admin.SimpleListFilter):
    title = _("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("ahead", _("ahead")), ("past", _("held"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Gathering]) -> QuerySet[Gathering]:
        now = timezone.now()
        chosen = {"ahead": queryset.filter(starts_at__gte=now), "past": queryset.filter(starts_at__lt=now)}
        return chosen.get(self.value() or "", queryset)


class GatheringAdmin(ModelAdmin):
    model = Gathering
    menu_label = _("Workshops' places")
    menu_icon = "group"
    menu_order = 275
    base_url_path = "gatherings"
    permission_helper_class = OwnWorkshopsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("called", "when", "state", "taken", "waits", "to_call")
    list_filter = (When, "state")
    list_per_page = 50
    ordering = ("-starts_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Gathering]:
        def rows(**words: Any) -> Count:
            return Count("enrolments", filter=Q(**words), distinct=True)

        counted = met_by(request.user).annotate(
            number_taken=rows(enrolments__state__in=TAKES_PLACE),
            number_waiting=rows(enrolments__state=EnrolmentState.WAITING),
            number_to_call=number_of_calls("workshop_key"),
        )
        return counted.order_by(*self.ordering)

    @admin.display(description=_("workshop"))
    def called(self, gathering: Gathering) -> SafeString:
        page = workshops_told([gathering.workshop_key]).get(gathering.workshop_key)
        title = page.title if page else gettext("(not public)")
        return format_html('<a href="{}">{}</a>', reverse("gathering", args=(gathering.pk,)), title)

    @admin.display(description=_("time"))
    def when(self, gathering: Gathering) -> str:
        return gathering.when

    @admin.display(description=_("places"))
    def taken(self, gathering: Any) -> str:
        return f"{gathering.number_taken} / {gathering.capacity}"

    @admin.display(description=_("wait"))
    def waits(self, gathering: Any) -> int:
        return int(gathering.number_waiting)

    @admin.display(description=_("to call"))
    def to_call(self, gathering: Any) -> int:
        return int(gathering.number_to_call)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "gatherings/<int:reference>/"
        return (
            path("gatherings/", self.index_view, name=LIST),
            path(one, GatheringScreen.as_view(), name="gathering"),
            path(f"{one}settings/", SettingsScreen.as_view(), name="gathering_settings"),
            path(f"{one}close/", CloseScreen.as_view(), name="gathering_close"),
            path(f"{one}cancel/", CancelWorkshopScreen.as_view(), name="gathering_cancel"),
            path(f"{one}enrol/", EnrolScreen.as_view(), name="gathering_enrol"),
            path(f"{one}row/<str:row>/<slug:act>/", RowScreen.as_view(), name="gathering_row"),
            path(f"{one}calls/", CallsScreen.as_view(), name="gathering_calls"),
            path(f"{one}write/", WriteScreen.as_view(), name="gathering_write"),
            path(f"{one}thanks/", ThanksScreen.as_view(), name="gathering_thanks"),
            path(f"{one}materials/", MaterialsScreen.as_view(), name="gathering_materials"),
            path(f"{one}series/", SeriesScreen.as_view(), name="gathering_series"),
            path(f"{one}needs/", NeedsScreen.as_view(), name="gathering_needs"),
            path(f"{one}door/", DoorScreen.as_view(), name="gathering_door"),
            path(f"{one}door/list/", ListForDoorScreen.as_view(), name="gathering_door_list"),
            path(f"{one}door/new/", SignInScreen.as_view(), name="gathering_sign_in"),
            path(f"{one}export.<str:kind>", ExportScreen.as_view(), name="gathering_export"),
        )
