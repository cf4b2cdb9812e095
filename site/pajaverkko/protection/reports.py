"""The record of processing, made from the register of fields; how deletion goes; whether the audit log fits."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from base.audit.chain import look_at_newest
from base.audit.checking import last_check
from base.audit.choices import Fault
from base.audit.models import AuditCheck, AuditSeal
from base.personal_data.choices import PERSONAL, Fate, Kind
from base.personal_data.forgetting import deletion_is_late, due_numbers
from base.personal_data.keeping import Kept
from base.personal_data.models import DeletionRun
from base.personal_data.register import Table, tables


@dataclass(frozen=True)
class Processing:
    """One table of the record: what it is for, what it holds of whom, how long, what erasing does."""

    name: str
    purpose: str
    columns: Sequence[tuple[str, str]]
    kept: str
    erased: str
    of_people: bool = False


def record_of_processing() -> list[Processing]:
    """Article 30: every table with personal data; those of the people who take part come first."""
    found = [_processing(table) for table in tables() if table.personal and table.purpose]
    return sorted(found, key=lambda one: (not one.of_people, one.name))


def _processing(table: Table) -> Processing:
    meta = table.model._meta
    labels = {column.name: str(column.verbose_name) for column in meta.local_fields}
    columns = [(labels[name], str(Kind(kind).label)) for name, kind in table.kinds.items() if kind in PERSONAL]
    kept = "; ".join(_rule(rule) for rule in table.kept) or _("As long as what it belongs to.")
    erased = str(Fate(table.fate).label) if table.person else _("Looked through for the person's name and addresses.")
    return Processing(str(meta.verbose_name_plural), str(table.purpose), columns, kept, erased, bool(table.person))


def _rule(rule: Kept) -> str:
    if rule.basis:
        return str(rule.basis)
    months = ngettext("%d month", "%d months", rule.months) % rule.months if rule.months else ""
    days = ngettext("%d day", "%d days", rule.days) % rule.days if rule.days else ""
    return " ".join(filter(None, (months, days)))


@dataclass(frozen=True)
class DeletionStatus:
    """The last nights, what tonight's run would delete, and whether something is wrong."""

    runs: Sequence[DeletionRun]
    due: Sequence[tuple[str, int]]
    is_late: bool


@dataclass(frozen=True)
class BrokenSeal:
    """A seal that does not fit, as the officer reads it; the moment only while the seal is still there."""

    number: int
    fault: str
    sealed_at: datetime.datetime | None


@dataclass(frozen=True)
class LogState:
    """What the last check of the whole log saw, and what is seen of its newest seals now."""

    check: AuditCheck | None
    is_asked_for: bool
    newest: AuditSeal | None
    broken: Sequence[BrokenSeal]


def state_of_log() -> LogState:
    """Bounded, however long the log is: the last check is told, the newest seals are looked at."""
    check, newest = last_check(), look_at_newest()
    told = {one["seal"]: Fault(one["fault"]) for one in check.faults} if check else {}
    told |= {one.seal: one.fault for one in newest.broken}
    moments = dict(AuditSeal.objects.filter(pk__in=told).values_list("pk", "sealed_at"))
    broken = [BrokenSeal(seal, str(fault.label), moments.get(seal)) for seal, fault in sorted(told.items())]
    return LogState(check, AuditCheck.objects.filter(ended_at=None).exists(), newest.newest, broken)


def reach_of_erasure() -> str:
    """What the second moment of a certificate says, and what it does not: databases differ."""
    if connection.vendor == "postgresql":
        return _(
            "Each night after the deletion all tables are written anew (VACUUM FULL). From the moment that is told "
            "here nothing of the person is in the files of the tables, their indexes and statistics. PostgreSQL's "
            "write-ahead log, its archives and replicas are not reached: they hold bytes of the person until they are "
            "written over. Nor are backups made before, messages that were delivered, and papers that were printed."
        )
    return _(
        "Each night after the deletion the database's file is written anew. From the moment that is told here nothing "
        "of the person is in it, nor in its log. Not reached are backups made before, messages that were delivered, "
        "and papers that were printed."
    )


def deletion_status(today: datetime.date) -> DeletionStatus:
    named = {table.label: str(table.model._meta.verbose_name_plural) for table in tables()}
    due = [(named.get(label, label), number) for label, number in due_numbers(today).items()]
    return DeletionStatus(list(DeletionRun.objects.all()[:14]), due, deletion_is_late(timezone.now()))
