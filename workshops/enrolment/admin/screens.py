"""What the screens of one workshop have in common."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import arranged_by, can_arrange, meets_any, met_by
from workshops.enrolment.queries import workshops_told
from workshops.series.pages import WorkshopPage

LIST = "gatherings_modeladmin_index"


class OfOneGathering(NotedScreen):
    """A screen about the places of one workshop, for those who meet its people."""

    home = "gathering"
    above = ((LIST, _("Workshops' places")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return meets_any(user)

    def seen(self) -> QuerySet[Gathering]:
        return met_by(self.user).select_related("centre__organisation")

    @cached_property
    def gathering(self) -> Gathering:
        found: Gathering = self.record
        return found

    @cached_property
    def workshop(self) -> WorkshopPage | None:
        """Its public page, in the language of the user where there is one."""
        return workshops_told([self.gathering.workshop_key]).get(self.gathering.workshop_key)

    @property
    def called(self) -> str:
        return self.workshop.title if self.workshop else str(self.gathering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"gathering": self.gathering, "workshop": self.workshop, "step": self.page_title}
        arranges = can_arrange(self.user, self.gathering)
        return super().get_context_data(**{**words, "arranges": arranges, **kwargs})


class ArrangesOneGathering(OfOneGathering):
    """For those who arrange the workshop."""

    while_ahead = False
    """Whether this is done only with a workshop that is still to come."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.while_ahead and not self.gathering.is_ahead(timezone.now()):
            messages.warning(request, gettext("This cannot be done with this workshop now."))
            return redirect("gathering", self.gathering.pk)
        return super().get(request, *args, **kwargs)

    def seen(self) -> QuerySet[Gathering]:
        return arranged_by(self.user).select_related("centre__organisation")
