"""Making sure that what was deleted is not in the database's files either.

A deleted row leaves its bytes behind until something is written over them. Once a night, after the deletion in time,
all tables are written anew; the certificates of erasure tell when that was. What it cannot reach is told beside them:
on PostgreSQL the server's own write-ahead log and its archives, on both whatever copies were made before.
"""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from base.page_cache.models import PublicChange
from base.personal_data.models import DeletionRun, Erasure
from base.users import User

TRIED_AGAIN_AFTER = datetime.timedelta(hours=1)
PATIENCE = 10
"""Seconds to wait for a table that somebody is using: others queue up behind whoever waits for the whole of it."""

STATISTICS_OF_EMPTY = """
    SELECT DISTINCT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    FROM pg_stats s
    JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = s.schemaname::regnamespace AND c.relpages = 0
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
    WHERE s.schemaname = current_schema() AND c.relkind = 'r'
"""


class NotCompactError(RuntimeError):
    """Something of what was deleted may still be in the database's files."""


def compact_once(*, now: datetime.datetime, by: User | None) -> bool:
    """Write the files anew once after the night's deletion; tried again each hour until nothing stands in the way.

    Raises NotCompactError.
    """
    free = Q(compacting_at=None) | Q(compacting_at__lt=now - TRIED_AGAIN_AFTER)
    run = DeletionRun.objects.exclude(ended_at=None).order_by("-run_on").first()
    if run is None or run.compacted_at:
        return False
    if not DeletionRun.objects.filter(free, pk=run.pk, compacted_at=None).update(compacting_at=now):
        return False
    compact(by=by)
    DeletionRun.objects.filter(pk=run.pk).update(compacted_at=timezone.now())
    return True


def compact(*, by: User | None) -> None:
    """Write every table anew, without what was deleted, and note it on the certificates. Raises NotCompactError.

    Readers and writers wait meanwhile, on PostgreSQL those of one table after another: a second for each hundred
    megabytes or so. It cannot be done in a transaction.
    """
    # Those that are committed: whatever another process is deleting now waits for the next time.
    erased = list(Erasure.objects.filter(compacted_at=None).values_list("pk", flat=True))
    {"sqlite": _compact_sqlite, "postgresql": _compact_postgresql}[connection.vendor]()
    Erasure.objects.filter(pk__in=erased).update(compacted_at=timezone.now())


def _compact_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise NotCompactError("A reader kept the write-ahead log from being emptied.")


def _compact_postgresql() -> None:
    """VACUUM alone would leave the bytes in the gaps of the pages; statistics hold values of the columns as well."""
    with connection.cursor() as cursor, _left() as left:
        # Every public page asks the table of versions, which holds numbers alone: none of them waits for it.
        tables = sorted({*connection.introspection.table_names(cursor)} - {PublicChange._meta.db_table})
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        try:
            for table in tables:
                cursor.execute(f"VACUUM (FULL, VERBOSE, ANALYZE) {connection.ops.quote_name(table)}")
            for statement in _forget_statistics(cursor):
                cursor.execute(statement)
            cursor.execute("VACUUM (FULL, VERBOSE) pg_catalog.pg_statistic")
        finally:
            cursor.execute("SET lock_timeout = DEFAULT")
    if any(left):
        raise NotCompactError("A table could not be written anew, or an open transaction still sees what was deleted.")


def _forget_statistics(cursor: Any) -> list[str]:
    """Of tables that are empty now: ANALYZE keeps what it knew of them. A column of a new type has no statistics."""
    cursor.execute(STATISTICS_OF_EMPTY)
    columns: dict[str, list[str]] = {}
    for table, column, kind in cursor.fetchall():
        if not _has_rows(cursor, table):
            columns.setdefault(table, []).append(f"ALTER COLUMN {connection.ops.quote_name(column)} TYPE {kind}")
    return [f"ALTER TABLE {connection.ops.quote_name(table)} {', '.join(told)}" for table, told in columns.items()]


def _has_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")  # noqa: S608
    return bool(cursor.fetchone()[0])


@contextmanager
def _left() -> Iterator[list[bool]]:
    """For each message of the server whether it tells that something was left. Later it cannot be read any more."""
    found: list[bool] = []

    def look(notice: Any) -> None:
        found.append(_tells_of_something_left(notice))

    connection.ensure_connection()
    server = connection.connection
    server.add_notice_handler(look)
    try:
        yield found
    finally:
        server.remove_notice_handler(look)


def _tells_of_something_left(notice: Any) -> bool:
    """A warning tells of a table that we may not write anew; a detail, of rows that another transaction still sees."""
    if notice.severity_nonlocalized == "WARNING":
        return True
    number = re.match(r"\s*(\d+)", notice.message_detail or "")
    return bool(number and int(number.group(1)))
