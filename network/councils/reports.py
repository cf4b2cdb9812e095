"""Filters of the lists of councils and minutes."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left, Length
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.listings import Facet
from base.queries import readable_in_any_language
from network.councils.choices import CouncilState
from network.councils.pages import CouncilPage, MinutesPage
from network.regions.reports import in_region, region_facet
from network.themes.reports import theme_facet


def council_facets() -> list[Facet]:
    """Theme, region and state."""
    states = [(state.value, str(capfirst(state.label))) for state in CouncilState]
    return [theme_facet(), region_facet(), Facet("state", _("State"), states, _by_state)]


def minutes_facets() -> list[Facet]:
    """Theme, region (of the council) and year."""
    region = replace(region_facet(), narrow=_by_region_of_council)
    return [theme_facet(), region, Facet("year", _("Year"), [(str(year), str(year)) for year in _years()], _by_year)]


def _by_state(pages: "QuerySet[Any]", state: str) -> "QuerySet[Any]":
    return pages.filter(state=state)


def _by_region_of_council(pages: "QuerySet[Any]", code: str) -> "QuerySet[Any]":
    """Minutes stand right below their council, one step (four letters of the path) deeper."""
    councils = CouncilPage.objects.filter(in_region(CouncilPage, code)).values("path")
    return pages.annotate(council_path=Left("path", Length("path") - CouncilPage.steplen)).filter(
        council_path__in=councils
    )


def _by_year(pages: "QuerySet[Any]", year: str) -> "QuerySet[Any]":
    return pages.filter(held_on__year=int(year))


def _years() -> list[int]:
    days = readable_in_any_language(MinutesPage).exclude(held_on=None).dates("held_on", "year", order="DESC")
    return [day.year for day in days]
