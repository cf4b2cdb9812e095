"""Letters: what is due, what waits, what stands still."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from base.outbox.choices import Failure, LetterState
from base.outbox.models import Letter, OutboxPause

SECRETS = ("address", "subject", "body")


def letters_waiting() -> QuerySet[Letter]:
    return Letter.objects.filter(state=LetterState.WAITING)


def letters_due(now: datetime.datetime) -> QuerySet[Letter]:
    """Those to be sent now, in the order in which they were queued."""
    return letters_to_try(now).filter(next_try_at__lte=now).order_by("pk")


def letters_to_try(now: datetime.datetime) -> QuerySet[Letter]:
    """Those that still apply, that no worker has taken, and that are the first in line for their person."""
    earlier = letters_waiting().filter(person=OuterRef("person"), pk__lt=OuterRef("pk"))
    return free_letters(now).filter(~Exists(earlier))


def free_letters(now: datetime.datetime) -> QuerySet[Letter]:
    """Those that still apply and that no worker has taken."""
    free = Q(lease_ends_at=None) | Q(lease_ends_at__lte=now)
    return letters_waiting().filter(free, expires_at__gt=now)


def last_sent_at() -> datetime.datetime | None:
    return Letter.objects.filter(state=LetterState.SENT).aggregate(last=Max("ended_at"))["last"]


def server_away_since(last_sent: datetime.datetime | None) -> datetime.datetime | None:
    """When the mail server was last tried in vain, if nothing has been sent after that."""
    failed = letters_held(None).aggregate(last=Max("tried_at"))["last"]
    return failed if failed and (last_sent is None or failed > last_sent) else None


def letters_held(last_sent: datetime.datetime | None) -> QuerySet[Letter]:
    """Those that wait because the mail server was away, tried after a moment."""
    held = letters_waiting().filter(failure=Failure.AWAY)
    return held.filter(tried_at__gt=last_sent) if last_sent else held


def paused_since() -> datetime.datetime | None:
    """Since when no letter leaves, because a copy was restored."""
    return OutboxPause.objects.order_by("begun_at").values_list("begun_at", flat=True).first()


def letters_lately() -> QuerySet[Letter]:
    """The latest first, without what is secret in them."""
    return Letter.objects.order_by("-pk").defer(*SECRETS)


@dataclass(frozen=True)
class Counts:
    """How many letters are in which state, and since when the oldest one waits."""

    waiting: int
    sent: int
    withdrawn: int
    refused: int
    oldest_at: datetime.datetime | None


def letter_counts() -> Counts:
    states = {state.value: Count("pk", filter=Q(state=state)) for state in LetterState}
    return Counts(**Letter.objects.aggregate(**states, oldest_at=Min("queued_at", filter=Q(state=LetterState.WAITING))))


def refused_since(moment: datetime.datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(state=LetterState.REFUSED, ended_at__gte=moment)
