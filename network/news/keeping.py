"""How long an address is kept that nobody has confirmed."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from base.personal_data.keeping import Kept


@dataclass(frozen=True)
class Unconfirmed(Kept):
    """So long after it was asked for, unless somebody has confirmed it."""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        return super().due(rows, today).filter(confirmed_on=None)
