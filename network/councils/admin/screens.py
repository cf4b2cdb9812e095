"""What the screens of one council have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.permissions import keeps_any, kept_by
from network.councils.queries import councils_told

LIST = "councils_modeladmin_index"


class OfOneCouncil(NotedScreen):
    """A screen about the people of one council, for those who keep it."""

    home = "council"
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"council": self.council, "council_page": self.page, **kwargs})
