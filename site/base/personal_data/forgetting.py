"""The nightly deletion of what has been kept long enough."""

import datetime
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from base.audit.choices import Act
from base.audit.services import note
from base.controlled import everyones
from base.personal_data.holding import held_people
from base.personal_data.models import DeletionRun
from base.personal_data.orphans import sweep_files
from base.personal_data.register import Table, tables
from base.personal_data.rows import Keys, delete_with_all, keys_with_all
from base.users import User

AT = datetime.time(4, 30)
"""In Helsinki: the hour before is missing on a night of March and comes twice on one of October."""
LATE_AFTER = datetime.timedelta(hours=26)
BATCH = 500


def due_rows(today: datetime.date) -> Iterator[tuple[Table, QuerySet]]:
    """What is to go by the end of today, table by table.

    Nothing of a person on whom there is a hold, or whose data may only be kept.
    """
    held = held_people()
    with everyones():
        for table in tables():
            for rule in table.kept:
                rows = rule.due(table.model._base_manager.all(), today)
                yield table, rows.exclude(**{f"{table.person}__in": held}) if table.person and held else rows


def due_numbers(today: datetime.date) -> dict[str, int]:
    """How many rows of which tables a run of today would delete: the same question, nothing deleted."""
    found: Keys = {}
    for _table, rows in due_rows(today):
        for label, keys in keys_with_all(rows).items():
            found.setdefault(label, set()).update(keys)
    return {label: len(keys) for label, keys in found.items()}


def delete_in_time(*, now: datetime.datetime, by: User | None) -> DeletionRun | None:
    """Delete what is due, once a day from half past four; None before that and when it is done already.

    A run that was cut off is taken up again, and one after days of pause deletes what those days would have.
    """
    local = timezone.localtime(now)
    if local.time() < AT:
        return None
    run, _made = DeletionRun.objects.get_or_create(run_on=local.date(), defaults={"begun_at": now})
    if run.ended_at:
        return None
    for table, rows in due_rows(local.date()):
        while _delete_batch(run, table, rows, local.date()):
            pass
    sweep_files(now=now)
    return run if _end(run) else None


def deletion_is_late(now: datetime.datetime) -> bool:
    """Whether no run has come to its end for 26 hours; where there was none yet, since the first account was made."""
    ended = DeletionRun.objects.aggregate(last=Max("ended_at"))["last"]
    since = ended or User.objects.aggregate(first=Min("date_joined"))["first"]
    return since is not None and now - since > LATE_AFTER


@transaction.atomic
def _delete_batch(run: DeletionRun, table: Table, rows: QuerySet, today: datetime.date) -> bool:
    """Delete some of these rows, count them in the same transaction; False when nothing is left to do.

    The run's row is locked: of several workers each deletes and counts what the others have not.
    """
    kept = DeletionRun.objects.select_for_update().get(pk=run.pk)
    gone = {} if kept.ended_at else _go(table, rows, today)
    for label, number in gone.items():
        kept.rows[label] = kept.rows.get(label, 0) + number
    kept.save(update_fields=["rows"])
    return bool(gone)


def _go(table: Table, rows: QuerySet, today: datetime.date) -> dict[str, int]:
    """Delete a batch; returns how many rows of which tables went."""
    if table.goes:
        number = table.goes(today)
        return {table.label: number} if number else {}
    keys = list(rows.values_list("pk", flat=True)[:BATCH])
    if not keys:
        return {}
    note(act=Act.FORGOT, of=rows.model, by=None, reference=f"{len(keys)}")
    return delete_with_all(rows.model._base_manager.filter(pk__in=keys))


def _end(run: DeletionRun) -> bool:
    """Whether it was this worker that came to the end of the run."""
    ended = DeletionRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=timezone.now())
    run.refresh_from_db()
    return bool(ended)
