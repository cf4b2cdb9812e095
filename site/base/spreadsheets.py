"""Tables that leave the site: nothing in them is reckoned by the program that opens them.

A title that begins with `=` would be a formula there, and may send what stands beside it to anybody. Wagtail leaves
this to others, so that `guard_exports` puts our writing in the place of Wagtail's, once, for every list and report.
"""

import codecs
import csv
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import Http404, HttpResponseBase
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import Echo, ExcelDateFormatter, SpreadsheetExportMixin

_SIGNS = r"=+\-@＝＋－＠"
"""Full-width signs are read as the others."""
_UNSEEN = r"'\s\"\x00-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
"""What a program may pass over before it looks whether a cell begins with a sign; and the apostrophe itself."""
_BEGINNING = r"(?:^|(?<=[,;\t\r\n]))"
"""The cell's own, and behind each sign that another program parts cells at."""
_LIVE = rf"[{_UNSEEN}]*[{_SIGNS}]"
_BARE = re.compile(rf"{_BEGINNING}(?={_LIVE})|^(?='*[\t\r\n])")
_TAMED = re.compile(rf"{_BEGINNING}'(?={_LIVE})|^'(?='*[\t\r\n])")
NUMBERS = (int, float, Decimal)
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
LONGEST_TITLE = 31
"""Letters that a sheet takes in its title."""
LONGEST_CELL = 32_767
"""Letters that a sheet takes in a cell."""


def harmless(text: str) -> str:
    """A text for a cell of CSV, with an apostrophe wherever a program could begin to reckon."""
    return _BARE.sub("'", text)


def as_written(text: str) -> str:
    """The text that `harmless` was given."""
    return _TAMED.sub("", text)


def guard_exports() -> None:
    """From now on every list and report of the admin writes its tables by the functions below."""
    SpreadsheetExportMixin.as_spreadsheet = _as_spreadsheet
    SpreadsheetExportMixin.stream_csv = _stream_csv
    SpreadsheetExportMixin.write_xlsx = _write_xlsx


def _as_spreadsheet(view: Any, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
    """A list that names no columns to take out has no table to take out: registers of people among them."""
    if not view.list_export:
        raise Http404
    write = view.write_csv_response if spreadsheet_format == view.FORMAT_CSV else view.write_xlsx_response
    answer: HttpResponseBase = write(queryset)
    return answer


def _stream_csv(view: Any, queryset: Any) -> Iterator[bytes]:
    writer = csv.writer(Echo())
    yield writer.writerow([harmless(view.get_heading(queryset, field)) for field in view.list_export])
    for item in queryset:
        row = view.to_row_dict(item)
        values = [view.preprocess_field_value(field, value, view.FORMAT_CSV) for field, value in row.items()]
        yield writer.writerow([_in_csv(value) for value in values])


def _in_csv(value: Any) -> Any:
    if value is None or isinstance(value, NUMBERS):
        return value
    return harmless(str(value))


def _write_xlsx(view: Any, queryset: Any, output: Any) -> None:
    book = Workbook(write_only=True, iso_dates=True)
    sheet = book.create_sheet(title="Sheet1")
    sheet.append([_in_sheet(sheet, view.get_heading(queryset, field)) for field in view.list_export])
    moments = ExcelDateFormatter().get()
    for item in queryset:
        row = view.to_row_dict(item)
        values = [view.preprocess_field_value(field, value, view.FORMAT_XLSX) for field, value in row.items()]
        sheet.append([_in_sheet(sheet, value, moments) for value in values])
    book.save(output)


def _in_sheet(sheet: Any, value: Any, moments: str = "") -> WriteOnlyCell:
    """A cell; whatever is no number and no day is text, and stays so when somebody edits it."""
    if isinstance(value, NUMBERS) or value is None:
        return WriteOnlyCell(sheet, value)
    if isinstance(value, datetime.date | datetime.time):
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, datetime.datetime):
            cell.number_format = moments
        return cell
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", str(value))[:LONGEST_CELL])
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table that was not made by Wagtail, as Excel in Finnish opens it: UTF-8 with its mark, semicolons, and commas
    in numbers that are not whole.
    """
    writer = csv.writer(Echo(), delimiter=";")
    lines = [writer.writerow([harmless(head) for head in heads])]
    for row in rows:
        values = (str(value).replace(".", ",") if isinstance(value, float) else _in_csv(value) for value in row)
        lines.append(writer.writerow(list(values)))
    return codecs.BOM_UTF8 + b"".join(lines)


def xlsx_of(heads: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "") -> bytes:
    """The same as a sheet, under a title of its own."""
    book, target = Workbook(write_only=True, iso_dates=True), BytesIO()
    sheet = book.create_sheet(title=_NOT_IN_TITLE.sub(" ", title)[:LONGEST_TITLE] or "Sheet1")
    for row in (heads, *rows):
        sheet.append([_in_sheet(sheet, value) for value in row])
    book.save(target)
    return target.getvalue()
