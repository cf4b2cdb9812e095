"""Writing instruments: the questions, how they look, locking them, the next version."""

from contextlib import nullcontext
from functools import cached_property
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, gettext, gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.admin_screens import OfOneRecord, Screen
from base.registers import FilteredList, ListOnly
from base.users import User
from workshops.surveys.choices import VersionState
from workshops.surveys.forms.answering import SurveyForm
from workshops.surveys.forms.staff import InstrumentForm, VersionForm
from workshops.surveys.models import LANGUAGES, Collection, Instrument, InstrumentVersion
from workshops.surveys.permissions import can_write, instruments_seen_by, writes_instruments
from workshops.surveys.queries import version_to_write
from workshops.surveys.reports import asked_about
from workshops.surveys.services import drop_draft, lock_version, new_version

LIST = "instruments_modeladmin_index"
TOLD_IN = [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]
"""The languages of instruments, each by its own name."""


class OwnInstrumentsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return writes_instruments(user)


class OfInstruments(Screen):
    header_icon = "list-ul"
    above = ((LIST, _("Instruments")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return writes_instruments(user)


class NewInstrumentScreen(OfInstruments):
    page_title = _("A new instrument")
    template_name = "workshops/surveys/admin/instrument_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": InstrumentForm(by=self.user), **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InstrumentForm(request.POST, by=self.user)
        try:
            if form.is_valid():
                return redirect("instrument", form.save().instrument_id)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OfOneInstrument(OfOneRecord, OfInstruments):
    def seen(self) -> QuerySet[Instrument]:
        return instruments_seen_by(self.user).select_related("owner")

    @cached_property
    def instrument(self) -> Instrument:
        found: Instrument = self.record
        return found

    @cached_property
    def version(self) -> InstrumentVersion:
        found = version_to_write(self.instrument)
        if found is None:
            raise Http404
        return found


class InstrumentScreen(OfOneInstrument):
    """The draft to write on; or the version in use, to look at and to write a new one from."""

    template_name = "workshops/surveys/admin/instrument.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_draft = self.version.state == VersionState.DRAFT
        words = {
            "instrument": self.instrument,
            "version": self.version,
            "is_draft": is_draft,
            "missing": self.version.missing if is_draft else (),
            "writes": can_write(self.user, self.instrument),
            "versions": self.instrument.versions.order_by("-number"),
            "languages": TOLD_IN,
        }
        if is_draft and words["writes"] and "form" not in kwargs:
            words["form"] = VersionForm(version=self.version)
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        if not can_write(self.user, self.instrument):
            raise PermissionDenied
        if "drop" in request.POST:
            return self._dropped()
        if "new" in request.POST:
            new_version(instrument=self.instrument, by=self.user)
            return redirect(request.path)
        if self.version.state != VersionState.DRAFT:
            messages.warning(request, gettext("This version is locked: make a new one."))
            return redirect(request.path)
        form = VersionForm(request.POST, version=self.version)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            draft = form.save(by=self.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return self._locked(draft) if "lock" in request.POST else self._kept()

    def _dropped(self) -> HttpResponse:
        try:
            drop_draft(version=self.version, by=self.user)
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return redirect(self.request.path)
        messages.success(self.request, gettext("The draft was thrown away."))
        is_there = self.instrument.versions.exists()
        return redirect("instrument", self.instrument.pk) if is_there else redirect(LIST)

    def _kept(self) -> HttpResponse:
        messages.success(self.request, gettext("The draft was kept."))
        return redirect("instrument_preview" if "look" in self.request.POST else "instrument", self.instrument.pk)

    def _locked(self, draft: InstrumentVersion) -> HttpResponse:
        try:
            lock_version(version=draft, by=self.user)
        except ValidationError as error:
            messages.error(self.request, f"{gettext('The draft was kept.')} {error.messages[0]}")
        else:
            messages.success(self.request, gettext("The version is locked and can be asked."))
        return redirect(self.request.path)


class PreviewScreen(OfOneInstrument):
    """The questions as people get them, in the language `in` of the address; nothing can be sent from here.

    `version` is the number of one; without it the draft is shown, else the newest one.
    """

    page_title = _("As people get it")
    template_name = "workshops/surveys/preview.html"

    @cached_property
    def version(self) -> InstrumentVersion:
        number = self.request.GET.get("version", "")
        found = {str(each.number): each for each in self.instrument.versions.all()}
        if number and number not in found:
            raise Http404
        return found[number] if number else super().version

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("in", "")
        with translation.override(asked) if asked in LANGUAGES else nullcontext():
            return cast("TemplateResponse", super().get(request, *args, **kwargs)).render()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = Collection(version=self.version, about="region")
        back = reverse("instrument", args=(self.instrument.pk,))
        words: dict[str, Any] = {"form": SurveyForm(collection=shown), "asked": asked_about(shown), "back": back}
        words |= {"version": self.version, "languages": TOLD_IN}
        return super().get_context_data(page=None, **words | kwargs)


class InstrumentAdmin(ModelAdmin):
    model = Instrument
    menu_label = _("Instruments")
    menu_icon = "list-ul"
    menu_order = 278
    base_url_path = "instruments"
    permission_helper_class = OwnInstrumentsOnly
    index_view_class = FilteredList
    index_template_name = "workshops/surveys/admin/instruments.html"
    history_view_enabled = False
    list_display = ("called", "whose", "stands")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Instrument]:
        return (
            instruments_seen_by(request.user).select_related("owner").prefetch_related("versions").order_by("name_fi")
        )

    @admin.display(description=_("instrument"))
    def called(self, instrument: Instrument) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("instrument", args=(instrument.pk,)), instrument)

    @admin.display(description=_("whose"))
    def whose(self, instrument: Instrument) -> str:
        return str(instrument.owner) if instrument.owner else gettext("Everybody's")

    @admin.display(description=_("newest version"))
    def stands(self, instrument: Instrument) -> str:
        newest = next(iter(instrument.versions.all()), None)
        return f"{newest.number}, {newest.get_state_display()}" if newest else ""

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "instruments/<int:reference>/"
        return (
            path("instruments/", self.index_view, name=LIST),
            path("instruments/new/", NewInstrumentScreen.as_view(), name="instrument_new"),
            path(one, InstrumentScreen.as_view(), name="instrument"),
            path(f"{one}preview/", PreviewScreen.as_view(), name="instrument_preview"),
        )
