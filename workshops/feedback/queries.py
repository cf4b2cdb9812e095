"""Surveys that ask for feedback on workshops, and what was answered to them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from network.regions.models import Region
from workshops.enrolment.choices import TAKES_PLACE
from workshops.enrolment.models import Gathering
from workshops.feedback.models import Reply
from workshops.surveys.choices import CollectionState
from workshops.surveys.models import Collection
from workshops.surveys.queries import collections_about


def gathering_with_key(workshop_key: UUID) -> Gathering | None:
    return Gathering.objects.filter(workshop_key=workshop_key).select_related("centre").first()


def feedback_on(gathering: Gathering) -> QuerySet[Collection]:
    """All that was asked about a workshop, the newest first."""
    return collections_about(gathering.workshop_key).select_related("reply")


def feedback_going_on(gathering: Gathering) -> Collection | None:
    """What is asked about a workshop now, or soon."""
    return feedback_on(gathering).exclude(state=CollectionState.CLOSED).first()


def number_taking_part(gathering: Gathering) -> int:
    """How many have a place, or had one."""
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
    told = collections.filter(gathers_rest=False, state=CollectionState.CLOSED, number_mixed__gt=0)
    return told.filter(reply__published_at__isnull=True)
