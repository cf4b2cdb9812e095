"""The officer's screens: the log, holds and certificates, deletion in time, the record of processing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.ui.components import Component

from base.admin_screens import Screen, Screens
from base.audit.checking import last_check
from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.audit.services import note
from base.personal_data.forgetting import deletion_is_late
from base.personal_data.models import Erasure, Hold
from base.users import User
from pajaverkko.protection.forms import HoldForm, LogForm
from pajaverkko.protection.permissions import oversees, reads_log
from pajaverkko.protection.queries import addresses_of, entries_with
from pajaverkko.protection.reports import deletion_status, reach_of_erasure, record_of_processing, state_of_log
from pajaverkko.protection.services import ask_for_check, lift_hold

SHOWN = 200


class Steps(Screen):
    """A screen with the way to the others."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(officer=reads_log(self.user), **kwargs)


class OfOfficer(Steps):
    """For the data protection officer alone."""

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return reads_log(user)


class OfOverseers(Steps):
    """For those who see how data is kept, and nobody's data."""

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return oversees(user)


class LogScreen(OfOfficer):
    """What is asked stands in the body of the request: a reference belongs into no address. Reading is noted, too."""

    page_title = _("Audit log")
    header_icon = "history"
    template_name = "pajaverkko/protection/log.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": LogForm(), "entries": None, "state": state_of_log(), **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        if "check" in request.POST:
            ask_for_check(by=self.user)
            messages.success(request, gettext("The whole log is looked through soon. Open this page again in a while."))
            return redirect(request.path)
        form = LogForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        entries = list(entries_with(form.cleaned_data)[:SHOWN])
        note(act=Act.SAW, of=AuditEntry, by=self.user, reference=form.cleaned_data["reference"].strip().upper())
        accounts = addresses_of(entries)
        rows = [(entry, accounts.get(entry.account, str(entry.account or ""))) for entry in entries]
        return self.render_to_response(self.get_context_data(form=form, entries=rows, most=SHOWN))


class HoldScreen(OfOfficer):
    page_title = _("Holds and erasures")
    header_icon = "lock"
    template_name = "pajaverkko/protection/holds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        holds, erasures = Hold.objects.filter(lifted_at=None), Erasure.objects.all()[:SHOWN]
        told = {"form": HoldForm(), "holds": holds, "erasures": erasures, "reach": reach_of_erasure()}
        return super().get_context_data(**told | kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "lift" in request.POST:
            return self._lift(request)
        form = HoldForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        form.save(by=self.user)
        messages.success(request, gettext("Nothing of this person is deleted until the hold is lifted."))
        return redirect(request.path)

    def _lift(self, request: HttpRequest) -> HttpResponse:
        if not request.POST["lift"].isdecimal():
            raise Http404
        lift_hold(hold=get_object_or_404(Hold, pk=int(request.POST["lift"][:18])), by=self.user)
        messages.success(request, gettext("The hold was lifted."))
        return redirect(request.path)


class DeletionScreen(OfOverseers):
    page_title = _("Deletion in time")
    header_icon = "bin"
    template_name = "pajaverkko/protection/deletion.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(status=deletion_status(timezone.localdate()), **kwargs)


class RecordScreen(OfOverseers):
    page_title = _("Record of processing")
    header_icon = "list-ul"
    template_name = "pajaverkko/protection/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(record=record_of_processing(), **kwargs)


class LateDeletionPanel(Component):
    """Shown on the front of the admin while nothing has been deleted in time for more than a day."""

    order = 10
    template_name = "pajaverkko/protection/late_panel.html"


def late_panel(user: User | AnonymousUser) -> LateDeletionPanel | None:
    return LateDeletionPanel() if oversees(user) and deletion_is_late(timezone.now()) else None


class BrokenLogPanel(Component):
    """Shown to the officer from the check that found that the log does not fit, until one finds that it does."""

    order = 11
    template_name = "pajaverkko/protection/broken_panel.html"


def broken_panel(user: User | AnonymousUser) -> BrokenLogPanel | None:
    check = last_check() if reads_log(user) else None
    return BrokenLogPanel() if check and check.faults else None


class ProtectionScreens(Screens):
    """One place in the menu; which of the screens open is asked by each."""

    name = "protection"
    add_to_admin_menu = True
    menu_label = _("Data protection")
    icon = "lock"
    menu_order = 340

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return oversees(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", RecordScreen.as_view(), name="index"),
            path("deletion/", DeletionScreen.as_view(), name="deletion"),
            path("holds/", HoldScreen.as_view(), name="holds"),
            path("log/", LogScreen.as_view(), name="log"),
        ]
