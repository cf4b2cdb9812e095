"""The text inside Word files."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document


def read(path: Path) -> Iterator[str]:
    for part in Document(str(path)).iter_inner_content():
        if hasattr(part, "rows"):
            yield from (" ".join(cell.text for cell in row.cells) for row in part.rows)
        else:
            yield part.text
