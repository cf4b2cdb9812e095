"""The surveys that somebody asks."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.registers import FilteredList, ListOnly
from workshops.surveys.admin.new import NewSurveyScreen
from workshops.surveys.admin.screens import LIST
from workshops.surveys.admin.survey import (
    CloseSurveyScreen,
    DaysScreen,
    DropSurveyScreen,
    OpenSurveyScreen,
    PaperScreen,
    PrintScreen,
    SurveyScreen,
    WallScreen,
)
from workshops.surveys.admin.words import WordsScreen
from workshops.surveys.models import Collection
from workshops.surveys.permissions import asked_by, asks_anywhere
from workshops.surveys.queries import number_of_words_to_read
from workshops.surveys.reports import survey_rows


class OwnSurveysOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return asks_anywhere(user)


class SurveyList(FilteredList):
    """What the surveys of a leaf are about is asked once."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = {row.collection.pk: row for row in survey_rows(context["object_list"])}
        for survey in context["object_list"]:
            survey.row = rows[survey.pk]
        return context


class SurveyAdmin(ModelAdmin):
    model = Collection
    menu_label = _("Surveys")
    menu_icon = "form"
    menu_order = 277
    base_url_path = "surveys"
    permission_helper_class = OwnSurveysOnly
    index_view_class = SurveyList
    index_template_name = "workshops/surveys/admin/list.html"
    history_view_enabled = False
    list_display = ("called", "subject", "days", "stands", "answers", "to_read")
    list_filter = ("state",)
    list_per_page = 50
    ordering = ("-opens_on", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Collection]:
        found = asked_by(request.user).select_related("version__instrument", "region")
        return found.annotate(number_to_read=number_of_words_to_read()).order_by(*self.ordering)

    @admin.display(description=_("survey"))
    def called(self, survey: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("survey_kept", args=(survey.pk,)), survey.row.title)

    @admin.display(description=_("about"))
    def subject(self, survey: Any) -> str:
        return str(survey.row.about)

    @admin.display(description=_("days"))
    def days(self, survey: Any) -> str:
        return str(survey.row.days)

    @admin.display(description=_("state"))
    def stands(self, survey: Any) -> str:
        return str(survey.row.state)

    @admin.display(description=_("answers"))
    def answers(self, survey: Any) -> str:
        return str(survey.row.answers)

    @admin.display(description=_("words to read"))
    def to_read(self, survey: Any) -> int:
        return int(survey.number_to_read)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        one = "surveys/<int:reference>/"
        return (
            path("surveys/", self.index_view, name=LIST),
            path("surveys/new/", NewSurveyScreen.as_view(), name="survey_new"),
            path(one, SurveyScreen.as_view(), name="survey_kept"),
            path(f"{one}open/", OpenSurveyScreen.as_view(), name="survey_open"),
            path(f"{one}close/", CloseSurveyScreen.as_view(), name="survey_close"),
            path(f"{one}drop/", DropSurveyScreen.as_view(), name="survey_drop"),
            path(f"{one}print/", PrintScreen.as_view(), name="survey_print"),
            path(f"{one}days/", DaysScreen.as_view(), name="survey_days"),
            path(f"{one}wall/", WallScreen.as_view(), name="survey_wall"),
            path(f"{one}paper/", PaperScreen.as_view(), name="survey_paper"),
            path(f"{one}words/", WordsScreen.as_view(), name="survey_words"),
        )
