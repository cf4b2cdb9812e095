"""Under which version what the public sees is kept now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from weakref import WeakSet

from django.db import Error, connection
from psycopg.pq import ExecStatus

from base.page_cache.triggers import HIGHEST, TABLE

VERSION = f"SELECT count(*), sum(token), sum(of_lists) % {HIGHEST} FROM {TABLE}"  # noqa: S608
STATEMENT = b"public_version"
_prepared: WeakSet[Any] = WeakSet()
"""The connections that know it."""


def public_version() -> str:
    """Another one after each change of what the public sees; empty where none can be told, so that nothing is kept."""
    try:
        number, total, lists = _asked_directly() or _asked()
    except Error:
        return ""
    return f"{number}-{total}-{lists}" if number else ""


def version_of_lists(version: str) -> str:
    """That part of a version which moves only with what lists, and answers to questions, are made of."""
    return version.rpartition("-")[2]


def _asked() -> Any:
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return cursor.fetchone()


def _asked_directly() -> tuple[int, ...] | None:
    """On PostgreSQL, outside of transactions, which a failure would end. Every page begins with it."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return None
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return asked_by_statement(connection.connection)


def asked_by_statement(opened: Any) -> tuple[int, ...] | None:
    """By a statement that is prepared once for each connection, in a third of the time of a cursor.

    Nothing where the server does not know it any more; it is prepared again for the next time.
    """
    if opened not in _prepared:
        opened.pgconn.prepare(STATEMENT, VERSION.encode())
        _prepared.add(opened)
    answer = opened.pgconn.exec_prepared(STATEMENT, None)
    if answer.status != ExecStatus.TUPLES_OK:
        _prepared.discard(opened)
        return None
    return tuple(int(answer.get_value(0, column) or 0) for column in range(3))


def number_of_changes() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")  # noqa: S608
        return int(cursor.fetchone()[0])


_held: ContextVar[str] = ContextVar("version_held", default="")


@contextmanager
def holding(version: str) -> Iterator[None]:
    """While one request looks, the version that was read before anything else."""
    token = _held.set(version)
    try:
        yield
    finally:
        _held.reset(token)


def version_held() -> str:
    return _held.get()
