"""What there is to read: of one centre half-year by half-year, and of all centres side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.disclosure.reported import all_reports
from base.half_years import HalfYear
from network.figures.models import FrozenReport
from network.figures.queries import reports_in
from network.figures.reports.tables import sum_of
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.regions.queries import centre_pages


@dataclass(frozen=True)
class Overview:
    """The reports of one half-year that are public or were withdrawn."""

    period: HalfYear
    reports: Sequence[FrozenReport]


@dataclass(frozen=True)
class NetworkTable:
    """Centres × reports of one half-year: the sum that each report tells, with the way to it.

    `heads` are titles with what is counted. Centres that have published nothing stand there, too.
    """

    period: HalfYear
    heads: Sequence[tuple[str, str]]
    rows: Sequence[tuple[Centre, CentrePage | None, Sequence[tuple[FrozenReport | None, str]]]]


def overview_of(frozen: Sequence[FrozenReport]) -> list[Overview]:
    """The newest half-year first, its reports in the order of their rooms."""
    order = {report.key: place for place, report in enumerate(all_reports())}
    found = []
    for period in periods_of(frozen):
        own = [each for each in frozen if each.half_year == period.code]
        found.append(Overview(period, sorted(own, key=lambda each: order.get(each.report, len(order)))))
    return found


def periods_of(frozen: Sequence[FrozenReport]) -> list[HalfYear]:
    return sorted({each.period for each in frozen}, reverse=True)


def network_table(period: HalfYear) -> NetworkTable:
    """All that is public of a half-year."""
    found = list(reports_in(period))
    pages = {page.centre_id: page for page in centre_pages()}
    own = {(each.centre_id, each.report): each for each in found}
    reports = [report for report in all_reports() if any(report.key == each.report for each in found)]
    told = {each.centre_id: each.centre for each in found}
    silent = {page.centre_id: page.centre for page in pages.values() if page.centre and page.centre_id not in told}
    rows = []
    for centre in [*told.values(), *sorted(silent.values(), key=str)]:
        frozen = [own.get((centre.pk, report.key)) for report in reports]
        rows.append((centre, pages.get(centre.pk), [(each, _sum(each)) for each in frozen]))
    return NetworkTable(period, [(str(report.title), str(report.unit)) for report in reports], rows)


def _sum(frozen: FrozenReport | None) -> str:
    """The sum of a report; nothing where it has none of its own."""
    return sum_of(frozen) if frozen and frozen.registered and frozen.registered.unit else ""
