"""Transactions of services that call each other, and whose turn it is to write."""

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

_inside: ContextVar[bool] = ContextVar("inside", default=False)
_turn = threading.RLock()


def one_transaction(service: Callable[P, R]) -> Callable[P, R]:
    """A service that is a transaction by itself, and a plain part of that of another such service which calls it.

    A savepoint for each of them would let the outer one go on without the inner one, which none of them does, and costs
    two questions to the database. What fails inside undoes the whole.
    """

    @wraps(service)
    def run(*args: P.args, **words: P.kwargs) -> R:
        if _inside.get():
            return service(*args, **words)
        token = _inside.set(True)
        try:
            with transaction.atomic():
                return service(*args, **words)
        finally:
            _inside.reset(token)

    return run


@contextmanager
def in_turn() -> Iterator[None]:
    """One after another, among the threads of this process; on SQLite among all processes of this machine.

    A database that locks rows wakes those who wait in no order that helps: with every thread of a process asking for
    the same row, five hundred forms took a third longer than with one asking for each process. SQLite does not queue
    those who wait: they try again and again, sleep in between, and a busy process starves the other. Where something
    is written without its turn, it waits for the database as ever.
    """
    if connection.in_atomic_block:
        yield
        return
    with _turn:
        if connection.vendor != "sqlite":
            yield
            return
        with (settings.DATA / "writing.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
