"""What the screens of one call have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from network.applications.pages import CallPage
from network.applications.permissions import calls_kept_by
from network.applications.queries import page_of
from network.councils.models import Call
from network.councils.permissions import keeps_any

LIST = "calls_modeladmin_index"


class OfOneCall(NotedScreen):
    """A screen about the applications for one call, for those who keep its council."""

    header_icon = "mail"
    home = "call"
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"call": self.call, "call_page": self.page, **kwargs})
