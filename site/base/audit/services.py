"""Writing the log, sealing it in batches, taking reasons out of it, forgetting what is older than the law needs."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.audit.chain import START, digest_of, noted_beginning
from base.audit.choices import Act
from base.audit.models import LONGEST_REFERENCE, AuditEntry, AuditSeal, digest_of_reason, new_salt
from base.users import User

BATCH = 1_000
FORGOTTEN_AT_ONCE = 100
"""Seals whose entries are deleted in one transaction."""
NAMED_AT_ONCE = 30
"""Keys of entries that one entry can name in its columns."""


_collected: ContextVar[list[AuditEntry] | None] = ContextVar("collected", default=None)


@contextmanager
def noted_together() -> Iterator[None]:
    """What is noted meanwhile is written in one go at the end, in the transaction of what it tells of."""
    if _collected.get() is not None:
        yield
        return
    entries: list[AuditEntry] = []
    token = _collected.set(entries)
    try:
        yield
    finally:
        _collected.reset(token)
    AuditEntry.objects.bulk_create(entries)


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

    The reference is that of the row (`str` of a personal record; what is called by longer words is cut). The fields are
    names of columns, never values.
    """
    salt = new_salt()
    entry = AuditEntry(
        noted_at=timezone.now(),
        account=by.pk if by else 0,
        role=role,
        act=act,
        table=of._meta.label,
        reference=(reference or (str(of) if isinstance(of, models.Model) else ""))[:LONGEST_REFERENCE],
        controller=controller,
        reason=reason,
        salt=salt,
        reason_digest=digest_of_reason(salt, reason),
        fields=" ".join(fields)[:400],
    )
    collected = _collected.get()
    if collected is None:
        entry.save(force_insert=True)
    else:
        collected.append(entry)
    return entry


def reference_of_account(user: User) -> str:
    """What the log calls somebody of the staff to whom something was done."""
    return f"ACCOUNT-{user.pk}"


@transaction.atomic
def seal_entries(*, by: User | None) -> AuditSeal | None:
    """Seal the entries that have no seal yet, at most a batch; None when there are none. The worker calls it.

    An entry that is committed late, behind others with higher keys, goes into a later batch.
    """
    last = AuditSeal.objects.select_for_update().order_by("-pk").first()
    waiting = list(AuditEntry.objects.filter(seal=None).order_by("pk")[:BATCH])
    if not waiting:
        return None
    previous, now = last.digest if last else START, timezone.now()
    seal = AuditSeal.objects.create(
        sealed_at=now, entries=len(waiting), previous=previous, digest=digest_of(previous, now, waiting)
    )
    AuditEntry.objects.filter(pk__in=[entry.pk for entry in waiting]).update(seal=seal)
    return seal


@transaction.atomic
def blank_reasons(*, keys: Sequence[int], erasure: str, by: User | None) -> int:
    """Take the reasons of these entries out, for an erasure with this reference; returns how many.

    The log names the entries itself, in an entry that is sealed like all others: nobody else can empty a reason
    without being seen.
    """
    number = AuditEntry.objects.filter(pk__in=keys).update(reason="", salt="", erasure=erasure)
    for start in range(0, len(keys), NAMED_AT_ONCE):
        named = map(str, keys[start : start + NAMED_AT_ONCE])
        note(act=Act.BLANKED, of=AuditEntry, by=by, reference=erasure, fields=named)
    return number


def seals_due(*, today: datetime.date, held: Collection[str] = ()) -> QuerySet[AuditSeal]:
    """The seals, from the oldest on, whose entries are older than `settings.AUDIT_KEPT` days.

    Up to the first batch in which something is told of one of the people `held`: nothing of them is deleted.
    """
    before = timezone.make_aware(
        datetime.datetime.combine(today - datetime.timedelta(days=settings.AUDIT_KEPT), datetime.time())
    )
    kept = AuditSeal.objects.filter(forgotten_on=None)
    stays = kept.filter(Q(sealed_at__gte=before) | Q(sealed__reference__in=list(held))).order_by("pk").first()
    return kept.filter(pk__lt=stays.pk) if stays else kept


@transaction.atomic
def forget_entries(*, today: datetime.date, held: Collection[str] = (), by: User | None) -> int:
    """Delete the entries of some batches that are due; returns how many, 0 when there is nothing left to do.

    The last seal of them stays: the chain begins behind it, and the log itself tells that it does so rightly.
    """
    old = list(seals_due(today=today, held=held).order_by("pk")[:FORGOTTEN_AT_ONCE])
    if not old:
        return 0
    beginning = old[-1]
    gone, _each = AuditEntry.objects.filter(seal__in=[seal.pk for seal in old]).delete()
    AuditSeal.objects.filter(pk__lt=beginning.pk).delete()
    AuditSeal.objects.filter(pk=beginning.pk).update(forgotten_on=today)
    note(act=Act.FORGOT, of=AuditSeal, by=by, reference=noted_beginning(beginning)["reference"], fields=[str(gone)])
    return gone
