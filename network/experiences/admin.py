"""Where coordinators look at what was told of their materials."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen, Screens
from base.users import User
from network.experiences.choices import ExperienceState
from network.experiences.models import Experience
from network.experiences.permissions import visible_to
from network.experiences.queries import experiences_looked_at, experiences_waiting
from network.experiences.services import decide_experience
from network.materials.permissions import keeps_a_bank

WAITING_SHOWN, LOOKED_AT_SHOWN = 200, 50
LONGEST_KEY = 18
"""Digits of a number that a database takes."""
DECISIONS = {"show": ExperienceState.SHOWN, "decline": ExperienceState.DECLINED}


class ExperienceList(Screen):
    """What waits, with a button for each decision; and what was decided, which can be turned."""

    page_title = _("Experiences of use")
    header_icon = "comment"
    template_name = "network/experiences/list.html"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.user
        waiting, looked_at = visible_to(user, experiences_waiting()), visible_to(user, experiences_looked_at())
        return super().get_context_data(
            waiting=waiting[:WAITING_SHOWN], looked_at=looked_at[:LOOKED_AT_SHOWN], **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        state, key = DECISIONS.get(request.POST.get("act", "")), request.POST.get("experience", "")
        if state is None or not key.isdecimal() or len(key) > LONGEST_KEY:
            raise Http404
        experience = get_object_or_404(visible_to(self.user, Experience.objects.all()), pk=int(key))
        decide_experience(experience=experience, state=state, by=self.user)
        shown = state == ExperienceState.SHOWN
        messages.success(request, gettext("It is shown now.") if shown else gettext("It is not shown."))
        return redirect(request.path)


class ExperienceScreens(Screens):
    name = "experiences"
    menu_label = _("Experiences of use")
    icon = "comment"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", ExperienceList.as_view(), name="index")]
