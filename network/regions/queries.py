"""Areas, centres and their pages."""

import datetime

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from base.queries import readable
from network.regions.models import Centre, CentreRegion, Region
from network.regions.pages import CentrePage, RegionPage


def _valid_on(day: datetime.date) -> Q:
    """Begun and not ended on a day."""
    return _begun_on(day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def _begun_on(day: datetime.date) -> Q:
    return Q(valid_from__isnull=True) | Q(valid_from__lte=day)


def regions_today() -> QuerySet[Region]:
    """The areas that are valid today, by code."""
    return Region.objects.filter(_valid_on(timezone.localdate()))


def regions_in_time() -> QuerySet[Region]:
    """All rows of all areas; of each area the one that began last stands last, after those that have not begun."""
    has_begun = ExpressionWrapper(_begun_on(timezone.localdate()), output_field=BooleanField())
    return Region.objects.annotate(has_begun=has_begun).order_by(
        "has_begun", F("valid_from").asc(nulls_first=True), "pk"
    )


def region_names() -> dict[str, str]:
    """The short name of every area by its code, in the reader's language; of one that has gone, the last name."""
    return {region.code: region.short_name for region in regions_in_time()}


def region_named(code: str) -> str:
    """Empty for a code that is not known."""
    return region_names().get(code, "") if code else ""


def coverage_today() -> QuerySet[CentreRegion]:
    """Which centre works in which region today, by the centres' names."""
    return (
        CentreRegion.objects.filter(_valid_on(timezone.localdate()))
        .select_related("centre")
        .order_by("centre__name_fi")
    )


def centres_in(region: Region) -> QuerySet[Centre]:
    """The centres that work in the region today."""
    return Centre.objects.filter(pk__in=coverage_today().filter(region=region).values("centre"))


def regions_of(centre: Centre, day: datetime.date | None = None) -> QuerySet[Region]:
    """The regions that the centre works in today, or worked in on a day."""
    valid = _valid_on(day or timezone.localdate())
    coverage = CentreRegion.objects.filter(valid, centre=centre)
    return Region.objects.filter(valid, pk__in=coverage.values("region"))


def centre_of(page: Page) -> Centre | None:
    """The centre in whose section a page stands."""
    section = CentrePage.objects.ancestor_of(page).select_related("centre").first()
    return section.centre if section else None


def centre_pages() -> QuerySet[CentrePage]:
    """The readable pages of the centres, by name."""
    return readable(CentrePage).select_related("locale", "centre").order_by("title")


def region_pages() -> QuerySet[RegionPage]:
    """The readable pages of the regions that are valid today, by code."""
    return (
        readable(RegionPage)
        .filter(region__in=regions_today())
        .select_related("locale", "region")
        .order_by("region__code")
    )
