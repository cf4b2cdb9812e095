"""Who has a place and who waits, in the order of their numbers."""

from uuid import UUID

from django.db.models import QuerySet

from network.people.models import Person
from workshops.enrolment.choices import (
    ACTIVE,
    TAKES_PLACE,
    EnrolmentState,
)
from workshops.enrolment.models import Chain, Enrolment, Following, Gathering


def places_taken(gathering: Gathering) -> int:
    """Those who have a place, and those who have got one and may still answer."""
    return gathering.enrolments.filter(state__in=TAKES_PLACE).count()


def waiting(gathering: Gathering) -> QuerySet[Enrolment]:
    """Those who wait, the first in line first."""
    found: QuerySet[Enrolment] = gathering.enrolments.filter(state=EnrolmentState.WAITING).order_by("number")
    return found


def free_for_newcomers(gathering: Gathering) -> bool:
    """Whether a place is free for which nobody waits."""
    return places_taken(gathering) < gathering.capacity and not waiting(gathering).exists()


def place_in_line(enrolment: Enrolment) -> int:
    """1 for whoever is next."""
    return waiting(enrolment.gathering).filter(number__lte=enrolment.number).count()


def taking_part(gathering: Gathering) -> QuerySet[Enrolment]:
    """Those who have a place, never those who wait."""
    found: QuerySet[Enrolment] = gathering.enrolments.filter(state__in=TAKES_PLACE).order_by("number")
    return found


def active_number(gathering: Gathering) -> int:
    """How many have a place or wait."""
    return gathering.enrolments.filter(state__in=ACTIVE).count()


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


def followings_in_order(series_key: UUID) -> QuerySet[Following]:
    """Those who take part in the whole series, in the order in which they enrolled."""
    held = Following._base_manager.filter(chain__series_key=series_key, ended_at__isnull=True)
    found: QuerySet[Following] = held.select_related("person__controller").order_by("number")
    return found


def enrolments_with_form(key: UUID) -> QuerySet[Enrolment]:
    """What one form has made, whoever answers for it."""
    found: QuerySet[Enrolment] = Enrolment._base_manager.filter(key=key).select_related("gathering", "person")
    return found.order_by("gathering__starts_at", "gathering")


def was_sent(key: UUID) -> bool:
    """Whether a form with this key has enrolled somebody. In a crowd most have not: that is asked first."""
    return Enrolment._base_manager.filter(key=key).exists()


def forms_untold() -> list[UUID]:
    """The keys of forms with enrolments of which nobody has been told yet."""
    return list(Enrolment._base_manager.filter(told_at__isnull=True).values_list("key", flat=True).distinct()[:200])


def untold(key: UUID) -> QuerySet[Enrolment]:
    """What one form got and nobody has been told of."""
    return enrolments_with_form(key).filter(told_at__isnull=True).select_related("gathering__centre", "person")
