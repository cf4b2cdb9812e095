"""The text inside plain texts."""

from collections.abc import Iterator
from pathlib import Path

MOST = 400_000


def read(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        yield lines.read(MOST)
