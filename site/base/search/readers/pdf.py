"""The text inside PDF files."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

MOST_PAGES = 600


def read(path: Path) -> Iterator[str]:
    for page in PdfReader(path).pages[:MOST_PAGES]:
        yield page.extract_text() or ""
