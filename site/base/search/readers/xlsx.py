"""The text inside sheets."""

import re
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from base.search.packages import texts_of_parts

_PARTS = re.compile(r"(xl/(comments|threadedComments|drawings)|docProps)[^/]*(/[^/]+)?\.xml$")


def read(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path, read_only=True, data_only=True).worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            if words := [str(value) for value in row if value is not None]:
                yield " ".join(words)


def corners(path: Path) -> Iterator[str]:
    return texts_of_parts(path, _PARTS)
