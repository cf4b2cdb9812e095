"""Keeping what is found in step with what is public."""

from collections.abc import Iterable

from base.search.index import index_pages, rebuild_index, rebuild_is_due
from base.users import User

AT_ONCE = 100


def keep_found(*, keys: Iterable[int], by: User | None) -> int:
    """Index these pages as they are now, or take them out; return how many of them can be found."""
    wanted = sorted(set(keys))
    return sum(index_pages(keys=wanted[start : start + AT_ONCE]) for start in range(0, len(wanted), AT_ONCE))


def keep_analyser(*, by: User | None) -> bool:
    """Make the index anew when it was made by another analyser; return whether it was."""
    if not rebuild_is_due():
        return False
    rebuild_index()
    return True
