"""Areas, centres and their pages."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from base.queries import readable
from network.regions.models import Centre, Region
from network.regions.pages import CentrePage, RegionPage


def _valid_today() -> Q:
    today = timezone.localdate()
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=today)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))


def regions_today() -> QuerySet[Region]:
    """The areas that are valid today, by code."""
    return Region.objects.filter(_valid_today())


def centres_in(region: Region) -> QuerySet[Centre]:
    """The centres that work in the region today."""
    today = timezone.localdate()
    return Centre.objects.filter(
        Q(coverage__valid_from__isnull=True) | Q(coverage__valid_from__lte=today),
        Q(coverage__valid_to__isnull=True) | Q(coverage__valid_to__gte=today),
        coverage__region=region,
    ).distinct()


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
