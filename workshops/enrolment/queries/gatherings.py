"""Workshops' places: those that can be enrolled for, those that are locked, and what is due in them."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, F, QuerySet

from network.messages.choices import Event
from network.notices.choices import Purpose
from workshops.enrolment.choices import (
    ACTIVE,
    CAME,
    REMINDED_BEFORE,
    TAKES_PLACE,
    THANKED_AFTER,
    EnrolmentState,
    GatheringState,
)
from workshops.enrolment.models import Attendance, Chain, Enrolment, Gathering
from workshops.enrolment.queries.enrolments import free_for_newcomers
from workshops.enrolment.queries.pages import keys_of_series, leading_version
from workshops.series.queries import series_of

_LOCKED = [field.name for field in Gathering._meta.concrete_fields if field.name != "centre"]
_LOCKED += ["centre__slug", "centre__organisation__slug"]
"""Everything of a workshop, and of who answers for it no more than is looked at while others wait for the lock."""


def open_in_series(series_key: UUID, at: datetime.datetime) -> list[Gathering]:
    """The workshops of a series that one can enrol for at this moment."""
    found = gatherings_with(keys_of_series(series_key)).select_related("centre")
    return [gathering for gathering in found if gathering.obstacle(at) is None]


def free_beside(enrolment: Enrolment, at: datetime.datetime) -> list[Gathering]:
    """The other workshops of the series that one can enrol for, with a free place, where the person is not in yet."""
    page = leading_version(enrolment.gathering.workshop_key)
    series = series_of(page) if page else None
    found = open_in_series(series.translation_key, at) if series else []
    there = Enrolment._base_manager.filter(person=enrolment.person_id, state__in=ACTIVE)
    known = set(there.values_list("gathering", flat=True))
    return [each for each in found if each.pk not in known and free_for_newcomers(each)]


def gatherings_with(keys: Collection[UUID]) -> QuerySet[Gathering]:
    """The places of these workshops, in the order in which they are held."""
    return Gathering.objects.filter(workshop_key__in=keys).order_by(F("starts_at").asc(nulls_last=True), "pk")


def event_of(gathering: Gathering) -> Event:
    """A workshop in all its languages, as people are told about it."""
    return Event(gathering.workshop_key, gathering.day, Purpose.ENROLMENTS)


def locked(keys: Iterable[int]) -> list[Gathering]:
    """The workshops with these keys as they are now, in the order of keys; nobody else changes a place meanwhile.

    The one lock point of places. On SQLite the transaction itself is the lock: it is begun as one that writes.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Places change hands in a transaction.")
    rows = Gathering.objects.select_for_update(of=("self",)).select_related("centre__organisation").only(*_LOCKED)
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


def keys_cancelled(keys: Iterable[UUID]) -> set[UUID]:
    """Those of these workshops that have been cancelled."""
    found = Gathering.objects.filter(workshop_key__in=list(keys), state=GatheringState.CANCELLED)
    return set(found.values_list("workshop_key", flat=True))


def gatherings_with_places_to_give(at: datetime.datetime) -> QuerySet[Gathering]:
    """Those in which somebody waits, and which have not begun."""
    some = Enrolment._base_manager.filter(state=EnrolmentState.WAITING).values("gathering")
    return Gathering.objects.filter(pk__in=some, starts_at__gt=at)


def gatherings_to_remind_of(at: datetime.datetime) -> QuerySet[Gathering]:
    """Those that begin soon, and of which nobody has been reminded."""
    near = Gathering.objects.filter(starts_at__gt=at, starts_at__lte=at + REMINDED_BEFORE, reminded_at__isnull=True)
    return near.exclude(state=GatheringState.CANCELLED)


def gatherings_to_thank_for(at: datetime.datetime) -> QuerySet[Gathering]:
    """Those held some days ago where it was noted who came, and nobody has been thanked; none of long ago."""
    held = Gathering.objects.filter(starts_at__range=(at - 10 * THANKED_AFTER, at - THANKED_AFTER), thanked_at=None)
    came = Attendance._base_manager.filter(mark__in=CAME)
    return held.filter(ends_at__lte=at - THANKED_AFTER, pk__in=came.values("gathering"))


def beside(gathering: Gathering, among: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """The workshops of the same series, itself among them, in the order in which they are held."""
    page = leading_version(gathering.workshop_key)
    series = series_of(page) if page else None
    keys = keys_of_series(series.translation_key) if series else [gathering.workshop_key]
    return among.filter(workshop_key__in=keys).order_by(F("starts_at").asc(nulls_last=True), "pk")


def gatherings_held_lately(since: datetime.datetime, at: datetime.datetime) -> QuerySet[Gathering]:
    return Gathering.objects.filter(starts_at__range=(since, at)).order_by("pk")


def counts_in(gatherings: Sequence[Gathering]) -> dict[int, dict[str, int]]:
    """How many enrolments there are in each state, by workshop, in one question."""
    rows = Enrolment._base_manager.filter(gathering__in=gatherings).values_list("gathering", "state")
    found: dict[int, dict[str, int]] = {}
    for key, state, number in rows.annotate(number=Count("pk")).order_by():
        found.setdefault(key, {})[state] = number
    return found


def numbers_in(gatherings: Sequence[Gathering]) -> dict[int, tuple[int, int]]:
    """How many places are taken and how many people wait, by workshop, in one question."""
    counts = counts_in(gatherings)
    states = {each.pk: counts.get(each.pk, {}) for each in gatherings}
    return {
        key: (sum(found.get(state, 0) for state in TAKES_PLACE), found.get(EnrolmentState.WAITING, 0))
        for key, found in states.items()
    }
