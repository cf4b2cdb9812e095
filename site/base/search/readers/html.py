"""The text inside web pages."""

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup


def read(path: Path) -> Iterator[str]:
    page = BeautifulSoup(path.read_bytes(), "lxml")
    for part in page(["script", "style", "template"]):
        part.decompose()
    yield page.get_text(" ")


def corners(path: Path) -> Iterator[str]:
    """The page as it was written, with comments and what stands in tags."""
    yield path.read_text(encoding="utf-8", errors="replace")
