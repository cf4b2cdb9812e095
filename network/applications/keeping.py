"""How long applications are kept: until the day that was computed when they changed, and was told to the person."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from base.personal_data.keeping import Kept
from network.applications.models import Application
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
