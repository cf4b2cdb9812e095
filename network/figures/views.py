"""Figures for everybody: of one centre, of all centres side by side, and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from base.half_years import HalfYear
from base.pages import shows
from base.queries import page_served_at
from base.sections import Section
from network.figures.models import FrozenReport
from network.figures.queries import has_figures, periods_public, report_told, reports_told, same_report_over_time
from network.figures.reports import (
    chart_of,
    charted_over_time,
    csv_file,
    network_table,
    overview_of,
    pdf_file,
    shown_report,
    xlsx_file,
)
from network.regions.pages import CentrePage, NetworkPage

BELOW_PLACE = 60
"""Of the section on a page: below what the centre does."""
TAIL = "figures/"
"""Of the address, behind that of the page."""
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERY_PERIOD = "all"
"""In the place of a half-year, of a file: all that are public, one below the other."""
OF_EVERY_PERIOD = ("csv", "xlsx")
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": SHEET, "pdf": "application/pdf"}


@shows(CentrePage)
def way_to_figures(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    """A way to the figures, where there are some."""
    return {"sections": [_way(page, request)]} if page.centre is not None and has_figures(page.centre) else {}


@shows(NetworkPage)
def way_to_figures_of_all(page: NetworkPage, request: HttpRequest) -> dict[str, Any]:
    return {"figures": _way(page, request)} if periods_public() else {}


def _way(page: Page, request: HttpRequest) -> Section:
    address = f"{page.get_url(request)}{TAIL}"
    return Section(
        _("Figures"), [], BELOW_PLACE, action=address, action_label=_("Workshops, councils and materials in figures")
    )


@require_safe
def figures_of_page(request: HttpRequest, path: str) -> HttpResponse:
    """What there is to read of a centre, or of all of them."""
    page = page_served_at(request, path, Page).specific
    if isinstance(page, NetworkPage):
        return _of_network(request, page)
    if not isinstance(page, CentrePage) or page.centre is None:
        raise Http404
    overviews = overview_of(list(reports_told(page.centre)))
    return render(
        request,
        "network/figures/centre.html",
        {"page": page, "step": _("Figures"), "tail": TAIL, "overviews": overviews},
    )


def _of_network(request: HttpRequest, page: NetworkPage) -> HttpResponse:
    periods = periods_public()
    chosen = HalfYear.named(request.GET.get("period", ""))
    period = chosen if chosen in periods else next(iter(periods), None)
    table = network_table(period) if period else None
    words = {"page": page, "step": _("Figures"), "tail": TAIL, "table": table, "periods": periods, "period": period}
    return render(request, "network/figures/network.html", words)


@require_safe
@cache_control(no_cache=True)
def one_report(request: HttpRequest, path: str, period: str, report: str) -> HttpResponse:
    """A report with its charts; of one that was withdrawn why."""
    page, frozen = _asked(request, path, period, report)
    words: dict[str, Any] = {
        "page": page,
        "frozen": frozen,
        "step": frozen.title,
        "tail": f"{TAIL}{period}/{report}/",
        "between": (TAIL, _("Figures")),
    }
    if frozen.is_public:
        shown = shown_report(frozen)
        words |= {"kinds": list(TYPES), "shown": shown, "tables": [(table, chart_of(table)) for table in shown.tables]}
        words["kicker"] = f"{page.title}, {frozen.period}"
        words["in_time"] = charted_over_time(frozen)
        words |= {"every_period": EVERY_PERIOD if words["in_time"] else "", "kinds_of_all": OF_EVERY_PERIOD}
    return render(request, "network/figures/report.html", words, status=200 if frozen.is_public else 410)


@require_safe
@cache_control(no_cache=True)
def report_file(request: HttpRequest, path: str, period: str, report: str, kind: str) -> HttpResponse:
    if period == EVERY_PERIOD:
        page = page_served_at(request, path, CentrePage)
        found = list(same_report_over_time(page.centre, report)) if page.centre is not None else []
    else:
        page, frozen = _asked(request, path, period, report)
        found = [frozen] if frozen.is_public else []
    if kind not in (OF_EVERY_PERIOD if period == EVERY_PERIOD else TYPES) or not found:
        raise Http404
    shown = [shown_report(each) for each in found]
    if kind == "pdf":
        made = pdf_file(shown[0], f"{page.full_url}figures/{period}/{report}/")
    else:
        made = csv_file(shown) if kind == "csv" else xlsx_file(shown)
    answer = HttpResponse(made, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{page.slug}-{report}-{period}.{kind}"'
    return answer


def _asked(request: HttpRequest, path: str, period: str, report: str) -> tuple[CentrePage, FrozenReport]:
    page, half_year = page_served_at(request, path, CentrePage), HalfYear.named(period)
    found = report_told(page.centre, report, half_year) if page.centre is not None and half_year else None
    if found is None:
        raise Http404
    return page, found
