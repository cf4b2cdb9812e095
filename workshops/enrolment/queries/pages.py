"""The pages of workshops, as their places need them."""

import datetime
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Count, Q, QuerySet, When
from django.utils.translation import override
from wagtail.models import Page

from base import versions
from base.queries import readable
from network.materials.pages import MaterialPage
from workshops.enrolment.choices import ACTIVE, TAKES_PLACE, WHEN_AND_WHERE, EnrolmentState, GatheringState
from workshops.enrolment.models import Enrolment, Gathering
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.series.queries import materials_of


def gathering_of(workshop: Page) -> Gathering | None:
    """The places of a workshop, whichever of its languages this page is in."""
    return Gathering.objects.filter(workshop_key=workshop.translation_key).first()


def gathering_with_numbers(workshop: Page) -> tuple[Gathering, int, int] | None:
    """The places of a workshop, how many are taken, and how many people wait, in one question."""
    counted = Gathering.objects.annotate(
        taken=Count("enrolments", filter=Q(enrolments__state__in=TAKES_PLACE)),
        waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITING)),
    )
    found = counted.filter(workshop_key=workshop.translation_key).first()
    return (found, found.taken, found.waiting) if found else None


def leading_version(key: UUID) -> WorkshopPage | None:
    """The version of a workshop that tells when and where."""
    return versions.leading_version(WorkshopPage, key)


def keys_out_of_step(at: datetime.datetime) -> list[UUID]:
    """Workshops to come of which the leading page tells another time or place than is kept with their places."""
    ahead = Gathering.objects.filter(starts_at__gt=at).values("workshop_key")
    pages = WorkshopPage.objects.live().filter(alias_of__isnull=True)
    pages = pages.filter(Q(translation_key__in=ahead) | Q(starts_at__gt=at))
    first = Case(When(locale__language_code=settings.LANGUAGE_CODE, then=1), default=0)
    # The leading one comes last, and stays.
    told = {row[0]: row for row in pages.order_by(first, "-pk").values_list("translation_key", *WHEN_AND_WHERE)}
    kept = set(Gathering.objects.filter(workshop_key__in=told).values_list("workshop_key", *WHEN_AND_WHERE))
    return [key for key, row in told.items() if row not in kept]


def people_left_without_page(pages: Sequence[Page], at: datetime.datetime, *, with_pages_below: bool) -> int:
    """Who have a place in a workshop to come, or wait for one, of which no public page would be left without these."""
    going = reduce(or_, (Q(path__startswith=page.path) if with_pages_below else Q(pk=page.pk) for page in pages))
    public = WorkshopPage.objects.live().filter(alias_of__isnull=True)
    keys = set(public.filter(going).values_list("translation_key", flat=True))
    keys -= set(public.filter(translation_key__in=keys).exclude(going).values_list("translation_key", flat=True))
    active = Enrolment._base_manager.filter(state__in=ACTIVE, gathering__workshop_key__in=keys)
    return active.filter(gathering__starts_at__gt=at).exclude(gathering__state=GatheringState.CANCELLED).count()


def workshops_told(keys: Iterable[UUID], language: str = "") -> dict[UUID, WorkshopPage]:
    """The live pages of these workshops, each in this language (the reader's, when none is given) or in Finnish."""
    return versions.versions_told(WorkshopPage, keys, language)


def series_told(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of these series in the reader's language, else in Finnish."""
    return {page.translation_key: page.title for page in readable(SeriesPage).filter(translation_key__in=list(keys))}


def keys_of_series(series_key: UUID) -> list[UUID]:
    """The live workshops of a series, in any of its languages."""
    versions = SeriesPage.objects.filter(translation_key=series_key)
    below = Q(pk__in=[])
    for path in versions.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    pages = WorkshopPage.objects.live().filter(below, alias_of__isnull=True)
    return list(pages.values_list("translation_key", flat=True).distinct())


def workshops_without_places() -> QuerySet[WorkshopPage, UUID]:
    """The live workshops that nothing is known of here yet."""
    pages = WorkshopPage.objects.live().filter(alias_of__isnull=True)
    known = Gathering.objects.values("workshop_key")
    return pages.exclude(translation_key__in=known).values_list("translation_key", flat=True).distinct()


def materials_told(gathering: Gathering, language: str) -> list[tuple[str, str]]:
    """Titles and addresses of the materials of a workshop that are public, in this language where there is one."""
    page = workshops_told([gathering.workshop_key], language).get(gathering.workshop_key)
    with override(language):
        return [(each.title, str(each.full_url)) for each in materials_of(page)] if page else []


def materials_named(workshop_key: UUID) -> list[MaterialPage]:
    """What a workshop names, drafts too, in the order of its page."""
    page = leading_version(workshop_key)
    rows = page.materials.order_by("sort_order") if page else []
    found = MaterialPage.objects.in_bulk([row.material_id for row in rows])
    return [found[row.material_id] for row in rows if row.material_id in found]
