"""Under which version what the public sees is kept now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import Error, connection

VERSION = "SELECT count(*), sum(token) FROM base_publicchange"


def public_version() -> str:
    """Another one after each change of what the public sees; empty where none can be told, so that nothing is kept."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(VERSION)
            number, total = cursor.fetchone()
    except Error:
        return ""
    return f"{number}-{total}" if number else ""


def number_of_changes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_publicchange")
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
