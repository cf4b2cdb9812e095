"""Figures that leave the site: one line for each figure, the same in CSV, in a sheet and for programs; and on paper."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext as _

from base.dates import day_text
from base.pdf import make_pdf
from base.spreadsheets import csv_of, xlsx_of
from network.figures.reports.tables import ShownReport, ShownTable

_TEMPLATE = Path(__file__).with_name("figures.typ").read_text(encoding="utf-8")


def flat_heads() -> list[str]:
    return [
        _("Centre of expertise"),
        _("Period"),
        _("Published"),
        _("Table"),
        _("What was asked"),
        _("Row"),
        _("Column"),
        _("Figure"),
    ]


def flat_rows(shown: ShownReport) -> Iterator[list[Any]]:
    """A number is a number; what is small or not published stands in words, never as nought or nothing."""
    moment = shown.frozen.published_at
    beginning = [shown.frozen.centre.name, str(shown.period), day_text(moment) if moment else ""]
    for table in shown.tables:
        for row in (*table.rows, *([table.total] if table.total else [])):
            for head, cell in zip(table.heads[1:], row.cells, strict=True):
                value = cell.text if cell.number is None else cell.number
                yield [*beginning, table.title, table.question, row.name, head, value]


def csv_file(shown: ShownReport) -> bytes:
    return csv_of(flat_heads(), [*flat_rows(shown), *_note(shown)])


def xlsx_file(shown: ShownReport) -> bytes:
    return xlsx_of(flat_heads(), [*flat_rows(shown), *_note(shown)], shown.title)


def _note(shown: ShownReport) -> list[list[str]]:
    """What the words mean, in a last line of its own."""
    return [["", "", "", shown.rounding]] if shown.has_people else []


def pdf_file(shown: ShownReport, address: str) -> bytes:
    """The tables on paper, with period, day and question."""
    moment = shown.frozen.published_at
    data = {
        "title": shown.title,
        "centre": shown.frozen.centre.name,
        "period": str(shown.period),
        "published": _("Published on %(day)s.") % {"day": day_text(moment)} if moment else "",
        "explained": shown.explained,
        "rounding": shown.rounding if shown.has_people else "",
        "address": address,
        "language": (get_language() or "fi").split("-")[0],
        "tables": [_on_paper(table) for table in shown.tables],
    }
    return make_pdf(_TEMPLATE, data)


def _on_paper(table: ShownTable) -> dict[str, Any]:
    rows: Sequence[Any] = [*table.rows, *([table.total] if table.total else [])]
    return {
        "title": table.title,
        "question": table.question,
        "below": table.mean if table.rows else _("There was nothing to count."),
        "heads": list(table.heads),
        "rows": [[row.name, *(cell.text for cell in row.cells)] for row in rows],
        "has_total": table.total is not None,
    }
