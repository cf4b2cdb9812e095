"""What Wagtail's admin would show of other centres' drafts and files, and does not.

Wagtail asks for rights before something is changed; many of its lists, choosers and confirmations show titles
without asking. Here every page that a request names is looked at before the view is called.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch
from wagtail.models import Page

from base.media import SiteDocument, SiteImage
from base.permissions import can_choose_file
from pajaverkko.dashboard import own_sections
from pajaverkko.permissions import can_see_in_admin, can_work_below

PAGE_KEYS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
ADMINISTRATORS_ONLY = frozenset(
    {
        "wagtailadmin_error_test",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtail_localize:translations_report",
        "wagtail_localize:translations_report_results",
    }
)
"""Views that name pages or files of all centres."""


class HideForeignDrafts:
    """For those who are no administrators: other centres' drafts and files are not there, by whatever address."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return None
        if request.user.is_superuser:
            return None
        if match.view_name == "wagtailadmin_explore_root" and (own := own_sections(request)):
            # Rights in two languages meet at the root, where there is nothing to do.
            return redirect("wagtailadmin_explore", own[0].pk)
        if _is_hidden(request, match):
            raise Http404
        return None


def _is_hidden(request: HttpRequest, match: ResolverMatch) -> bool:
    if match.view_name in ADMINISTRATORS_ONLY:
        return True
    if "wagtailadmin_api" in match.namespaces:
        return bool({"documents", "images"} & set(match.namespaces))
    if match.view_name == "wagtail_bulk_action":
        return _bulk_is_hidden(request, match.kwargs)
    named = [match.kwargs[key] for key in PAGE_KEYS if key in match.kwargs]
    if match.view_name == "wagtailadmin_choose_page_chosen_multiple":
        named += _numbers(request, "id")
    return not can_see_in_admin(request.user, Page.objects.filter(pk__in=named))


def _bulk_is_hidden(request: HttpRequest, named: dict[str, Any]) -> bool:
    """Nothing outside the own section and collection can be picked for many at once, nor all that there is."""
    if "all" in request.GET.getlist("id") and not request.GET.get("childOf"):
        return True
    keys = list(_numbers(request, "id"))
    if named["app_label"] == "wagtailcore" and named["model_name"] == "page":
        above = list(_numbers(request, "childOf"))
        return not all(can_work_below(request.user, page) for page in Page.objects.filter(pk__in=keys + above))
    models: dict[str, Any] = {"sitedocument": SiteDocument, "siteimage": SiteImage}
    files = models[named["model_name"]].objects.filter(pk__in=keys) if named["model_name"] in models else ()
    return not all(can_choose_file(request.user, file) for file in files)


def _numbers(request: HttpRequest, name: str) -> Iterator[int]:
    return (int(value) for value in request.GET.getlist(name) if value.isdecimal())
