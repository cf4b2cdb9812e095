"""Surveys that ask for feedback on workshops, and what was answered to them."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from network.councils.models import Council
from network.councils.queries import councils_sat_in
from network.people.models import Person
from network.regions.models import Region
from workshops.enrolment.choices import TAKES_PLACE
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import enrolments_of, followings_of, series_of_workshops
from workshops.feedback.models import Reply
from workshops.surveys.choices import BY_KEY, About, Anonymity, CollectionState
from workshops.surveys.models import Collection, NamedAnswer
from workshops.surveys.queries import collections_about, with_answers_to_see


def named_surveys_for(person: Person, today: datetime.date) -> list[Collection]:
    """Open surveys by name of the organisation that knows a person: about what they take part in, or about a county."""
    open_now = Collection.objects.filter(anonymity=Anonymity.NAMED, state=CollectionState.OPEN)
    open_now = open_now.filter(opens_on__lte=today, closes_on__gte=today, centre__organisation=person.controller_id)
    mine = NamedAnswer._base_manager.filter(person=person, collection=OuterRef("pk"))
    open_now = open_now.annotate(is_answered=Exists(mine)).select_related("version__instrument", "region")
    found = list(open_now.order_by("closes_on", "pk"))
    theirs = _keys_of_parts(person, today) if any(each.about in BY_KEY for each in found) else set()
    return [each for each in found if each.about == About.REGION or each.about_key in theirs]


def _keys_of_parts(person: Person, today: datetime.date) -> set[UUID]:
    """The workshops, series and councils that somebody takes part in."""
    places = enrolments_of(person).filter(state__in=TAKES_PLACE)
    workshops = set(places.values_list("gathering__workshop_key", flat=True))
    followed = followings_of(person).values_list("chain__series_key", flat=True)
    councils = Council.objects.filter(pk__in=councils_sat_in(person, today)).values_list("council_key", flat=True)
    return {*workshops, *series_of_workshops(workshops).values(), *followed, *councils}


def gathering_with_key(workshop_key: UUID) -> Gathering | None:
    return Gathering.objects.filter(workshop_key=workshop_key).select_related("centre").first()


def feedback_on(gathering: Gathering) -> QuerySet[Collection]:
    """All that was asked about a workshop, the newest first."""
    return collections_about(gathering.workshop_key).select_related("reply")


def feedback_going_on(gathering: Gathering) -> Collection | None:
    """What is asked about a workshop now, or soon."""
    return feedback_on(gathering).exclude(state=CollectionState.CLOSED).first()


def workshops_asked_about(today: datetime.date) -> QuerySet[Collection]:
    """Surveys about workshops that take answers today."""
    return Collection.objects.filter(
        about=About.WORKSHOP, state=CollectionState.OPEN, opens_on__lte=today, closes_on__gte=today
    )


def number_taking_part(gathering: Gathering) -> int:
    """How many came, as far as that was noted; else how many have a place, or had one."""
    if gathering.number_came:
        return gathering.number_came
    return gathering.number_enrolled or gathering.enrolments.filter(state__in=TAKES_PLACE).count()


def replies_about(keys: Iterable[UUID]) -> QuerySet[Reply]:
    """The published answers to what was told of these workshops, series or councils, the newest first."""
    return _published().filter(collection__about_key__in=list(keys))


def replies_about_region(region: Region) -> QuerySet[Reply]:
    return _published().filter(collection__region=region)


def _published() -> QuerySet[Reply]:
    found = Reply.objects.filter(published_at__isnull=False)
    return found.select_related("collection").order_by("-published_at", "pk")


def surveys_without_reply(collections: QuerySet[Collection]) -> QuerySet[Collection]:
    """Of these the closed ones that have answers, and that nobody has answered to in public."""
    told = with_answers_to_see(collections).filter(gathers_rest=False, state=CollectionState.CLOSED, number_mixed__gt=0)
    return told.filter(reply__published_at__isnull=True)
