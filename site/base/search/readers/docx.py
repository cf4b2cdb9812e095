"""The text inside Word files."""

import re
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from base.search.packages import texts_of_parts

_PARTS = re.compile(r"(word|docProps|customXml)/[^/]+\.xml$")


def read(path: Path) -> Iterator[str]:
    for part in Document(str(path)).iter_inner_content():
        if hasattr(part, "rows"):
            yield from (" ".join(cell.text for cell in row.cells) for row in part.rows)
        else:
            yield part.text


def corners(path: Path) -> Iterator[str]:
    return texts_of_parts(path, _PARTS)
