"""How long the audit log is kept: its entries go in the batches in which they were sealed, so that the chain holds."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise, lazy
from django.utils.translation import ngettext

from base.audit.services import forget_entries, seals_due
from base.personal_data.holding import held_people
from base.personal_data.keeping import Kept


def _words() -> str:
    days = settings.AUDIT_KEPT
    return ngettext("%d day after it was written.", "%d days after it was written.", days) % days


AS_SET = lazy(_words, str)()
"""Told anew each time, in the language and with the days of that moment."""


@dataclass(frozen=True)
class WithItsBatch(Kept):
    """As many days as `settings.AUDIT_KEPT` says; nothing behind a batch that tells of somebody on hold."""

    after: str = "seal__sealed_at"
    basis: str | Promise = AS_SET

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        return rows.filter(seal__in=seals_due(today=today, held=held_people()).values("pk"))


def forget_batches(today: datetime.date) -> int:
    """Delete the entries of some batches that are due; returns how many, 0 when none is left."""
    return forget_entries(today=today, held=held_people(), by=None)
