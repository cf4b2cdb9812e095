"""How long words and answers of people are kept: as long after the survey as the notice promises."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from base.personal_data.keeping import Kept
from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.regions.models import Organisation
from workshops.surveys.choices import CollectionState

UNTOLD = 24
"""Months where no notice tells them: without one nothing is asked, but one may be taken away."""
CENTRE = "collection__centre__organisation"


@dataclass(frozen=True)
class AfterSurvey(Kept):
    """Counts from the last day of a closed survey."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        organisations = {one.pk: one for one in Organisation.objects.filter(pk__in=rows.order_by().values(CENTRE))}
        found = self._over(None, Q(**{f"{CENTRE}__isnull": True}), today)
        for key, organisation in organisations.items():
            found |= self._over(organisation, Q(**{CENTRE: key}), today)
        return rows.filter(found, collection__state=CollectionState.CLOSED)

    def _over(self, organisation: Organisation | None, whose: Q, today: datetime.date) -> Q:
        """Of one organisation, or of centres that have none."""
        version = notice_in_force(Purpose.SURVEYS, organisation)
        months = version.kept_months if version else None
        day = replace(self, months=UNTOLD if months is None else months).last_due(today)
        return whose & Q(**{f"{self.after}__lte": day})
