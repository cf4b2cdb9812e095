"""Whether a file holds a personal identity code anywhere. For the processes that look into one file, and no other."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from base.identity.watching import Watch


def texts_in(path: Path, kind: str) -> Iterator[str]:
    """What is searched of a file, a part after the other."""
    found: Iterator[str] = _reader(kind).read(path)
    return found


def _reader(kind: str) -> Any:
    return importlib.import_module(f"base.search.readers.{kind}")


class FileWatch:
    """Sees the parts of one file as they are read."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind = path, kind
        self._watch = Watch()

    def sees_code(self, part: str) -> bool:
        """Whether a code ends in this part. Only plain texts come in parts that may end in the middle of a word."""
        return self._watch.sees_code(part if self.kind == "txt" else f"{part}\n")

    def finds_code_in_corners(self) -> bool:
        """Whether there is one in what is not searched; as far as it can be read at all."""
        try:
            return any(Watch().sees_code(corner) for corner in _reader(self.kind).corners(self.path))
        except Exception:  # noqa: BLE001 - whatever a reader of the format stumbles over
            return False


def holds_code(path: Path, kind: str) -> bool:
    """Whether a code stands anywhere in a file. Fails on one that cannot be read."""
    watch = FileWatch(path, kind)
    return any(watch.sees_code(part) for part in texts_in(path, kind)) or watch.finds_code_in_corners()
