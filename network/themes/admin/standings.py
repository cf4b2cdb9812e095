"""Where coordinators tell how themes stand in their counties."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen, Screens
from base.users import User
from network.regions.models import Region
from network.themes.forms import StandingForm, WhyForm
from network.themes.models import Theme, ThemeStanding
from network.themes.permissions import follows_any, regions_followed_by
from network.themes.queries import current_standings, standings
from network.themes.services import take_standing_back

LIST = "standings:index"


class OfStandings(Screen):
    header_icon = "tag"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return follows_any(user)


class StandingList(OfStandings):
    """All themes in the own counties, with how they stand."""

    page_title = _("Themes in counties")
    template_name = "network/themes/admin/standings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regions, themes = list(regions_followed_by(self.user)), list(Theme.objects.order_by("name_fi"))
        found = {
            (each.region_id, each.theme_id): each for each in current_standings(standings().filter(region__in=regions))
        }
        rows = [(region, [(theme, found.get((region.pk, theme.pk))) for theme in themes]) for region in regions]
        return super().get_context_data(**{"rows": rows, **kwargs})


class StandingScreen(OfStandings):
    """One theme in one county: its history, and what is written down next."""

    template_name = "network/themes/admin/standing.html"
    above = ((LIST, _("Themes in counties")),)

    @cached_property
    def region(self) -> Region:
        return get_object_or_404(regions_followed_by(self.user), code=self.kwargs["region"])

    @cached_property
    def theme(self) -> Theme:
        return get_object_or_404(Theme, slug=self.kwargs["theme"])

    def get_page_title(self) -> str:
        return f"{self.theme}, {self.region.short_name}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = standings().filter(theme=self.theme, region=self.region).select_related("noted_by")
        return super().get_context_data(**{"form": StandingForm(), "history": history, **kwargs})

    def post(self, request: HttpRequest, **words: str) -> HttpResponse:
        form = StandingForm(request.POST)
        try:
            if form.is_valid():
                form.save(theme=self.theme, region=self.region, by=self.user)
                messages.success(request, gettext("It was written down, and stands on the page of the theme."))
                return redirect(request.path)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ChangeScreen(OfStandings):
    """One line of a history: its words are put right, or it is taken back."""

    page_title = _("Correct or take back")
    template_name = "network/themes/admin/standing_change.html"
    above = ((LIST, _("Themes in counties")),)

    @cached_property
    def standing(self) -> ThemeStanding:
        own = standings().filter(region__in=regions_followed_by(self.user))
        return get_object_or_404(own, pk=min(self.kwargs["row"], 2**31 - 1))

    def get_page_subtitle(self) -> str:
        return str(self.standing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"why_fi": self.standing.why_fi, "why_sv": self.standing.why_sv}
        return super().get_context_data(**{"standing": self.standing, "form": WhyForm(initial=told), **kwargs})

    def post(self, request: HttpRequest, row: int) -> HttpResponse:
        form = WhyForm(request.POST)
        above = redirect("standings:standing", self.standing.region.code, self.standing.theme.slug)
        if "back" in request.POST:
            take_standing_back(standing=self.standing, by=self.user)
            messages.success(request, gettext("It was taken back; what was before holds."))
            return above
        if form.is_valid():
            form.change(standing=self.standing, by=self.user)
            messages.success(request, gettext("The words were put right."))
            return above
        return self.render_to_response(self.get_context_data(form=form), status=422)


class StandingScreens(Screens):
    name = "standings"
    add_to_admin_menu = True
    menu_label = _("Themes in counties")
    icon = "tag"
    menu_order = 295

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return follows_any(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", StandingList.as_view(), name="index"),
            path("<str:region>/<slug:theme>/", StandingScreen.as_view(), name="standing"),
            path("<int:row>/", ChangeScreen.as_view(), name="change"),
        ]
