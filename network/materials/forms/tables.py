"""Tables of materials: CSV as Excel writes it, XLSX, and lines of JSON, read into rows of values."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from base.spreadsheets import as_written
from network.materials.forms.line import MOST_BODY, LineError, MaterialLine

LISTS = frozenset({"themes", "target_groups", "methods", "regions", "keywords"})
ONLY_TOLD = frozenset({"address", "file_addresses"})
"""Columns of an export that tell and are not taken in."""
YES = frozenset({"1", "x", "yes", "true", "kyllä", "k", "ja", "j"})
NO = frozenset({"", "0", "no", "false", "ei", "e", "nej", "n"})
MOST_ROWS = 20_000
Row = tuple[int, dict[str, Any]]


def rows_of(name: str, content: bytes, *, most: int) -> list[Row]:
    """The first rows of a file with their numbers in it. Raises LineError for a file that is no such table."""
    csv.field_size_limit(2 * MOST_BODY)
    try:
        return list(islice(_rows(name, content), most))
    except LineError:
        raise
    except Exception as error:
        # Readers of sheets fail in many ways, and only when a row is read.
        raise LineError(_("The file could not be read as a table.")) from error


def _rows(name: str, content: bytes) -> Iterator[Row]:
    if name.lower().endswith(".jsonl"):
        return _json_rows(content)
    if name.lower().endswith(".xlsx"):
        return _named(_sheet(content))
    return _named(_csv(content))


def _csv(content: bytes) -> Iterable[list[Any]]:
    """Excel writes semicolons, others commas; text is UTF-8, else as Windows writes it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))


def _sheet(content: bytes) -> Iterator[list[Any]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield list(row)


def _named(rows: Iterable[list[Any]]) -> Iterator[Row]:
    numbered = enumerate(rows, start=1)
    _number, head = next(numbered, (0, []))
    names = [str(name or "").strip().lower() for name in head]
    if unknown := [name for name in names if name and name not in MaterialLine.model_fields and name not in ONLY_TOLD]:
        raise LineError(_("The first row names columns that are not known: %(names)s.") % {"names": ", ".join(unknown)})
    if missing := [name for name in ("slug", "title", "language") if name not in names]:
        raise LineError(_("The first row does not name these columns: %(names)s.") % {"names": ", ".join(missing)})
    for number, row in numbered:
        pairs = zip(names, row, strict=False)
        values = {name: _value(name, cell) for name, cell in pairs if name and name not in ONLY_TOLD | {"files"}}
        if not values.get("body"):
            values.pop("body", None)  # An empty cell takes no text away: a sheet cannot hold a long one.
        if any(values.values()):
            yield number, values


def _value(name: str, cell: Any) -> Any:
    text = "" if cell is None else as_written(str(cell).replace("\x00", "").strip())
    if name in LISTS:
        return [as_written(word.strip()) for word in text.split(";") if word.strip()]
    if name in {"year", "time_needed"}:
        return _whole(text)
    if name == "easy_language":
        return True if text.lower() in YES else False if text.lower() in NO else text
    return text


def _whole(text: str) -> Any:
    """A sheet tells whole numbers as 2018.0."""
    return text.removesuffix(".0") or None


def _json_rows(content: bytes) -> Iterator[Row]:
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line.replace("\\u0000", ""))
        except ValueError:
            values = {"": line[:100]}
        yield number, {**values, "files": []} if isinstance(values, dict) else {"": str(values)[:100]}
