"""Figures that leave the site: one line for each figure, the same in CSV, in a sheet and for programs; and on paper."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _

from base.dates import day_text
from base.pdf import make_pdf
from base.spreadsheets import csv_of, xlsx_of
from network.figures.reports.charts import Chart, chart_of, charted_over_time
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
        about = [*beginning, table.title, table.question]
        for row in (*table.rows, *([table.total] if table.total else [])):
            for head, cell in zip(table.heads[1:], row.cells, strict=True):
                yield [*about, row.name, head, cell.text if cell.number is None else cell.number]
        if table.mean is not None:
            yield [*about, _("Mean"), _("About"), table.mean]


def csv_file(shown: Sequence[ShownReport]) -> bytes:
    """One half-year of a report, or several, the earliest first."""
    return csv_of(flat_heads(), _lines(shown))


def xlsx_file(shown: Sequence[ShownReport]) -> bytes:
    """The same as a sheet."""
    return xlsx_of(flat_heads(), _lines(shown), shown[-1].title)


def _lines(shown: Sequence[ShownReport]) -> list[list[Any]]:
    """The figures, and in last lines of their own how they are counted and what the words mean."""
    newest = shown[-1]
    notes = [newest.explained, newest.rounding] if newest.has_people else [newest.explained]
    return [*(row for each in shown for row in flat_rows(each)), *(["", "", "", note] for note in notes)]


def pdf_file(shown: ShownReport, address: str) -> bytes:
    """The tables on paper, with period, day, question and bars; below them the same half-year by half-year."""
    moment = shown.frozen.published_at
    in_time = [_on_paper(table, chart, is_over_time=True) for table, chart in charted_over_time(shown.frozen)]
    data = {
        "title": shown.title,
        "centre": shown.frozen.centre.name,
        "period": str(shown.period),
        "published": _("Published on %(day)s.") % {"day": day_text(moment)} if moment else "",
        "explained": shown.explained,
        "rounding": shown.rounding if shown.has_people else "",
        "address": address,
        "language": (get_language() or "fi").split("-")[0],
        "tables": [*(_on_paper(table, chart_of(table)) for table in shown.tables), *in_time],
    }
    return make_pdf(_TEMPLATE, data)


def _on_paper(table: ShownTable, chart: Chart | None, *, is_over_time: bool = False) -> dict[str, Any]:
    rows: Sequence[Any] = [*table.rows, *([table.total] if table.total else [])]
    longest = max((bar.length for bar in chart.bars), default=0) if chart else 0
    return {
        "title": _("Over time: %(title)s") % {"title": table.title} if is_over_time else table.title,
        "question": table.question,
        "mean": f"{capfirst(table.mean_text)}." if table.mean_text else "",
        "told": chart.told if chart else "",
        "bars": [
            {"name": " ".join(line for _y, line in bar.lines), "text": bar.text, "share": bar.length / longest}
            for bar in (chart.bars if chart else [])
        ],
        "below": "" if table.rows else _("There was nothing to count."),
        "heads": list(table.heads),
        "rows": [[row.name, *(cell.text for cell in row.cells)] for row in rows],
        "has_total": table.total is not None,
    }
