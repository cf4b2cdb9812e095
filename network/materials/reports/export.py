"""Materials as a table to take away; it can be brought back in."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from base.search.texts import plain
from base.spreadsheets import harmless
from network.materials.pages import MaterialPage
from network.materials.queries import export_order

COLUMNS = (
    *("slug", "title", "summary", "language", "kind", "themes", "target_groups", "methods", "regions", "keywords"),
    *("time_needed", "easy_language", "year", "licence", "link", "body", "address", "file_addresses"),
)
LONGEST_CELL = 32_000
"""Letters that a sheet takes in a cell; a longer text is left out, and bringing the sheet back leaves it as it is."""


def export_rows(materials: QuerySet[MaterialPage]) -> Iterator[dict[str, Any]]:
    """One row for each, in the columns of the import, with the addresses of the page and its files."""
    for page in export_order(materials).iterator(chunk_size=200):
        plainly = {name: getattr(page, name) for name in ("slug", "title", "summary", "language", "kind", "year")}
        yield plainly | {
            "themes": [theme.slug for theme in page.themes.all()],
            "target_groups": [group.slug for group in page.target_groups.all()],
            "methods": [method.slug for method in page.methods.all()],
            "regions": [region.code for region in page.regions.all()],
            "keywords": [keyword.name for keyword in page.keywords.all()],
            "time_needed": page.minutes_needed,
            "easy_language": page.easy_language,
            "licence": page.licence,
            "link": page.link,
            "body": plain(page.body),
            "address": page.full_url or "",
            "file_addresses": [f"{settings.WAGTAILADMIN_BASE_URL}{file.document.url}" for file in page.files.all()],
        }


def as_csv(rows: Iterable[dict[str, Any]]) -> bytes:
    """As Excel in Finnish opens it: UTF-8 with its mark, semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [_cell(row[name]) for name in COLUMNS]
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(rows: Iterable[dict[str, Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("materials")
    sheet.append(COLUMNS)
    for row in rows:
        cells = [_cell(row[name]) for name in COLUMNS]
        sheet.append([_fitting(cell) if isinstance(cell, str) else cell for cell in cells])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_jsonl(rows: Iterable[dict[str, Any]]) -> bytes:
    """As `import_materials` takes it; what only tells is left out."""
    told = {"address", "file_addresses"}
    lines = ({name: value for name, value in row.items() if name not in told} for row in rows)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _fitting(text: str) -> str:
    """What a cell of a sheet can hold, and a sheet does not reckon."""
    return "" if len(text) > LONGEST_CELL else harmless(ILLEGAL_CHARACTERS_RE.sub(" ", text))


def _cell(value: Any) -> Any:
    """A value for one cell: lists with semicolons."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, bool):
        return int(value)
    return "" if value is None else value
