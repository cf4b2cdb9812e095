"""Moving the public version by hand, and keeping its table short."""

from django.db import connection, transaction

from base.page_cache.queries import number_of_changes
from base.page_cache.triggers import BEGIN_ON_SQLITE, MOVE_ON_POSTGRESQL, MOVE_ON_SQLITE, TABLE
from base.users import User

MOST_CHANGES = 100
"""Rows that are added up for each page; the worker, and a web server that begins, forget older ones."""


def public_has_changed(*, by: User | None) -> None:
    """What the public sees has changed, though no seen table has: such as a number that is told in wide steps."""
    with connection.cursor() as cursor:
        cursor.execute(MOVE_ON_SQLITE if connection.vendor == "sqlite" else MOVE_ON_POSTGRESQL)


@transaction.atomic
def forget_old_changes(*, by: User | None) -> int:
    """Leave one change, a new one, where there are many; returns how many went.

    With none left the version would be the one that it was after the last time, and old pages would be found.
    """
    if number_of_changes() <= MOST_CHANGES:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
        gone = int(cursor.rowcount)
        cursor.execute(BEGIN_ON_SQLITE if connection.vendor == "sqlite" else MOVE_ON_POSTGRESQL)
    return gone
