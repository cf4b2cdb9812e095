"""What the screens of one call have in common."""

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
from network.applications.pages import CallPage
from network.applications.permissions import calls_kept_by
from network.applications.queries import page_of
from network.councils.models import Call
from network.councils.permissions import keeps_any

LIST = "calls_modeladmin_index"


class OfOneCall(OfOneRecord):
    """A screen about the applications for one call, for those who keep its council. Opening it is noted, once."""

    header_icon = "mail"
    above = ((LIST, _("Applications")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Any]:
        return calls_kept_by(self.user).select_related("council__centre__organisation")

    @cached_property
    def call(self) -> Call:
        found: Call = self.record
        return found

    @cached_property
    def page(self) -> CallPage | None:
        """Its public page, in the language of the user where there is one."""
        return page_of(self.call)

    @property
    def called(self) -> str:
        return self.page.title if self.page else str(self.call)

    def get_page_title(self) -> str:
        return str(self.page_title) if self.page_title else self.called

    def get_page_subtitle(self) -> str:
        return self.called if self.page_title else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, last = super().get_breadcrumbs_items()
        own = {"url": reverse("call", args=(self.call.pk,)), "label": self.called}
        return [*above, own, last | {"label": self.page_title}] if self.page_title else [*above, last]

    def found(self) -> None:
        """Raises Http404 where what the address names below the call is not there: then nobody has looked at it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.found()
        name = request.resolver_match.url_name or "" if request.resolver_match else ""
        controller = self.call.council.controller
        note(act=Act.SAW, of=self.call, by=self.user, controller=controller.pk if controller else 0, fields=[name])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"call": self.call, "call_page": self.page, **kwargs})

    def again(self, form: Any, **words: Any) -> HttpResponse:
        """The form once more, with what is wrong; nothing of what was written is lost."""
        return self.render_to_response(self.get_context_data(form=form, **words), status=422)

    def back(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect("call", self.call.pk)
