"""The text inside PDF files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

MOST_PAGES = 600


def read(path: Path) -> Iterator[str]:
    for page in PdfReader(path).pages[:MOST_PAGES]:
        yield page.extract_text() or ""


def corners(path: Path) -> Iterator[str]:
    """What the file tells of itself, what is written into its forms and notes, and its table of contents."""
    reader = PdfReader(path)
    yield from (str(value) for value in (reader.metadata or {}).values())
    for page in reader.pages[:MOST_PAGES]:
        for note in page.get("/Annots") or ():
            told = note.get_object()
            yield from (str(told[name]) for name in ("/Contents", "/V") if name in told)
    yield from _titles(reader.outline)


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        yield from _titles(entry) if isinstance(entry, list) else [str(entry.title)]
