"""Filters of the list of workshops, among them months."""

import datetime
import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.lists.catalogue import Value
from base.lists.facets import Facet, Numbers, Option
from base.lists.reading import Items
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import keyword_facet, theme_facet

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def workshop_facets() -> list[Facet]:
    """Month, theme, region, centre and keyword."""
    return [month_facet(), theme_facet(), region_facet(), centre_facet(), keyword_facet()]


def month_facet() -> Facet:
    """Narrows to the workshops that begin in a month, Helsinki time."""
    return Facet("month", _("Month"), _months, _month_name, read=_months_of, columns=("starts_at",))


def _months_of(items: Items) -> Iterator[tuple[Value, int]]:
    begins = items.rows("starts_at")
    return ((f"{timezone.localtime(moment):%Y-%m}" if moment else None, key) for moment, key in begins)


def _months(found: Numbers) -> list[Option]:
    """The earliest first."""
    return [Option(month, _name(month), found[month]) for month in sorted(filter(found.get, filter(None, found)))]


def _month_name(month: str) -> str:
    return _name(month) if MONTH.fullmatch(month) else ""


def _name(month: str) -> str:
    first = datetime.datetime.strptime(month, "%Y-%m").replace(tzinfo=timezone.get_default_timezone())
    return str(capfirst(date_format(first, "F Y", use_l10n=False)))
