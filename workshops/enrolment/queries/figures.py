"""What was counted after workshops, as far as figures are made of it."""

import datetime
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from base.half_years import HalfYear
from base.queries import readable_in_any_language
from network.regions.models import Centre
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage, WorkshopPage


def gatherings_held(centre: Centre, period: HalfYear) -> QuerySet[Gathering]:
    """The public workshops of a centre that began in a half-year, by Helsinki time, and were not called off.

    Of one that not everybody can read nothing is told, not even that it was held.
    """
    first, after = (
        timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
        for day in (period.first_on, period.last_on + datetime.timedelta(days=1))
    )
    held = Gathering.objects.filter(centre=centre, starts_at__gte=first, starts_at__lt=after)
    public = readable_in_any_language(WorkshopPage).order_by().values("translation_key")
    held = held.exclude(state=GatheringState.CANCELLED).filter(workshop_key__in=public)
    return held.order_by("starts_at", "pk")


def series_of_workshops(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """The series of each public workshop, both by their keys."""
    paths = dict(_workshops(keys).values_list("translation_key", "path"))
    above = {key: path[: -WorkshopPage.steplen] for key, path in paths.items()}
    series = dict(SeriesPage.objects.filter(path__in=set(above.values())).values_list("path", "translation_key"))
    return {key: series[path] for key, path in above.items() if path in series}


def series_begun(keys: Iterable[UUID]) -> dict[UUID, datetime.datetime]:
    """When the first public workshop of each series was or is held."""
    above = dict(SeriesPage.objects.filter(translation_key__in=set(keys)).values_list("path", "translation_key"))
    below = Q(pk__in=())
    for path in above:
        below |= Q(path__startswith=path)
    pages = readable_in_any_language(WorkshopPage).filter(below)
    found: dict[UUID, datetime.datetime] = {}
    for path, starts_at in pages.order_by("-starts_at").values_list("path", "starts_at"):
        if starts_at:
            found[above[path[: -WorkshopPage.steplen]]] = starts_at
    return found


def places_in_series(keys: Iterable[UUID]) -> dict[UUID, int]:
    """Which workshop of its series each public one is, in the order in which they are held: 1 for the first.

    What was called off was none of them.
    """
    series = set(series_of_workshops(keys).values())
    above = dict(SeriesPage.objects.filter(translation_key__in=series).values_list("path", "translation_key"))
    below = Q(pk__in=())
    for path in above:
        below |= Q(path__startswith=path)
    called_off = Gathering.objects.filter(state=GatheringState.CANCELLED).values("workshop_key")
    pages = readable_in_any_language(WorkshopPage).filter(below).exclude(translation_key__in=called_off)
    pages = pages.order_by("starts_at", "path")
    found: dict[UUID, int] = {}
    last: Counter[UUID] = Counter()
    for key, path in pages.values_list("translation_key", "path"):
        if key not in found:
            series_key = above[path[: -WorkshopPage.steplen]]
            last[series_key] += 1
            found[key] = last[series_key]
    return found


def regions_of_workshops(keys: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The codes of the counties that each public workshop is for."""
    found: dict[UUID, set[str]] = {}
    for key, code in _workshops(keys).values_list("translation_key", "regions__code"):
        found.setdefault(key, set()).update([code] if code else [])
    return found


def _workshops(keys: Iterable[UUID]) -> QuerySet[WorkshopPage]:
    pages: QuerySet[WorkshopPage] = readable_in_any_language(WorkshopPage)
    return pages.filter(translation_key__in=set(keys)).order_by()
