"""How long applications are kept, until the day that was told to the person; and what they are told only later."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from base.personal_data.keeping import Kept
from network.applications.models import Application, Reading
from network.applications.queries import MAY_GO, to_forget
from network.notices.keeping import needs_people


@dataclass(frozen=True)
class UntilForgotten(Kept):
    """Whoever is here for an application alone is left to `forget_applicants`, which takes the person along."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        return super().due(rows.filter(MAY_GO), today).exclude(person__in=to_forget(today))


@needs_people
def applicants(today: datetime.date) -> QuerySet:
    """Nobody goes while an application of theirs is kept."""
    return Application._base_manager.filter(forget_on__gte=today).values("person")


def untold_of_application(application: Application) -> Collection[str]:
    """What is decided everybody hears at once: nothing of it before the answer. Who decided is not the applicant's."""
    is_answered = application.answered_at is not None or application.sent_at is None
    return ("decided_by",) if is_answered else ("state", "because", "decided_at", "decided_by", "changed_at")


def untold_of_reading(reading: Reading) -> Collection[str] | None:
    """What a reader thought is told after the answer, without who it was."""
    return None if reading.application.answered_at is None else ("reader",)
