"""What several pages are made of, kept under the public version as well."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import caches
from django.utils import timezone

from base.asked_once import asked_once
from base.page_cache.queries import public_version

T = TypeVar("T")
MINUTE = 60
_version_of_this_look = asked_once(public_version)


def kept_part(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once for each version and minute. The name says of what it is, too."""
    version = _version_of_this_look()
    if not version:
        return make()
    found = caches["pages"].get_or_set(
        f"part-{name}-{version}-{int(timezone.now().timestamp()) // MINUTE}", make, MINUTE
    )
    return cast("T", found)
