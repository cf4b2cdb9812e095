"""The admin in the colours of the site; translating only what one may write; files as public as their pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from base.media import SiteDocument
from pajaverkko.admin import SecondFactorScreen
from pajaverkko.dashboard import StartPanel
from pajaverkko.permissions import can_open_file, can_translate, can_update_translations, seen_in_admin
from pajaverkko.protection.admin import ProtectionScreens, broken_panel, late_panel
from pajaverkko.search.admin import PromotedResultViewSet, SynonymGroupViewSet


@hooks.register("insert_global_admin_css")
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("pajaverkko/admin.css"))


@hooks.register("insert_global_admin_js")
def own_words() -> SafeString:
    """What wagtail-localize's editor writes in English whatever the reader's language is."""
    return format_html(
        '<script src="{}" data-more="{}" data-translation="{}"></script>',
        static("pajaverkko/admin.js"),
        gettext("More actions"),
        gettext("Translation: {from} → {to}"),
    )


@hooks.register("insert_global_admin_js")
def sent_after_saving() -> SafeString:
    """Publishing while the editor saves by itself waits for that."""
    return format_html('<script src="{}"></script>', static("pajaverkko/saving.js"))


@hooks.register("register_admin_urls")
def accounts() -> list[URLPattern]:
    address = "accounts/<int:pk>/second-factor/"
    return [path(address, SecondFactorScreen.as_view(), name="account_second_factor")]


@hooks.register("register_admin_urls", order=-1)
def guarded_translation() -> list[URLPattern]:
    """wagtail-localize asks only for its own right over the whole site; these stand before its addresses."""
    return [
        path("localize/submit/page/<int:page_id>/", submit_page),
        path("localize/update/<int:translation_source_id>/", update_translations),
    ]


def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not can_translate(request.user, page):
        raise PermissionDenied
    return _answer(SubmitPageTranslationView, request, page_id=page_id)


def update_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    if not can_update_translations(request.user, source):
        raise PermissionDenied
    return _answer(UpdateTranslationsView, request, translation_source_id=translation_source_id)


def _answer(view: Any, request: HttpRequest, **words: int) -> HttpResponse:
    answer: HttpResponse = view.as_view()(request, **words)
    return answer


@hooks.register("before_serve_document")
def files_of_public_pages(document: SiteDocument, request: HttpRequest) -> None:
    """A file of a draft is not there for those who guess its address."""
    if not can_open_file(request.user, document):
        raise Http404


class SearchGroup(ViewSetGroup):
    """What helps readers to find."""

    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 320
    items = (SynonymGroupViewSet("synonyms"), PromotedResultViewSet("promoted-results"))


@hooks.register("register_admin_viewset")
def search_group() -> SearchGroup:
    return SearchGroup()


@hooks.register("construct_page_chooser_queryset")
def pages_to_choose(pages: Any, request: HttpRequest) -> Any:
    """A chooser offers what is published and the own section, no draft of another centre."""
    return seen_in_admin(request.user, pages)


@hooks.register("construct_reports_menu")
def reports_of_the_own_section(request: HttpRequest, menu_items: list[Any]) -> None:
    """Reports that name drafts of all centres are for administrators."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in {"page-types-usage", "translations"}]


@hooks.register("construct_homepage_panels")
def where_to_begin(request: HttpRequest, panels: list[Any]) -> None:
    panel = StartPanel(request)
    if panel.starts or panel.waiting:
        panels.insert(0, panel)


@hooks.register("construct_homepage_summary_items", order=1_000)
def counts_of_the_own_section(request: HttpRequest, summary_items: list[Any]) -> None:
    """The number of all pages of the site tells a coordinator nothing."""
    if not request.user.is_superuser:
        summary_items[:] = [item for item in summary_items if not isinstance(item, PagesSummaryItem)]


@hooks.register("construct_help_menu")
def help_of_our_own(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's own guides are in English and tell of Wagtail's versions."""
    menu_items.clear()


@hooks.register("register_admin_viewset")
def data_protection() -> ProtectionScreens:
    return ProtectionScreens()


@hooks.register("construct_homepage_panels")
def when_records_are_not_kept(request: HttpRequest, panels: list[Any]) -> None:
    """Nothing is deleted in time, or the audit log does not fit."""
    panels[:0] = filter(None, (late_panel(request.user), broken_panel(request.user)))
