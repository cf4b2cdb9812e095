"""A page that many ask for at once is made by one of them; the others wait for what they make.

Else a crowd that comes just after a change would have the same page made by each thread of this process.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT = 5
"""Seconds after which somebody who waits makes the page themselves."""
MOST_UNKEPT = 1_000
"""Addresses of which is known that nobody is to wait for another: the oldest knowledge is thrown away whole."""

_lock = threading.Lock()
_making: dict[str, threading.Event] = {}
_unkept: set[str] = set()


@contextmanager
def making(key: str, address: str) -> Iterator[bool]:
    """Whether this thread is to make the page; else another one just did, or took too long. `key` is of one version."""
    with _lock:
        other = _making.get(key)
        own = None
        if other is None and address not in _unkept:
            own = _making[key] = threading.Event()
    if own is None:
        if other is not None:
            other.wait(LONGEST_WAIT)
        yield other is None
        return
    try:
        yield True
    finally:
        with _lock:
            del _making[key]
        own.set()


def was_kept(address: str, *, kept: bool) -> None:
    """Take notice of whether this page may be kept: with a form in it each reader has a page of their own."""
    with _lock:
        if kept:
            _unkept.discard(address)
            return
        if len(_unkept) >= MOST_UNKEPT:
            _unkept.clear()
        _unkept.add(address)
