"""A cache on another machine that may be away: what is kept there is made anew meanwhile, and no reader notices."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])
LEFT_ALONE = 5.0
"""Seconds for which a server that did not answer is not asked again: else each page would wait for it anew."""
CLEARED_AT_ONCE = 1000
_asked_again_at = [0.0]


def is_left_alone() -> bool:
    """Whether the server has not answered this process a moment ago."""
    return time.monotonic() < _asked_again_at[0]


def ask_again() -> None:
    """As if it had always answered."""
    _asked_again_at[0] = 0.0


def _or(nothing: Callable[..., Any]) -> Callable[[F], F]:
    """Give this instead, when the server does not answer."""

    def wrap(work: F) -> F:
        @wraps(work)
        def run(self: Any, *args: Any, **words: Any) -> Any:
            if is_left_alone():
                return nothing(*args, **words)
            try:
                return work(self, *args, **words)
            except RedisError as error:
                _asked_again_at[0] = time.monotonic() + LEFT_ALONE
                log.warning("The cache does not answer: %s.", type(error).__name__)
                return nothing(*args, **words)

        return run  # type: ignore[return-value]

    return wrap


def _no(*_args: Any, **_words: Any) -> bool:
    return False


def _none(*_args: Any, **_words: Any) -> None:
    return None


def _default(key: Any, default: Any = None, version: int | None = None) -> Any:
    return default


class TolerantRedisCache(RedisCache):
    """Only for what may be gone at any time: never for limits, which would not hold."""

    add = _or(_no)(RedisCache.add)
    get = _or(_default)(RedisCache.get)
    set = _or(_none)(RedisCache.set)
    touch = _or(_no)(RedisCache.touch)
    delete = _or(_no)(RedisCache.delete)
    get_many = _or(lambda *_args, **_words: {})(RedisCache.get_many)
    has_key = _or(_no)(RedisCache.has_key)
    set_many = _or(lambda *_args, **_words: [])(RedisCache.set_many)
    delete_many = _or(_none)(RedisCache.delete_many)

    @_or(_none)
    def clear(self) -> None:
        """Take away what this cache has put there. Django's own would empty the server, whoever else keeps in it."""
        client = self._cache.get_client(None, write=True)
        found: list[bytes] = []
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=CLEARED_AT_ONCE):
            found.append(key)
            if len(found) >= CLEARED_AT_ONCE:
                client.unlink(*found)
                found.clear()
        if found:
            client.unlink(*found)
