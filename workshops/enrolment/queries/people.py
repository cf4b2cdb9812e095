"""The people of a workshop: whom to meet, to call and to write to."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from network.people.models import Need, Person
from workshops.enrolment.choices import (
    CAME,
    TAKES_PLACE,
    Recipients,
)
from workshops.enrolment.models import Attendance, Enrolment, Gathering
from workshops.enrolment.queries.enrolments import taking_part, waiting


def people_at(gathering: Gathering) -> QuerySet[Person]:
    """Those who have a place, and those of whom it was noted whether they came."""
    known = Q(pk__in=gathering.enrolments.filter(state__in=TAKES_PLACE).values("person"))
    known |= Q(pk__in=gathering.attendances.values("person"))
    found: QuerySet[Person] = Person._base_manager.filter(known).order_by("calling_name", "reference")
    return found


def person_at(gathering: Gathering, reference: str) -> Person:
    """One of them. Raises Http404."""
    return get_object_or_404(people_at(gathering), pk=reference)


def people_to_write_to(gathering: Gathering, to: Recipients) -> QuerySet[Person]:
    """Who is meant, each once, in the order of references, which tells nothing."""
    marked = gathering.attendances
    chosen: dict[Recipients, QuerySet[Any]] = {
        Recipients.PLACE: taking_part(gathering),
        Recipients.WAITING: waiting(gathering),
        Recipients.CAME: marked.filter(mark__in=CAME),
        Recipients.ABSENT: marked.exclude(mark__in=CAME),
    }
    found: QuerySet[Person] = Person._base_manager.filter(pk__in=chosen[to].values("person")).order_by("reference")
    return found


def needs_for(gathering: Gathering) -> QuerySet[Need]:
    """What those who have a place need; of others nothing has to be arranged."""
    taking = gathering.enrolments.filter(state__in=TAKES_PLACE)
    asked = Need._base_manager.filter(event_key=gathering.workshop_key, person__in=taking.values("person"))
    found: QuerySet[Need] = asked.select_related("person").order_by("person__calling_name", "reference")
    return found


def people_of_several(gatherings: Sequence[Gathering]) -> QuerySet[Person]:
    """Those who have a place in one of these workshops, and those of whom it was noted whether they came."""
    taking = Enrolment._base_manager.filter(gathering__in=gatherings, state__in=TAKES_PLACE)
    known = Q(pk__in=taking.values("person")) | Q(pk__in=attendances_in(gatherings).values("person"))
    found: QuerySet[Person] = Person._base_manager.filter(known).order_by("calling_name", "reference")
    return found


def attendances_in(gatherings: Sequence[Gathering]) -> QuerySet[Attendance]:
    found: QuerySet[Attendance] = Attendance._base_manager.filter(gathering__in=gatherings)
    return found


def needs_told(person: Person, keys: Collection[UUID]) -> dict[str, str]:
    """What a person told last that they need at one of these workshops; nothing when it has been deleted in time."""
    need = Need._base_manager.filter(person=person, event_key__in=keys).order_by("-event_on").first()
    return (
        {name: str(getattr(need, name)) for name in ("access", "diet", "interpreter", "support_person")} if need else {}
    )
