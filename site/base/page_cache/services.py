"""Moving the public version by hand, and keeping its table short."""

from django.db import connection, transaction

from base.page_cache.queries import number_of_changes
from base.page_cache.triggers import DRAWN_ON_POSTGRESQL, DRAWN_ON_SQLITE, HIGHEST, LISTS, MOVES, PASSING, TABLE
from base.users import User

MOST_CHANGES = 100
"""Rows that are added up for each page; the worker, and a web server that begins, forget older ones."""


def public_has_changed(*, by: User | None, passing: bool = False) -> None:
    """What the public sees has changed, though no seen table has: such as a number that is told in wide steps.

    `passing` leaves alone what lists are made of.
    """
    with connection.cursor() as cursor:
        cursor.execute(MOVES[connection.vendor, PASSING if passing else LISTS])


@transaction.atomic
def forget_old_changes(*, by: User | None) -> int:
    """Leave one change, a new one, where there are many; returns how many went.

    With none left the version would be the one that it was after the last time, and old pages would be found. What
    lists are held under stays: the one has the sum of those that went.
    """
    if number_of_changes() <= MOST_CHANGES:
        return 0
    row = f"1, {DRAWN_ON_SQLITE}" if connection.vendor == "sqlite" else f"txid_current(), {DRAWN_ON_POSTGRESQL}"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} RETURNING of_lists")  # noqa: S608
        gone = [of_lists for (of_lists,) in cursor.fetchall()]
        held_under = sum(gone) % HIGHEST
        cursor.execute(f'INSERT INTO {TABLE} ("transaction", token, of_lists) VALUES ({row}, {held_under})')  # noqa: S608
    return len(gone)
