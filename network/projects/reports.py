"""A project's work packages as they are read, and the filters of the list of projects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.lists.catalogue import Value
from base.lists.facets import Facet, Numbers, Option, choice_facet, year_facet
from base.lists.reading import Items
from base.queries import readable_twins
from network.projects.choices import ProjectStatus
from network.projects.pages import ProjectPage
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import keyword_facet, theme_facet

SPAN = ("starts_on", "ends_on")


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
    status = choice_facet("status", _("Status"), {each.value: str(capfirst(each.label)) for each in ProjectStatus})
    status = replace(status, read=_status_of, columns=SPAN)
    year = replace(year_facet("year", _("Year")), read=_years_of, options=_years, means=_is_under_way, columns=SPAN)
    return [theme_facet(), region_facet(), centre_facet(), status, year, keyword_facet()]


def _status_of(items: Items) -> Iterator[tuple[Value, int]]:
    today = timezone.localdate()
    return ((ProjectStatus.on(today, starts_on, ends_on), key) for starts_on, ends_on, key in items.rows(*SPAN))


def _years_of(items: Items) -> Iterator[tuple[Value, int]]:
    """(first year, last year or none) of each project with a beginning."""
    for starts_on, ends_on, key in items.rows(*SPAN):
        if starts_on:
            yield (starts_on.year, ends_on.year if ends_on else None), key


def _years(found: Numbers) -> list[Option]:
    """From the first project's first year to this one, or to the year of one that begins later; the latest first."""
    spans = {span: number for span, number in found.items() if span and number}
    if not spans:
        return []
    first, last = min(span[0] for span in spans), max(timezone.localdate().year, *(span[0] for span in spans))
    under_way = {
        year: sum(number for span, number in spans.items() if _is_under_way(span, str(year)))
        for year in range(last, first - 1, -1)
    }
    return [Option(str(year), str(year), number) for year, number in under_way.items() if number]


def _is_under_way(span: Value, asked: str) -> bool:
    return span is not None and span[0] <= int(asked) and (span[1] is None or int(asked) <= span[1])
