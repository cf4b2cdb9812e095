"""The register of people: those whom somebody meets, without how to reach them."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.registers import FilteredList, ListOnly
from network.people.admin.find import FindScreen
from network.people.admin.new import NewPersonScreen
from network.people.admin.person import EditScreen, PartScreen, PersonScreen, ReleaseScreen
from network.people.admin.restricting import RestrictedScreen, RestrictScreen
from network.people.admin.routes import RoutesScreen
from network.people.admin.screens import note_looking
from network.people.admin.serious import EraseScreen, MergeScreen
from network.people.models import PartKind, Person
from network.people.permissions import can_add, centres_of, looks_after_rights, parts_seen_by, sees_people, visible_to
from network.people.queries import in_use

LIST = "people_modeladmin_index"


class OwnPeopleOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return sees_people(user)

    def user_can_create(self, user: Any) -> bool:
        return can_add(user)


class AsWhat(admin.SimpleListFilter):
    title = _("as what")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.slug, str(kind)) for kind in PartKind.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        if not self.value():
            return queryset
        parts = parts_seen_by(request.user).filter(kind__slug=self.value())
        return queryset.filter(pk__in=parts.values("person"))


class AtCentre(admin.SimpleListFilter):
    title = _("centre of expertise")
    parameter_name = "centre"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(centre.slug, str(centre)) for centre in centres_of(request.user)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        if not self.value():
            return queryset
        # Only what is seen of them: the filter must not tell of a council that the list does not show.
        parts = parts_seen_by(request.user).filter(centre__in=centres_of(request.user), centre__slug=self.value())
        return queryset.filter(pk__in=parts.values("person"))


class ListOfPeople(FilteredList):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_looking(request, request.user)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(rights=looks_after_rights(self.request.user), **kwargs)


class PersonAdmin(ModelAdmin):
    """The list of those whose data may be used, searched by a form of its own: no name must stand in an address."""

    model = Person
    menu_label = _("People")
    menu_icon = "user"
    menu_order = 280
    base_url_path = "people"
    permission_helper_class = OwnPeopleOnly
    history_view_enabled = False
    list_display = ("called", "what", "language", "added_on")
    list_filter = (AsWhat, AtCentre, "language")
    list_per_page = 50
    index_view_class = ListOfPeople
    index_template_name = "network/people/list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        people = in_use(visible_to(request.user))
        parts = Prefetch("parts", parts_seen_by(request.user).select_related("kind"))
        return people.prefetch_related(parts).order_by("calling_name", "reference")

    @admin.display(description=_("what to call them"))
    def called(self, person: Person) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("people_person", args=(person.pk,)), person.calling_name)

    @admin.display(description=_("as what"))
    def what(self, person: Person) -> str:
        return ", ".join(dict.fromkeys(str(part.kind) for part in person.parts.all()))

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "people/<str:reference>/"
        return (
            path("people/", self.index_view, name=LIST),
            path("people/find/", FindScreen.as_view(), name="people_find"),
            path("people/new/", NewPersonScreen.as_view(), name="people_modeladmin_create"),
            path("people/restricted/", RestrictedScreen.as_view(), name="people_restricted"),
            path(one, PersonScreen.as_view(), name="people_person"),
            path(f"{one}edit/", EditScreen.as_view(), name="people_edit"),
            path(f"{one}routes/", RoutesScreen.as_view(), name="people_routes"),
            path(f"{one}part/", PartScreen.as_view(), name="people_part"),
            path(f"{one}release/", ReleaseScreen.as_view(), name="people_release"),
            path(f"{one}merge/", MergeScreen.as_view(), name="people_merge"),
            path(f"{one}restrict/", RestrictScreen.as_view(), name="people_restrict"),
            path(f"{one}erase/", EraseScreen.as_view(), name="people_erase"),
        )
