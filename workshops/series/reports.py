"""Filters of the list of workshops, among them months."""

import datetime
import re

from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.facets import Facet, Items, Option, counted
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import keyword_facet, theme_facet

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def workshop_facets() -> list[Facet]:
    """Month, theme, region, centre and keyword."""
    return [month_facet(), theme_facet(), region_facet(), centre_facet(), keyword_facet()]


def month_facet() -> Facet:
    """Narrows to the workshops that begin in a month, Helsinki time."""
    return Facet("month", _("Month"), _months, _month_name, _by_month)


def _months(items: Items) -> list[Option]:
    begun = items.exclude(starts_at=None).annotate(month=TruncMonth("starts_at"))
    return [Option(f"{month:%Y-%m}", _name(month), count) for month, count in counted(begun, "month").order_by("month")]


def _month_name(month: str) -> str:
    return _name(_first_moment(month)) if MONTH.fullmatch(month) else ""


def _name(moment: datetime.datetime) -> str:
    return str(capfirst(date_format(moment, "F Y", use_l10n=False)))


def _first_moment(month: str) -> datetime.datetime:
    return datetime.datetime.strptime(month, "%Y-%m").replace(tzinfo=timezone.get_default_timezone())


def _by_month(items: Items, month: str) -> Items:
    first = _first_moment(month)
    after = (first + datetime.timedelta(days=32)).replace(day=1)
    return items.filter(starts_at__gte=first, starts_at__lt=after)
