"""Workshops' places, the people who have them and those who wait, in the order of their numbers."""

import datetime
from collections.abc import Collection, Iterable
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from wagtail.models import Page

from base.queries import readable
from network.people.models import Need, Person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from workshops.enrolment.choices import ACTIVE, TAKES_PLACE, EnrolmentState
from workshops.enrolment.models import Call, Chain, Enrolment, Following, Gathering
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.series.queries import series_of


def gathering_of(workshop: Page) -> Gathering | None:
    """The places of a workshop, whichever of its languages this page is in."""
    return (
        Gathering.objects.select_related("centre__organisation").filter(workshop_key=workshop.translation_key).first()
    )


def gathering_with_numbers(workshop: Page) -> tuple[Gathering, int, int] | None:
    """The places of a workshop, how many are taken, and how many people wait, in one question."""
    counted = Gathering.objects.annotate(
        taken=Count("enrolments", filter=Q(enrolments__state__in=TAKES_PLACE)),
        waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITING)),
    )
    found = counted.filter(workshop_key=workshop.translation_key).first()
    return (found, found.taken, found.waiting) if found else None


def centre_of(page: Page) -> Centre | None:
    """The centre in whose section a page stands."""
    section = CentrePage.objects.ancestor_of(page).select_related("centre").first()
    return section.centre if section else None


def leading_version(key: UUID) -> WorkshopPage | None:
    """The version of a workshop that tells when and where: the Finnish one where it is live, else the first one."""
    found = WorkshopPage.objects.filter(translation_key=key, alias_of__isnull=True, live=True)
    first = settings.LANGUAGE_CODE
    return found.order_by(Case(When(locale__language_code=first, then=0), default=1), "pk").first()


def workshops_told(keys: Iterable[UUID], language: str = "") -> dict[UUID, WorkshopPage]:
    """The live pages of these workshops, each in this language (the reader's, when none is given) or in Finnish."""
    wanted = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    pages = WorkshopPage.objects.live().filter(translation_key__in=list(keys), alias_of__isnull=True)
    found: dict[UUID, WorkshopPage] = {}
    for page in pages.select_related("locale").order_by("pk"):
        code = page.locale.language_code
        best = found.get(page.translation_key)
        if best is None or code == wanted or (code == settings.LANGUAGE_CODE and best.locale.language_code != wanted):
            found[page.translation_key] = page
    return found


def series_told(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The titles of these series in the reader's language, else in Finnish."""
    return {page.translation_key: page.title for page in readable(SeriesPage).filter(translation_key__in=list(keys))}


def free_beside(enrolment: Enrolment, at: datetime.datetime) -> list[Gathering]:
    """The other workshops of the same series that one can enrol for, and that have a free place."""
    page = leading_version(enrolment.gathering.workshop_key)
    series = series_of(page) if page else None
    found = open_in_series(series.translation_key, at) if series else []
    return [each for each in found if each.pk != enrolment.gathering_id and places_taken(each) < each.capacity]


def keys_of_series(series_key: UUID) -> list[UUID]:
    """The live workshops of a series, in any of its languages."""
    versions = SeriesPage.objects.filter(translation_key=series_key)
    below = Q(pk__in=[])
    for path in versions.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    pages = WorkshopPage.objects.live().filter(below, alias_of__isnull=True)
    return list(pages.values_list("translation_key", flat=True).distinct())


def open_in_series(series_key: UUID, at: datetime.datetime) -> list[Gathering]:
    """The workshops of a series that one can enrol for at this moment."""
    found = gatherings_with(keys_of_series(series_key)).select_related("centre")
    return [gathering for gathering in found if gathering.obstacle(at) is None]


def workshops_without_places() -> QuerySet[WorkshopPage, UUID]:
    """The live workshops that nothing is known of here yet."""
    pages = WorkshopPage.objects.live().filter(alias_of__isnull=True)
    known = Gathering.objects.values("workshop_key")
    return pages.exclude(translation_key__in=known).values_list("translation_key", flat=True).distinct()


def gatherings_with(keys: Collection[UUID]) -> QuerySet[Gathering]:
    """The places of these workshops, in the order in which they are held."""
    return Gathering.objects.filter(workshop_key__in=keys).order_by(F("starts_at").asc(nulls_last=True), "pk")


def places_taken(gathering: Gathering) -> int:
    """Those who have a place, and those who have got one and may still answer."""
    return gathering.enrolments.filter(state__in=TAKES_PLACE).count()


def waiting(gathering: Gathering) -> QuerySet[Enrolment]:
    """Those who wait, the first in line first."""
    found: QuerySet[Enrolment] = gathering.enrolments.filter(state=EnrolmentState.WAITING).order_by("number")
    return found


def place_in_line(enrolment: Enrolment) -> int:
    """1 for whoever is next."""
    return waiting(enrolment.gathering).filter(number__lte=enrolment.number).count()


def taking_part(gathering: Gathering) -> QuerySet[Enrolment]:
    """Those who have a place, never those who wait."""
    found: QuerySet[Enrolment] = gathering.enrolments.filter(state__in=TAKES_PLACE).order_by("number")
    return found


def locked(keys: Iterable[int]) -> list[Gathering]:
    """The workshops with these keys as they are now, in the order of keys; nobody else changes a place meanwhile.

    The one lock point of places. On SQLite the transaction itself is the lock: it is begun as one that writes.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Places change hands in a transaction.")
    rows = Gathering.objects.select_for_update(of=("self",)).select_related("centre__organisation")
    return list(rows.filter(pk__in=set(keys)).order_by("pk"))


def locked_one(key: int) -> Gathering:
    """Raises Gathering.DoesNotExist."""
    found = locked([key])
    if not found:
        raise Gathering.DoesNotExist
    return found[0]


def locked_chain(series_key: UUID) -> Chain:
    """Locked before any workshop: whoever enrols for a whole series, and who opens one of its workshops, meet here.

    Raises Chain.DoesNotExist.
    """
    return Chain.objects.select_for_update().get(series_key=series_key)


def active_enrolment(gathering: Gathering, person: Person) -> Enrolment | None:
    return gathering.enrolments.filter(person=person, state__in=ACTIVE).first()


def enrolments_of(person: Person) -> QuerySet[Enrolment]:
    """A person's own, the next workshop first."""
    found: QuerySet[Enrolment] = Enrolment.objects.of([person.controller_id]).filter(person=person)
    return found.select_related("gathering").order_by("gathering__starts_at", "number")


def following_of(person: Person, chain: Chain) -> Following | None:
    """The person's enrolment for a whole series, while it holds."""
    held = Following.objects.of([person.controller_id]).filter(person=person, chain=chain, ended_at__isnull=True)
    found: Following | None = held.first()
    return found


def followings_of(person: Person) -> QuerySet[Following]:
    """The series that a person takes part in as a whole."""
    held = Following.objects.of([person.controller_id]).filter(person=person, ended_at__isnull=True)
    found: QuerySet[Following] = held.select_related("chain").order_by("begun_at")
    return found


def enrolments_with_form(key: UUID) -> QuerySet[Enrolment]:
    """What one form has made, whoever answers for it."""
    found: QuerySet[Enrolment] = Enrolment._base_manager.filter(key=key).select_related("gathering", "person")
    return found.order_by("gathering__starts_at", "gathering")


def forms_untold() -> list[UUID]:
    """The keys of forms with enrolments of which nobody has been told yet."""
    return list(Enrolment._base_manager.filter(told_at__isnull=True).values_list("key", flat=True).distinct()[:200])


def untold(key: UUID) -> QuerySet[Enrolment]:
    """What one form got and nobody has been told of."""
    return enrolments_with_form(key).filter(told_at__isnull=True).select_related("gathering__centre", "person")


def form_that_made(reference: str) -> UUID | None:
    """The key of the form that an enrolment was made with; None where there is no such enrolment."""
    return Enrolment._base_manager.filter(pk=reference).values_list("key", flat=True).first()


def followings_in_order(series_key: UUID) -> QuerySet[Following]:
    """Those who take part in the whole series, in the order in which they enrolled."""
    held = Following._base_manager.filter(chain__series_key=series_key, ended_at__isnull=True)
    found: QuerySet[Following] = held.select_related("person__controller").order_by("number")
    return found


def calls_waiting(gathering: Gathering) -> QuerySet[Call]:
    found: QuerySet[Call] = gathering.calls.filter(Call.WAITS).select_related("person")
    return found


def calls_done(gathering: Gathering) -> QuerySet[Call]:
    """The latest first: somebody who was not reached after all can be put back."""
    found: QuerySet[Call] = gathering.calls.exclude(Call.WAITS).select_related("person").order_by("-done_at")
    return found


def active_number(gathering: Gathering) -> int:
    """How many have a place or wait."""
    return gathering.enrolments.filter(state__in=ACTIVE).count()


def people_at(gathering: Gathering) -> QuerySet[Person]:
    """Those who have a place, and those of whom it was noted whether they came."""
    known = Q(pk__in=gathering.enrolments.filter(state__in=TAKES_PLACE).values("person"))
    known |= Q(pk__in=gathering.attendances.values("person"))
    found: QuerySet[Person] = Person._base_manager.filter(known).order_by("calling_name", "reference")
    return found


def person_at(gathering: Gathering, reference: str) -> Person:
    """One of them. Raises Http404."""
    return get_object_or_404(people_at(gathering), pk=reference)


def needs_for(gathering: Gathering) -> QuerySet[Need]:
    """What those who have a place need; of others nothing has to be arranged."""
    taking = gathering.enrolments.filter(state__in=TAKES_PLACE)
    asked = Need._base_manager.filter(event_key=gathering.workshop_key, person__in=taking.values("person"))
    found: QuerySet[Need] = asked.select_related("person").order_by("person__calling_name", "reference")
    return found


def gatherings_with_places_to_give(at: datetime.datetime) -> QuerySet[Gathering]:
    """Those in which somebody waits, and which have not begun."""
    some = Enrolment._base_manager.filter(state=EnrolmentState.WAITING).values("gathering")
    return Gathering.objects.filter(pk__in=some, starts_at__gt=at)
