"""Writing the log, sealing it in batches, forgetting what is older than the law needs."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from base.audit.chain import START, digest_of
from base.audit.choices import Act
from base.audit.models import AuditEntry, AuditSeal
from base.users import User

BATCH = 1_000


def note(
    *,
    act: Act,
    of: models.Model | type[models.Model],
    by: User | None,
    reference: str = "",
    controller: int = 0,
    role: str = "",
    reason: str = "",
    fields: Iterable[str] = (),
) -> AuditEntry:
    """Add an entry, in the transaction of what it tells of. `by` is None for the site and for the person themselves.

    The reference is that of the row (`str` of a personal record); the fields are names of columns, never values.
    """
    return AuditEntry.objects.create(
        noted_at=timezone.now(),
        account=by.pk if by else 0,
        role=role,
        act=act,
        table=of._meta.label,
        reference=reference or (str(of) if isinstance(of, models.Model) else ""),
        controller=controller,
        reason=reason,
        fields=" ".join(fields)[:400],
    )


@transaction.atomic
def seal_entries(*, by: User | None) -> AuditSeal | None:
    """Seal the entries that have no seal yet, at most a batch; None when there are none. The worker calls it.

    An entry that is committed late, behind others with higher keys, goes into a later batch.
    """
    last = AuditSeal.objects.select_for_update().order_by("-pk").first()
    waiting = list(AuditEntry.objects.filter(seal=None).order_by("pk")[:BATCH])
    if not waiting:
        return None
    previous = last.digest if last else START
    seal = AuditSeal.objects.create(
        sealed_at=timezone.now(), entries=len(waiting), previous=previous, digest=digest_of(previous, waiting)
    )
    AuditEntry.objects.filter(pk__in=[entry.pk for entry in waiting]).update(seal=seal)
    return seal


@transaction.atomic
def forget_entries(*, today: datetime.date, by: User | None) -> int:
    """Delete whole batches older than `settings.AUDIT_KEPT` days; their seals stay, so that the chain holds."""
    before = timezone.make_aware(
        datetime.datetime.combine(today - datetime.timedelta(days=settings.AUDIT_KEPT), datetime.time())
    )
    old = AuditSeal.objects.filter(forgotten_on=None, sealed_at__lt=before)
    gone, _each = AuditEntry.objects.filter(seal__in=old.values("pk")).delete()
    old.update(forgotten_on=today)
    return gone
