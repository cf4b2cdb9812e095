"""Admin screens of the bank: tables in and out, and titles that are alike."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.admin_screens import Screen, Screens
from base.queries import readable_in_any_language
from base.users import User
from network.materials.choices import ImportState
from network.materials.forms import ImportForm
from network.materials.models import MaterialImport
from network.materials.pages import MaterialPage
from network.materials.permissions import keeps_a_bank, own_banks, own_materials
from network.materials.queries import first_versions, with_use
from network.materials.reports import alike_titles, as_csv, as_jsonl, as_xlsx, export_rows
from network.materials.services import start_import

TABLES = "materials:tables"
EXPORTS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "jsonl": (as_jsonl, "application/jsonl; charset=utf-8"),
}
FAULTS_SHOWN = 100
IMPORTS_SHOWN = 20
USE_SHOWN = 200
LONGEST_KEY = 18
"""Digits of a number that a database takes."""


class BankScreen(Screen):
    header_icon = "table"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)


class Tables(BankScreen):
    """Bringing a table in, taking one away, and the imports of the last month."""

    page_title = _("Tables in and out")
    template_name = "network/materials/tables.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        imports = MaterialImport.objects.filter(bank__in=own_banks(self.user)).select_related("bank")
        words = {
            "form": ImportForm(by=self.user),
            "kinds": list(EXPORTS),
            "imports": imports.defer("lines", "faults")[:IMPORTS_SHOWN],
        }
        return super().get_context_data(**{**words, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES, by=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("materials:import", form.save().pk)


class ImportScreen(BankScreen):
    """What was found in a table; then how far its storing has come."""

    template_name = "network/materials/import.html"
    above = ((TABLES, _("Tables in and out")),)

    @property
    def run(self) -> MaterialImport:
        imports = MaterialImport.objects.filter(bank__in=own_banks(self.user)).select_related("bank")
        return get_object_or_404(imports, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.run)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        known = set(MaterialPage.objects.child_of(run.bank).values_list("slug", flat=True))
        words = {
            "run": run,
            "faults": run.faults[:FAULTS_SHOWN],
            "first": [(*line, line[1]["slug"] in known) for line in run.lines[:FAULTS_SHOWN]],
            "is_running": run.state == ImportState.RUNNING,
        }
        return super().get_context_data(**words, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            start_import(run=self.run, by=self.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return redirect(request.path)


class Export(BankScreen):
    """The own materials, or all public ones, as a table."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind, which = kwargs["kind"], kwargs["which"]
        if kind not in EXPORTS:
            raise Http404
        write, content_type = EXPORTS[kind]
        materials = own_materials(self.user) if which == "own" else readable_in_any_language(MaterialPage)
        name = f"materiaalit-{timezone.localdate():%Y-%m-%d}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        return HttpResponse(write(export_rows(first_versions(materials))), content_type=content_type, headers=headers)


class Use(BankScreen):
    """How often the own materials were opened and downloaded in the last twelve months."""

    page_title = _("Use")
    header_icon = "view"
    template_name = "network/materials/use.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(materials=with_use(own_materials(self.user))[:USE_SHOWN], **kwargs)


class Alike(BankScreen):
    """Materials with nearly the same title, public ones and own drafts, while somebody writes a new one."""

    template_name = "network/materials/alike.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = self.request.GET.get("known", "")
        own = own_materials(self.user).order_by().values("pk")
        public = readable_in_any_language(MaterialPage).order_by().values("pk")
        there = MaterialPage.objects.filter(Q(pk__in=public) | Q(pk__in=own), alias_of=None)
        if known.isdecimal() and len(known) < LONGEST_KEY:
            key = MaterialPage.objects.filter(pk=int(known)).values("translation_key")
            there = there.exclude(translation_key__in=key)
        found = alike_titles(self.request.GET.get("title", "")[:255], there)
        return {"found": found}


class BankScreens(Screens):
    name = "materials"
    menu_label = _("Tables in and out")
    icon = "table"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", Tables.as_view(), name="tables"),
            path("imports/<int:pk>/", ImportScreen.as_view(), name="import"),
            path("export/<str:which>/<str:kind>/", Export.as_view(), name="export"),
            path("alike/", Alike.as_view(), name="alike"),
        ]


class UseScreens(Screens):
    name = "material-use"
    menu_label = _("Use")
    icon = "view"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", Use.as_view(), name="index")]
