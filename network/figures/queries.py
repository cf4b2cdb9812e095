"""Frozen reports, as far as they are asked for."""

from collections.abc import Collection

from django.db.models import QuerySet

from base.disclosure.stored import published_of
from base.disclosure.tables import Published
from base.half_years import HalfYear
from base.queries import readable_in_any_language
from network.figures.choices import SEEN, FrozenState
from network.figures.models import FrozenReport
from network.regions.models import Centre
from network.regions.pages import CentrePage


def reports_told(centre: Centre) -> QuerySet[FrozenReport]:
    """What everybody may know of a centre's reports: the public ones, and that others were withdrawn."""
    return FrozenReport.objects.filter(centre=centre, state__in=SEEN).order_by("-half_year", "report")


def report_told(centre: Centre, report: str, period: HalfYear) -> FrozenReport | None:
    return reports_told(centre).filter(report=report, half_year=period.code).select_related("centre").first()


def same_report_over_time(centre: Centre, report: str) -> QuerySet[FrozenReport]:
    """The public ones, the earliest first."""
    found = FrozenReport.objects.filter(centre=centre, report=report, state=FrozenState.PUBLISHED)
    return found.select_related("centre").order_by("half_year")


def reports_in(period: HalfYear) -> QuerySet[FrozenReport]:
    """The public ones of all centres in a half-year."""
    return reports_public().filter(half_year=period.code)


def reports_public() -> QuerySet[FrozenReport]:
    """All public ones, centre by centre, the earliest first."""
    return _public().select_related("centre").order_by("centre__name_fi", "report", "half_year")


def periods_frozen(centres: QuerySet[Centre]) -> list[HalfYear]:
    """Half-years of which one of these centres has frozen something."""
    return _named(FrozenReport.objects.filter(centre__in=centres))


def _public() -> QuerySet[FrozenReport]:
    """What is published, of centres that everybody can read about."""
    shown = readable_in_any_language(CentrePage).order_by().values("centre")
    return FrozenReport.objects.filter(state=FrozenState.PUBLISHED, centre__in=shown)


def periods_public() -> list[HalfYear]:
    """Half-years of which something is public, the newest first."""
    return _named(_public())


def _named(frozen: QuerySet[FrozenReport]) -> list[HalfYear]:
    codes = frozen.order_by("-half_year").values_list("half_year", flat=True).distinct()
    return [period for code in codes if (period := HalfYear.named(code))]


def has_figures(centre: Centre) -> bool:
    return reports_told(centre).exists()


def frozen_reports_of(centre: Centre) -> QuerySet[FrozenReport]:
    """All of them, for those who keep the figures."""
    return FrozenReport.objects.filter(centre=centre).select_related("centre")


def frozen_report(centre: Centre, report: str, period: HalfYear) -> FrozenReport | None:
    return FrozenReport.objects.filter(centre=centre, report=report, half_year=period.code).first()


def locked_centre(key: int) -> Centre:
    """Whoever freezes or publishes figures of the same centre waits for the one before."""
    return Centre.objects.select_for_update(of=("self",)).get(pk=key)


def published_before(centre: Centre, period: HalfYear, universes: Collection[str]) -> list[Published]:
    """All tables of the same people that have ever been public, withdrawn ones too."""
    found = FrozenReport.objects.filter(centre=centre, half_year=period.code, state__in=SEEN).order_by("published_at")
    return [
        published_of(table)
        for each in found
        for table in each.tables
        if table["kind"] == "people" and table["universe"] in universes
    ]
