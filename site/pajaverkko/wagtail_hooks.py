"""The admin in the colours of the site; translating only what one may write; files as public as their pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from base.media import SiteDocument
from pajaverkko.permissions import can_open_file, can_translate, can_update_translations


@hooks.register("insert_global_admin_css")
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("pajaverkko/admin.css"))


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
