"""The text inside plain texts."""

import codecs
from collections.abc import Iterator
from pathlib import Path

MOST = 400_000
"""Signs of a piece."""


def read(path: Path) -> Iterator[str]:
    """In pieces, the first of which is all that is searched. UTF-8, or UTF-16 that says so."""
    with path.open("rb") as file:
        is_wide = file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    with path.open(encoding="utf-16" if is_wide else "utf-8", errors="replace") as lines:
        while piece := lines.read(MOST):
            yield piece


def corners(path: Path) -> Iterator[str]:
    """A plain text has none."""
    return iter(())
