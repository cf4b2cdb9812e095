"""Workshops that have been held, with what was counted after them; and frozen reports."""

import datetime
from collections.abc import Iterable

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from base.half_years import HalfYear
from network.figures.models import FrozenReport
from network.regions.models import Region
from network.regions.pages import CentrePage
from tests.factories.network import CentreFactory
from tests.factories.workshops import GatheringFactory, SeriesPageFactory, WorkshopPageFactory
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage

PERIOD = HalfYear(2026, 1)


class FrozenReportFactory(DjangoModelFactory):
    class Meta:
        model = FrozenReport

    report = "participation"
    centre = factory.SubFactory(CentreFactory)
    half_year = PERIOD.code


def series_of(centre_page: CentrePage, title: str = "Kohti työelämää") -> SeriesPage:
    return SeriesPageFactory(parent=centre_page, title=title)


def held(
    series: SeriesPage,
    *,
    enrolled: int | None,
    came: int | None = None,
    waited: int = 0,
    day: datetime.date = datetime.date(2026, 3, 4),
    regions: Iterable[Region] = (),
) -> Gathering:
    """A workshop of the series on a day, with what was noted of it."""
    starts_at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(13)))
    page = WorkshopPageFactory(parent=series, starts_at=starts_at)
    page.regions.set(regions)
    page.save()
    centre = CentrePage.objects.get(path=series.path[: -SeriesPage.steplen]).centre
    away = None if came is None else max(0, (enrolled or 0) - came)
    numbers = {"number_enrolled": enrolled, "number_came": came, "number_away": away, "number_waited": waited}
    Gathering.objects.filter(workshop_key=page.translation_key).delete()
    return GatheringFactory(
        workshop_key=page.translation_key,
        centre=centre,
        starts_at=starts_at,
        ends_at=starts_at + datetime.timedelta(hours=2),
        **numbers,
    )
