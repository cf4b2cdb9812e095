"""Making sure that what was deleted is not in the database's file either."""

from django.db import connection


def compact() -> None:
    """SQLite: empty the write-ahead log and write the file anew. PostgreSQL does it by itself (autovacuum).

    Readers and writers wait meanwhile: a second for each hundred megabytes or so.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
