"""Plain texts."""

from pathlib import Path

from base.uploads.checks.words import text_of
from base.uploads.confined import answer, known, refused
from base.uploads.findings import Findings


def look(path: Path) -> Findings:
    _text, faults = text_of(path)
    return refused("txt", faults) if faults else known("txt")


if __name__ == "__main__":
    answer(look)
