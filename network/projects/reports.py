"""A project's work packages as they are read, and the filters of the list of projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.listings import Facet
from base.queries import readable_in_any_language
from network.projects.choices import ProjectStatus
from network.projects.pages import ProjectPage
from network.projects.queries import readable_twins
from network.regions.reports import region_facet
from network.themes.reports import keyword_facet, theme_facet


@dataclass(frozen=True)
class MeasureRow:
    """A measure with its number, such as 2.1, and what came of it. Neither a page nor words: nothing yet."""

    number: str
    text: str
    outcome: Page | None
    note: str

    @property
    def has_outcome(self) -> bool:
        return bool(self.outcome or self.note)


@dataclass(frozen=True)
class PackageRow:
    number: int
    title: str
    description: str
    measures: Sequence[MeasureRow]


def work_packages(project: ProjectPage) -> list[PackageRow]:
    """The work packages and measures in order, numbered, with links in the reader's language."""
    measures = list(project.measures.all())
    pages = readable_twins({measure.outcome_id for measure in measures if measure.outcome_id})
    packages = []
    for number, package in enumerate(project.work_packages.all(), start=1):
        own = [measure for measure in measures if measure.package == number]
        rows = [
            MeasureRow(f"{number}.{place}", measure.text, pages.get(measure.outcome_id or 0), measure.outcome_note)
            for place, measure in enumerate(own, start=1)
        ]
        packages.append(PackageRow(number, package.title, package.description, rows))
    return packages


def project_facets() -> list[Facet]:
    """Theme, region, status, year and keyword."""
    return [
        theme_facet(),
        region_facet(),
        Facet("status", _("Status"), [(s.value, str(capfirst(s.label))) for s in ProjectStatus], _by_status),
        Facet("year", _("Year"), [(str(year), str(year)) for year in _years()], _by_year),
        keyword_facet(ProjectPage, "project_items"),
    ]


def _by_status(pages: "QuerySet[Any]", status: str) -> "QuerySet[Any]":
    today = timezone.localdate()
    if status == ProjectStatus.PLANNED:
        return pages.filter(starts_on__gt=today)
    if status == ProjectStatus.ENDED:
        return pages.filter(ends_on__lt=today)
    return pages.exclude(starts_on__gt=today).exclude(ends_on__lt=today)


def _by_year(pages: "QuerySet[Any]", year: str) -> "QuerySet[Any]":
    """Projects that were under way at some time of the year."""
    return pages.filter(starts_on__year__lte=int(year)).exclude(ends_on__year__lt=int(year))


def _years() -> list[int]:
    """From the first day of any readable project to this year, or to the year of one that begins later."""
    starts = readable_in_any_language(ProjectPage).exclude(starts_on=None).dates("starts_on", "year")
    years = [day.year for day in starts]
    return list(range(max(timezone.localdate().year, *years), min(years) - 1, -1)) if years else []
