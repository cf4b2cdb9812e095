"""Who comes into the admin; and what it would show of other centres' drafts and files, and does not.

Wagtail asks for rights before something is changed; many of its lists, choosers and confirmations show titles
without asking. Here every page that a request names is looked at before the view is called.
"""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, cast

from django.apps import apps
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import ERROR, get_messages
from django.contrib.messages.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.defaults import page_not_found
from wagtail.admin.localization import get_localized_response
from wagtail.models import Page

from base.controlled import ControlledManager
from base.media import SiteDocument, SiteImage
from base.permissions import can_choose_file
from base.users import User
from pajaverkko.adapters import SignInAdapter
from pajaverkko.dashboard import own_sections
from pajaverkko.permissions import can_see_in_admin, can_work_below
from pajaverkko.sign_in.permissions import is_demo_account, is_open_demo_account
from pajaverkko.sign_in.services import SECOND_FACTOR

PAGE_KEYS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
ADMINISTRATORS_ONLY = frozenset(
    {
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtail_localize:translations_report",
        "wagtail_localize:translations_report_results",
    }
)
"""Views that name pages or files of all centres."""
CLOSED = frozenset(
    {
        "wagtailadmin_error_test",
        "wagtailusers_users:add",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
    }
)
"""Views that fail on purpose, or make accounts or passwords: accounts come by invitation, nobody has a password."""
APPS, MODELS = ("app_label", "app_name", "content_type_app_name"), ("model_name", "content_type_model_name")
"""What Wagtail calls the parts of an address that name a table."""
SIGNING_IN = ("account_", "mfa_")
"""How the names of the pages for signing in begin."""


class RequireSecondFactor:
    """A session without its second factor is nobody's, but on the pages where that is given.

    Not the admin alone: files of drafts and closed pages are as secret as the admin that leads to them.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match, user = request.resolver_match, request.user
        if not isinstance(user, User) or match is None or has_passed(request):
            return None
        if is_demo_account(user):
            # The second factor is not what is missing: such an account is not there on a public server.
            logout(request)
            return redirect("account_login")
        if (match.url_name or "").startswith(SIGNING_IN) or match.view_name == "wagtailadmin_logout":
            return None
        if request.path.startswith("/admin/"):
            return redirect(f"{_way_to_second_factor(user)}?{urlencode({'next': request.get_full_path()})}")
        request.user = AnonymousUser()
        return None


def has_passed(request: HttpRequest) -> bool:
    """Whether the account of this session gave its second factor in it; the demo's accounts need none where allowed."""
    user = cast("User", request.user)
    return request.session.get(SECOND_FACTOR) == user.pk or is_open_demo_account(user)


def _way_to_second_factor(user: User) -> str:
    """Where it is given again, or taken into use."""
    methods = SignInAdapter().get_reauthentication_methods(user)
    return str(methods[0]["url"]) if methods else reverse("mfa_index")


class CloseOtherRoads:
    """Rights come from assignments alone: what else would give some is not there, for administrators either."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        match = request.resolver_match
        if match is None:
            return
        is_bulk_of_accounts = match.view_name == "wagtail_bulk_action" and kwargs["model_name"] == "user"
        if match.view_name in CLOSED or "wagtailusers_groups" in match.namespaces or is_bulk_of_accounts:
            raise Http404
        if request.user.is_authenticated and _is_about_people(match.kwargs):
            raise Http404


def _is_about_people(named: dict[str, Any]) -> bool:
    """Whether an address that works for any table names one of people, which only their own screens show."""
    app, model = (next((named[key] for key in keys if key in named), "") for keys in (APPS, MODELS))
    try:
        found = apps.get_model(app, model) if app and model else None
    except LookupError:
        return False
    return found is not None and isinstance(found._default_manager, ControlledManager)


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


class AnswerAlike:
    """In the admin, what somebody may not touch is answered like what is not there: a refusal would tell that it is.

    Only at addresses that name one thing; elsewhere Wagtail goes on saying that one may not. The page is the same,
    whoever found that there is nothing.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response, match = self.respond(request), request.resolver_match
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return response
        names_one = match is not None and bool(match.kwargs or match.args)
        if response.status_code == HTTPStatus.NOT_FOUND or (names_one and _is_refusal(request, response)):
            # What Wagtail wanted to say of the refusal stays unsaid.
            request._messages = default_storage(request)  # type: ignore[attr-defined]
            words = {"exception": Http404(), "template_name": "wagtailadmin/404.html"}
            return cast("HttpResponse", get_localized_response(page_not_found, request, **words))
        return response


def _is_refusal(request: HttpRequest, response: HttpResponse) -> bool:
    """Wagtail refuses by leading to its first page with a message."""
    if response.status_code == HTTPStatus.FORBIDDEN:
        return True
    if response.get("Location") != reverse("wagtailadmin_home"):
        return False
    words = gettext("Sorry, you do not have permission to access this area.")
    return any(message.level == ERROR and message.message.strip() == words for message in get_messages(request))


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
    return bool(named) and not can_see_in_admin(request.user, Page.objects.filter(pk__in=named))


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
