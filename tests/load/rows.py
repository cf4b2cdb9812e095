"""Rows of a bench of pages: what is asked, measured in turns with what it is compared with, and printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.load.readers import PAGES_OF_A_READER, Measured, read_for, together

HEADS = {"Accept": "text/html", "Accept-Encoding": "gzip", "User-Agent": "bench"}
TURNS = 3
"""In which what is compared is asked, a third of the time each."""
HEADINGS = f"{'':20}{'1/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'bytes':>8}{'asked':>7}"


@dataclass(frozen=True)
class Row:
    """What is asked, and how many questions that takes of the database, as far as it is known.

    Who waits for a page that `is_made` has a connection of their own.
    """

    name: str
    address: str
    asked: str = ""
    is_made: bool = False
    readers: int = 8

    def read(self, seconds: float) -> Measured:
        pages = 1 if self.is_made else PAGES_OF_A_READER
        return read_for(self.address, seconds, heads=HEADS, readers=self.readers, pages=pages)


def in_turns(rows: Sequence[Row], seconds: float) -> dict[str, Measured]:
    """After a while of warming up, each for so many seconds, one after the other: a machine that others share is not
    always as fast, and who is compared is to have as much of its good minutes.
    """
    for row in rows:
        row.read(3 if row.is_made else 1)
    turns = [[row.read(seconds / TURNS) for row in rows] for _turn in range(TURNS)]
    found = {row.name: together(parts) for row, parts in zip(rows, zip(*turns, strict=True), strict=True)}
    for row in rows:
        tell(row.name, found[row.name], row.asked)
    return found


def tell(name: str, found: Measured, asked: str) -> None:
    numbers = f"{found.per_second:8.0f}{found.p50:8.1f}{found.p95:8.1f}{found.p99:8.1f}{found.size:8}{asked:>7}"
    print(f"{name:20}{numbers}", flush=True)
