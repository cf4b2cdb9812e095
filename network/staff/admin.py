"""Where administrators give roles and end them. Others find nothing here, by whatever address."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin

from base.admin_screens import Screen
from base.registers import FilteredList, ListOnly
from base.users import User
from network.regions.models import Centre
from network.staff.forms import EndForm, InvitationForm
from network.staff.models import Assignment
from network.staff.permissions import administers
from network.staff.queries import holding_on

LIST = "staff_modeladmin_index"


class AdministratorsOnly(ListOnly):
    """Roles are given and ended, never changed or deleted: who had which rights when must stay readable."""

    def sees_list(self, user: Any) -> bool:
        return administers(user)

    def user_can_create(self, user: Any) -> bool:
        return administers(user)


class Holding(admin.SimpleListFilter):
    """Those that hold, those that begin later, those that have ended."""

    title = _("validity")
    parameter_name = "holding"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("now", _("holds today")), ("later", _("begins later")), ("ended", _("has ended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Assignment]) -> QuerySet[Assignment]:
        today = timezone.localdate()
        chosen = {
            "now": queryset.filter(holding_on(today)),
            "later": queryset.filter(starts_on__gt=today, ended_at__isnull=True),
            "ended": queryset.exclude(holding_on(today)).exclude(starts_on__gt=today, ended_at__isnull=True),
        }
        return chosen.get(self.value() or "", queryset)


class AtCentre(admin.SimpleListFilter):
    title = _("centre of expertise")
    parameter_name = "centre"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(centre.pk), str(centre)) for centre in Centre.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """What is no number names no centre and narrows nothing."""
        value = self.value() or ""
        return queryset.filter(centre=int(value)) if value.isdecimal() else queryset


class OfAccount(admin.SimpleListFilter):
    """The roles of one account, by its number: an address in a link would stand in a server's log."""

    title = _("account")
    parameter_name = "account"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Only the account that is looked at: a list of all would be as long as the register."""
        value = request.GET.get(self.parameter_name, "")
        return [(str(user.pk), str(user)) for user in User.objects.filter(pk=value)] if value.isdecimal() else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Assignment]) -> QuerySet[Assignment]:
        value = self.value() or ""
        return queryset.filter(user=int(value)) if value.isdecimal() else queryset


class RoleButtons(ButtonHelper):
    """The way to an invitation, and beside a role that has not ended, the way to its end."""

    def add_button(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().add_button(*args, **kwargs) | {"label": gettext("Invite"), "title": gettext("Invite")}

    def get_buttons_for_obj(self, obj: Any, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        if obj.ended_at or (obj.ends_on and obj.ends_on < timezone.localdate()):
            return []
        address, label = reverse("staff_modeladmin_end", args=(obj.pk,)), gettext("End today")
        return [{"url": address, "label": label, "classname": self.finalise_classname(["no"]), "title": label}]


class InviteScreen(Screen):
    """The form that gives a role."""

    page_title = _("Invite")
    header_icon = "group"
    template_name = "network/staff/invite.html"
    above = ((LIST, _("Staff roles")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return administers(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": InvitationForm(), **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InvitationForm(request.POST)
        given = form.save(by=self.user) if form.is_valid() else None
        if given is None:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, gettext("The role was given and a message sent."))
        return redirect(LIST)


class EndScreen(Screen):
    """Asks once before a role ends."""

    page_title = _("End a role")
    header_icon = "group"
    template_name = "network/staff/end.html"
    above = ((LIST, _("Staff roles")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return administers(user)

    @property
    def assignment(self) -> Assignment:
        return get_object_or_404(Assignment.objects.select_related("user", "centre"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"assignment": self.assignment, "form": EndForm(), **kwargs})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = EndForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            form.save(assignment=self.assignment, by=self.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, gettext("The role has ended, and its rights with it."))
        return redirect(LIST)


class AssignmentAdmin(ModelAdmin):
    """Who works here as what."""

    model = Assignment
    menu_label = _("Staff roles")
    menu_icon = "group"
    menu_order = 330
    base_url_path = "staff"
    permission_helper_class = AdministratorsOnly
    button_helper_class = RoleButtons
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("person", "role", "centre", "starts_on", "ends_on")
    list_filter = ("role", AtCentre, Holding, OfAccount)
    list_select_related = ("user", "centre")
    search_fields = ("user__email", "user__first_name", "user__last_name")

    @admin.display(description=_("account"))
    def person(self, assignment: Assignment) -> str:
        name = assignment.user.get_full_name()
        return f"{name} ({assignment.user.email})" if name else assignment.user.email

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """A list, an invitation and an end: nothing is edited or deleted here, so these addresses are not there."""
        return (
            path("staff/", self.index_view, name=LIST),
            path("staff/invite/", InviteScreen.as_view(), name="staff_modeladmin_create"),
            path("staff/<int:pk>/end/", EndScreen.as_view(), name="staff_modeladmin_end"),
        )
