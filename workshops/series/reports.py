"""Filters of the list of workshops, among them months."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.listings import Facet
from network.regions.reports import region_facet
from network.themes.reports import keyword_facet, theme_facet
from workshops.series.pages import WorkshopPage


def workshop_facets(workshops: "QuerySet[Any]") -> list[Facet]:
    """Month (of the workshops given), theme, region and keyword."""
    return [month_facet(workshops), theme_facet(), region_facet(), keyword_facet(WorkshopPage, "workshop_items")]


def month_facet(workshops: "QuerySet[Any]") -> Facet:
    """Narrows to the workshops that begin in a month, Helsinki time."""
    months = (
        workshops.exclude(starts_at=None)
        .annotate(month=TruncMonth("starts_at"))
        .order_by("month")
        .values_list("month", flat=True)
        .distinct()
    )
    options = [(f"{month:%Y-%m}", capfirst(date_format(month, "F Y", use_l10n=False))) for month in months]
    return Facet("month", _("Month"), options, _by_month)


def _by_month(pages: "QuerySet[Any]", month: str) -> "QuerySet[Any]":
    first = datetime.datetime.strptime(month, "%Y-%m").replace(tzinfo=timezone.get_default_timezone())
    after = (first + datetime.timedelta(days=32)).replace(day=1)
    return pages.filter(starts_at__gte=first, starts_at__lt=after)
