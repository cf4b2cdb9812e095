"""How long it is kept who was told what: as long after the event as the notice for its purpose promises."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from base.personal_data.keeping import Kept
from network.notices.choices import Purpose
from network.notices.queries import months_kept
from network.regions.models import Organisation

UNTOLD = 12
"""Months where no notice tells them: without one nobody is told anything, but one may be taken away."""


@dataclass(frozen=True)
class AfterEvent(Kept):
    """Counts from the day of the event, by the purpose that the row tells."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        found = Q(pk__in=[])
        pairs = set(rows.order_by().values_list("controller", "purpose"))
        for controller in Organisation.objects.filter(pk__in={pk for pk, _purpose in pairs}):
            for purpose in (Purpose(told) for pk, told in pairs if pk == controller.pk):
                months = months_kept(purpose, controller)
                day = replace(self, months=UNTOLD if months is None else months).last_due(today)
                found |= Q(controller=controller, purpose=purpose, **{f"{self.after}__lte": day})
        return rows.filter(found)
