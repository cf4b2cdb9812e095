"""The workshops of a series as whoever plans it sees them: drafts too, in the series' own language."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.db.models import F, QuerySet
from wagtail.coreutils import cautious_slugify
from wagtail.models import Page

from base.page_form import FORMS
from base.queries import free_slug
from workshops.series.pages import SeriesPage, WorkshopPage

LETTERS = 200
"""Of a title that become an address."""


def planned_in(series: SeriesPage) -> QuerySet[WorkshopPage]:
    """In the order in which they are held, those without a time last."""
    own = WorkshopPage.objects.child_of(series).filter(alias_of__isnull=True)
    return own.order_by(F("starts_at").asc(nulls_last=True), "pk")


def last_before(series: SeriesPage, moment: datetime.datetime) -> WorkshopPage | None:
    """The workshop of a series that is held before a moment, as the last one."""
    return planned_in(series).filter(starts_at__lt=moment).order_by("-starts_at", "-pk").first()


def locked_page(key: int) -> Page:
    """The page as it is now; whoever else makes something of it waits. Raises Page.DoesNotExist."""
    return Page.objects.select_for_update(of=("self",)).get(pk=key)


def series_with_key(key: UUID) -> SeriesPage | None:
    return SeriesPage.objects.filter(translation_key=key, alias_of__isnull=True).first()


def workshops_with_keys(keys: Collection[UUID]) -> list[WorkshopPage]:
    """In the order in which they are held."""
    found = WorkshopPage.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    return list(found.order_by("starts_at", "pk"))


def has_translations(series: SeriesPage) -> bool:
    """Whether a series has been written in another language, too."""
    return bool(series.get_translations().filter(alias_of__isnull=True).exists())


def free_address(title: str, parent: Page) -> str:
    """The last part of an address below `parent`, at which no page and no form stands."""
    slug = cautious_slugify(title)[:LETTERS] or "tyopaja"
    return free_slug(f"{slug}-1" if slug in FORMS else slug, parent)
