"""What the screens of one council have in common."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from base.admin_screens import OfOneRecord
from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.permissions import keeps_any, kept_by
from network.councils.queries import councils_told

LIST = "councils_modeladmin_index"


class OfOneCouncil(OfOneRecord):
    """A screen about the people of one council, for those who keep it. Opening it is noted, once."""

    header_icon = "group"
    above = ((LIST, _("Councils' members")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Any]:
        return kept_by(self.user).select_related("centre__organisation")

    @cached_property
    def council(self) -> Council:
        found: Council = self.record
        return found

    @cached_property
    def page(self) -> CouncilPage | None:
        """Its public page, in the language of the user where there is one."""
        return councils_told([self.council.council_key]).get(self.council.council_key)

    @property
    def called(self) -> str:
        return self.page.title if self.page else str(self.council)

    def get_page_title(self) -> str:
        return str(self.page_title) if self.page_title else self.called

    def get_page_subtitle(self) -> str:
        return self.called if self.page_title else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, last = super().get_breadcrumbs_items()
        own = {"url": reverse("council", args=(self.council.pk,)), "label": self.called}
        return [*above, own, last | {"label": self.page_title}] if self.page_title else [*above, last]

    def found(self) -> None:
        """Raises Http404 where what the address names below the council is not there: then nobody has looked at it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.found()
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        controller = self.council.controller.pk if self.council.controller else 0
        note(act=Act.SAW, of=self.council, by=self.user, controller=controller, fields=[name])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"council": self.council, "council_page": self.page, **kwargs})

    def back(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect("council", self.council.pk)
