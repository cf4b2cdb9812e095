"""What this process holds in memory is of one public version: when it sees another, all of that is forgotten.

So no process shows what another one has changed as it was before, keeps what was erased, or grows by it.
"""

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

from base.page_cache.parts import leave_other_versions

_seen: list[str] = [""]


def follow(version: str) -> None:
    """Take notice of the version that was read just now; a cache on a server has keys that end by themselves."""
    leave_other_versions(version)
    if version == _seen[0]:
        return
    _seen[0] = version
    for name in ("default", "pages"):
        # A name stands for another object in each thread, all of which share what they hold.
        cache = caches[name]
        if isinstance(cache, LocMemCache):
            cache.clear()
