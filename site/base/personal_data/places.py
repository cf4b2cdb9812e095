"""Places outside the own tables where somebody's words may lie: histories, logs, sessions, letters, files.

The ground knows no such place; each is registered by whoever knows it, as a function that takes everything away that
holds one of the values, and tells how many places that were.
"""

from collections.abc import Callable, Sequence

Clean = Callable[[Sequence[str]], int]

_places: dict[str, Clean] = {}


def place(name: str) -> Callable[[Clean], Clean]:
    """Register a function that cleans a place of values: names, addresses, numbers, as they were written."""

    def keep(clean: Clean) -> Clean:
        _places[name] = clean
        return clean

    return keep


def clean_places(values: Sequence[str]) -> dict[str, int]:
    """Clean every place; returns how much there was, by the place's name."""
    return {name: number for name, clean in sorted(_places.items()) if (number := clean(values))}


Find = Callable[[Sequence[str]], list[int]]
_files: list[Find] = []


def finds_files(find: Find) -> Find:
    """Register the function that gives the keys of documents in which one of the values stands.

    What is inside a file only somebody can change.
    """
    _files[:] = [find]
    return find


def files_with(values: Sequence[str]) -> list[int]:
    """The keys of the documents that somebody has to look through. Asked before the places are cleaned."""
    return sorted({key for find in _files for key in find(values)})
