"""The chain of seals: what it is made of, and whether it still fits."""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from base.audit.choices import Act, Fault
from base.audit.models import AuditCheck, AuditEntry, AuditSeal

START = "0" * 64
"""What stands before the first seal."""
AT_ONCE = 50
"""Seals whose entries are held in memory together."""
NEWEST = 5
"""Seals that are looked at again whenever somebody opens the log."""


@dataclass(frozen=True)
class Broken:
    """A seal, by its key, that does not fit."""

    seal: int
    fault: Fault


@dataclass
class Look:
    """What was seen of a piece of the log; `newest` is the last seal of it."""

    seals: int = 0
    entries: int = 0
    newest: AuditSeal | None = None
    broken: list[Broken] = field(default_factory=list)


def digest_of(previous: str, sealed_at: datetime.datetime, entries: Iterable[AuditEntry]) -> str:
    """The digest of a batch behind the one before it."""
    digest = hashlib.sha256(f"{previous} {sealed_at.astimezone(datetime.UTC).isoformat()}".encode())
    for entry in entries:
        digest.update(b"\x1e" + entry.line().encode())
    return digest.hexdigest()


def look_at_all() -> Look:
    """Every seal with its entries; and whether each seal that an earlier check has seen is still there.

    What does not fit is looked at twice: batches may be deleted in time meanwhile.
    """
    look = look_at(AuditSeal.objects.all())
    look.broken = [one for one in look.broken if look_at(AuditSeal.objects.filter(pk=one.seal)).broken]
    look.broken += [Broken(seal, Fault.END) for seal in _seals_gone()]
    return look


def look_at_newest() -> Look:
    """The newest seals only, however long the log is."""
    keys = list(AuditSeal.objects.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
    return look_at(AuditSeal.objects.filter(pk__in=keys))


def look_at(seals: QuerySet[AuditSeal]) -> Look:
    """These seals, which follow one another, with their entries."""
    look, before = Look(), None
    for seal, entries in _with_entries(seals):
        if look.newest is None:
            before = AuditSeal.objects.filter(pk__lt=seal.pk).order_by("-pk").first()
        if fault := _fault(seal, entries, before):
            look.broken.append(Broken(seal.pk, fault))
        look.seals, look.entries = look.seals + 1, look.entries + len(entries)
        look.newest = before = seal
    return look


def _with_entries(seals: QuerySet[AuditSeal]) -> Iterator[tuple[AuditSeal, list[AuditEntry]]]:
    last = 0
    while some := list(seals.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        sealed: dict[int, list[AuditEntry]] = defaultdict(list)
        for entry in AuditEntry.objects.filter(seal__in=[seal.pk for seal in some]).order_by("pk"):
            sealed[entry.seal_id or 0].append(entry)
        yield from ((seal, sealed[seal.pk]) for seal in some)
        last = some[-1].pk


def _fault(seal: AuditSeal, entries: Sequence[AuditEntry], before: AuditSeal | None) -> Fault | None:
    if seal.forgotten_on:
        was_forgotten = before is None and not entries and AuditEntry.objects.filter(**noted_beginning(seal)).exists()
        return None if was_forgotten else Fault.BEGINNING
    if seal.previous != (before.digest if before else START):
        return Fault.CHAIN if before else Fault.BEGINNING
    if len(entries) != seal.entries or digest_of(seal.previous, seal.sealed_at, entries) != seal.digest:
        return Fault.CHANGED
    return None if _reasons_fit(entries) else Fault.REASON


def noted_beginning(seal: AuditSeal) -> dict[str, str]:
    """What the log itself says when the entries up to this seal were deleted in time."""
    return {"act": Act.FORGOT, "table": AuditSeal._meta.label, "reference": seal.digest[:40]}


def _reasons_fit(entries: Sequence[AuditEntry]) -> bool:
    """Each reason is the one that was sealed; or it is empty, and the log says that an erasure emptied it."""
    gone = {entry.erasure for entry in entries if entry.erasure}
    emptied: dict[str, set[str]] = defaultdict(set)
    if gone:
        told = AuditEntry.objects.filter(act=Act.BLANKED, table=AuditEntry._meta.label, reference__in=gone)
        for erasure, keys in told.values_list("reference", "fields"):
            emptied[erasure].update(keys.split())
    return all(
        not (entry.reason or entry.salt) and str(entry.pk) in emptied[entry.erasure]
        if entry.erasure
        else entry.reason_is_sealed
        for entry in entries
    )


def _seals_gone() -> list[int]:
    """The seals up to which earlier checks came, and that are there no longer although nothing is deleted so far."""
    beginning = AuditSeal.objects.exclude(forgotten_on=None).order_by("pk").first()
    seen = AuditCheck.objects.exclude(ended_at=None).exclude(digest="")
    seen = seen.filter(newest__gt=beginning.pk if beginning else 0)
    return sorted(set(seen.exclude(digest__in=AuditSeal.objects.values("digest")).values_list("newest", flat=True)))
