"""A cache on another machine that may be away: what is kept there is made anew meanwhile, and no reader notices."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])


def _or(nothing: Any) -> Callable[[F], F]:
    """Give this instead, when the server does not answer."""

    def wrap(work: F) -> F:
        @wraps(work)
        def run(self: Any, *args: Any, **words: Any) -> Any:
            try:
                return work(self, *args, **words)
            except RedisError as error:
                log.warning("The cache does not answer: %s.", type(error).__name__)
                return nothing() if callable(nothing) else nothing

        return run  # type: ignore[return-value]

    return wrap


class TolerantRedisCache(RedisCache):
    """Only for what may be gone at any time: never for limits, which would not hold."""

    add = _or(False)(RedisCache.add)  # noqa: FBT003
    set = _or(None)(RedisCache.set)
    touch = _or(False)(RedisCache.touch)  # noqa: FBT003
    delete = _or(False)(RedisCache.delete)  # noqa: FBT003
    get_many = _or(dict)(RedisCache.get_many)
    has_key = _or(False)(RedisCache.has_key)  # noqa: FBT003
    set_many = _or(list)(RedisCache.set_many)
    delete_many = _or(None)(RedisCache.delete_many)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except RedisError as error:
            log.warning("The cache does not answer: %s.", type(error).__name__)
            return default
