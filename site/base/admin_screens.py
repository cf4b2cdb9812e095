"""Screens of the admin that are neither pages nor plain records: lists to look through, decisions, imports."""

from functools import cached_property
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from base.users import User


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """One screen, for those whom `is_allowed` lets in; for others it is not permitted, whatever its address."""

    page_title: Any = ""
    above: tuple[tuple[str, Any], ...] = ()
    """Names of addresses and labels of the screens above this one."""

    @property
    def user(self) -> User:
        """Who uses the screen: it is open to nobody who has not signed in."""
        return cast("User", self.request.user)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        steps = [{"url": reverse(name), "label": label} for name, label in self.above]
        home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
        return [home, *steps, {"url": "", "label": self.get_page_title()}]


class OfOneRecord(Screen):
    """A screen about the record whose key stands in the address as `reference`.

    One that somebody may not see is as little there as one that never was; nor is what may not be done with it.
    """

    def seen(self) -> QuerySet[Any]:
        """The records that the user may see."""
        raise NotImplementedError

    def is_allowed_here(self, user: User, record: Any) -> bool:
        """Whether this may be done with this record."""
        return True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_allowed(request.user) and not self.is_allowed_here(self.user, self.record):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def record(self) -> Any:
        return get_object_or_404(self.seen(), pk=_as_key(self.kwargs["reference"]))

    def get_page_title(self) -> str:
        return str(self.record)


class Screens(ViewSet):
    """Screens with one place in the menu, which is there for those whom `is_allowed` lets in."""

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        raise NotImplementedError

    @property
    def menu_item_class(self) -> type[MenuItem]:
        screens = self

        class Shown(MenuItem):
            def is_shown(self, request: HttpRequest) -> bool:
                return screens.is_allowed(request.user)

        return Shown


def _as_key(reference: int | str) -> int | str:
    """A number that no row can have would be an error of the database."""
    return 0 if isinstance(reference, int) and reference >= 2**31 else reference
