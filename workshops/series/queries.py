"""Workshops and series."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from base.queries import below, readable
from network.materials.pages import MaterialPage
from workshops.series.pages import SeriesPage, WorkshopMaterial, WorkshopPage


def workshops_ahead() -> QuerySet[WorkshopPage]:
    """Readable workshops that have not ended, the next one first."""
    now = timezone.now()
    return (
        readable(WorkshopPage)
        .filter(Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now))
        .order_by("starts_at", "pk")
    )


def workshops_past() -> QuerySet[WorkshopPage]:
    """Readable workshops that have ended, the latest first."""
    now = timezone.now()
    return (
        readable(WorkshopPage)
        .filter(Q(ends_at__lt=now) | Q(ends_at__isnull=True, starts_at__lt=now))
        .order_by("-starts_at", "-pk")
    )


def workshops_of(series: SeriesPage) -> QuerySet[WorkshopPage]:
    """The readable workshops of a series, in any of its languages, in the order they are held."""
    return below(readable(WorkshopPage), series).order_by(F("starts_at").asc(nulls_last=True), "pk")


def series_of(workshop: WorkshopPage) -> SeriesPage | None:
    """The series that a workshop stands below, in one question."""
    return SeriesPage.objects.ancestor_of(workshop).last()


def series_newest_first() -> QuerySet[SeriesPage]:
    """Readable series, the newest first."""
    return readable(SeriesPage).order_by("-first_published_at", "title")


def workshops_using(material: MaterialPage) -> QuerySet[WorkshopPage]:
    """The workshops that name a material, in any of its languages; the latest first."""
    named = WorkshopMaterial.objects.filter(material__translation_key=material.translation_key)
    return readable(WorkshopPage).filter(pk__in=named.values("workshop_id")).order_by("-starts_at")


def materials_of(workshop: WorkshopPage) -> QuerySet[MaterialPage]:
    """The materials a workshop names, in the reader's language where there is one."""
    named = [row.material_id for row in workshop.materials.all()]
    keys = MaterialPage.objects.filter(pk__in=named).values("translation_key")
    return readable(MaterialPage).filter(translation_key__in=keys).order_by("title")
