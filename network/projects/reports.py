"""A project's work packages as they are read, and the filters of the list of projects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.facets import Facet, Items, Option, counted, year_facet
from base.queries import readable_twins
from network.projects.choices import ProjectStatus
from network.projects.pages import ProjectPage
from network.regions.reports import centre_facet, region_facet
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
    """Theme, region, centre, status, year and keyword."""
    statuses = {status.value: str(capfirst(status.label)) for status in ProjectStatus}
    status = Facet(
        "status",
        _("Status"),
        lambda items: [
            Option(value, label, count)
            for value, label in statuses.items()
            if (count := _by_status(items, value).count())
        ],
        lambda value: statuses.get(value, ""),
        _by_status,
    )
    year = replace(year_facet("year", _("Year")), options=_years, narrow=_by_year)
    return [theme_facet(), region_facet(), centre_facet(), status, year, keyword_facet()]


def _by_status(items: Items, status: str) -> Items:
    today = timezone.localdate()
    if status == ProjectStatus.PLANNED:
        return items.filter(starts_on__gt=today)
    if status == ProjectStatus.ENDED:
        return items.filter(ends_on__lt=today)
    return items.exclude(starts_on__gt=today).exclude(ends_on__lt=today)


def _by_year(items: Items, year: str) -> Items:
    """Projects that were under way at some time of the year."""
    return items.filter(starts_on__year__lte=int(year)).exclude(ends_on__year__lt=int(year))


def _years(items: Items) -> list[Option]:
    """From the first project's first year to this one, or to the year of one that begins later."""
    spans = list(counted(items.exclude(starts_on=None), "starts_on__year", "ends_on__year"))
    if not spans:
        return []
    first, last = min(span[0] for span in spans), max(timezone.localdate().year, *(span[0] for span in spans))
    found = {
        year: sum(count for start, end, count in spans if start <= year and (end is None or year <= end))
        for year in range(last, first - 1, -1)
    }
    return [Option(str(year), str(year), count) for year, count in found.items() if count]
