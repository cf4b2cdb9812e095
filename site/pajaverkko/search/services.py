"""Keeping what is found in step with what is public."""

from collections.abc import Callable, Iterable

from base.search.files import files_to_read, pages_offering, read_file
from base.search.index import index_pages, rebuild_index, rebuild_is_due
from base.users import User

AT_ONCE = 100


def keep_found(*, keys: Iterable[int], by: User | None) -> int:
    """Index these pages as they are now, or take them out; return how many of them can be found."""
    wanted = sorted(set(keys))
    return sum(index_pages(keys=wanted[start : start + AT_ONCE]) for start in range(0, len(wanted), AT_ONCE))


def keep_file_found(*, key: int, by: User | None) -> int:
    """Read the text of a file, and index the pages that offer it; return how many of them can be found."""
    return keep_found(keys=pages_offering(key), by=by) if read_file(key=key) else 0


def keep_files_found(*, by: User | None, tell: Callable[[int, int], object] = lambda done, total: None) -> int:
    """Read every file that has not been read yet; return how many there were."""
    keys = files_to_read()
    pages: set[int] = set()
    for done, key in enumerate(keys, start=1):
        if read_file(key=key):
            pages.update(pages_offering(key))
        tell(done, len(keys))
    keep_found(keys=pages, by=by)
    return len(keys)


def keep_analyser(*, by: User | None) -> bool:
    """Make the index anew when it was made by another analyser; return whether it was."""
    if not rebuild_is_due():
        return False
    rebuild_index()
    return True
