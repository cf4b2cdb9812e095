"""The texts in a table that is not to be stored."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook


def sheet_texts(file: Any) -> Iterator[str]:
    """Every row of every sheet; nothing of a file that is no table, which its view refuses by itself."""
    try:
        book = load_workbook(io.BytesIO(file.read()), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield sheet.title
            for row in sheet.iter_rows(values_only=True):
                yield " ".join(str(value) for value in row if value is not None)
    except Exception:  # noqa: BLE001
        # Readers of sheets fail in many ways.
        return
