"""How long it is kept who had a place: as long after the workshop as the notice on enrolments promises."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.utils import timezone

from base.personal_data.keeping import Kept
from network.notices.choices import Purpose
from network.notices.queries import months_kept
from network.regions.models import Organisation

UNTOLD = 12
"""Months where no notice tells them: without one nobody can enrol, but one may be taken away."""


@dataclass(frozen=True)
class AfterWorkshop(Kept):
    """Counts from the day of the workshop in Helsinki, as it was last told."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        found = Q(pk__in=[])
        for controller in Organisation.objects.filter(pk__in=rows.order_by().values("controller")):
            months = months_kept(Purpose.ENROLMENTS, controller)
            day = replace(self, months=UNTOLD if months is None else months).last_due(today)
            after = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
            held = {f"{self.after}__lt": timezone.make_aware(after)}
            found |= Q(controller=controller, **held)
        return rows.filter(found)
