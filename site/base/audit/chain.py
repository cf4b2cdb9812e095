"""The chain of seals: what it is made of, and whether it still fits."""

import hashlib
from collections.abc import Iterator, Sequence

from base.audit.models import AuditEntry, AuditSeal

START = "0" * 64
"""What stands before the first seal."""


def digest_of(previous: str, entries: Sequence[AuditEntry]) -> str:
    """The digest of a batch behind the one before it."""
    digest = hashlib.sha256(previous.encode())
    for entry in entries:
        digest.update(b"\x1e" + entry.line().encode())
    return digest.hexdigest()


def broken_seals() -> Iterator[AuditSeal]:
    """The seals that do not fit: an entry of theirs, or a seal before, was changed, added or taken away.

    Batches that were deleted in time are known by their seals only.
    """
    previous = START
    for seal in AuditSeal.objects.order_by("pk").iterator():
        entries = list(seal.sealed.order_by("pk"))
        if seal.previous != previous or not _fits(seal, entries):
            yield seal
        previous = seal.digest


def _fits(seal: AuditSeal, entries: Sequence[AuditEntry]) -> bool:
    if seal.forgotten_on:
        return not entries
    return len(entries) == seal.entries and digest_of(seal.previous, entries) == seal.digest
