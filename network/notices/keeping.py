"""How long a person is kept: as long after their last part as the notice in force promises."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.personal_data.keeping import Kept
from network.notices.choices import Purpose
from network.notices.queries import months_kept
from network.people.models import Part
from network.regions.models import Organisation

UNTOLD = 24
"""Months where no notice tells them: nobody can be added without one, but one may be taken away."""


Needs = Callable[[datetime.date], QuerySet]
_needs: list[Needs] = []


def needs_people(tell: Needs) -> Needs:
    """Register a question for people who must not go on a day, though they have no part any more."""
    _needs.append(tell)
    return tell


@dataclass(frozen=True)
class AfterLastPart(Kept):
    """Counts from the last day of the last part, or from the day on which somebody without a part was added."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        """Asked row by row: sums over all parts cost minutes while a database does not know how many rows there are."""
        parts = Part._base_manager.filter(person=OuterRef("pk"))
        has_part, goes_on = Exists(parts), Exists(parts.filter(ends_on__isnull=True))
        found = Q(pk__in=[])
        for controller in Organisation.objects.filter(pk__in=rows.values("controller")):
            months = months_kept(Purpose.PEOPLE, controller)
            day = replace(self, months=UNTOLD if months is None else months).last_due(today)
            ended = has_part & ~goes_on & ~Exists(parts.filter(ends_on__gt=day))
            found |= Q(controller=controller) & (ended | (~has_part & Q(added_on__lte=day)))
        kept = rows.filter(found)
        for tell in _needs:
            kept = kept.exclude(pk__in=tell(today))
        return kept


@dataclass(frozen=True)
class AsPromised(Kept):
    """Counts from the day in a column, as long as the notice for a purpose promises."""

    purpose: str = ""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        found = Q(pk__in=[])
        for controller in Organisation.objects.filter(pk__in=rows.order_by().values("controller")):
            months = months_kept(Purpose(self.purpose), controller)
            day = replace(self, months=UNTOLD if months is None else months).last_due(today)
            found |= Q(controller=controller, **{f"{self.after}__lte": day})
        return rows.filter(found)
