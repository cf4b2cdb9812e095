"""Keeping what is found in step with what is public."""

from collections.abc import Callable, Iterable

from base.search.files import files_to_read, pages_offering, read_files
from base.search.index import forget_entry, index_pages, rebuild_index, rebuild_is_due
from base.search.models import SearchEntry
from base.users import User

AT_ONCE = 100


def keep_found(*, keys: Iterable[int], by: User | None) -> int:
    """Index these pages as they are now, or take them out; return how many of them can be found."""
    wanted = sorted(set(keys))
    return sum(index_pages(keys=wanted[start : start + AT_ONCE]) for start in range(0, len(wanted), AT_ONCE))


def forget_page(*, entry: SearchEntry, by: User | None) -> None:
    """Take out what a page was found by, at the moment it is deleted; with its words, which may have been a mistake."""
    forget_entry(entry=entry)


def keep_files_found(
    *, by: User | None, keys: Iterable[int] | None = None, tell: Callable[[int, int], object] = lambda done, total: None
) -> int:
    """Read these files, or all that have not been read as they are now, and index the pages that offer them.

    Returns how many were read; `tell` is called after each with how many there are.
    """
    wanted = files_to_read() if keys is None else list(keys)
    pages: set[int] = set()
    done = 0
    for done, key in enumerate(read_files(keys=wanted), start=1):
        pages.update(pages_offering(key))
        tell(done, len(wanted))
    keep_found(keys=pages, by=by)
    return done


def keep_analyser(*, by: User | None) -> bool:
    """Make the index anew when it was made by another analyser; return whether it was."""
    if not rebuild_is_due():
        return False
    rebuild_index()
    return True
