"""A table as bars, drawn by a template: title, description and a sentence that says what is to be seen."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from network.figures.models import FrozenReport
from network.figures.reports.reading import Cell
from network.figures.reports.tables import Row, ShownTable, over_time

WIDTH, BAR, LINE, GAP = 340, 22, 19, 12
"""In the units of the drawing: as wide as the narrowest telephone, so that letters stay large there."""
LETTERS = 40
"""That fit beside each other in a line."""
ROOM_FOR_NUMBER = 72
MOST_BARS = 15
MOST_NAMED = 4
"""Rows without a bar that the sentence names."""


@dataclass(frozen=True)
class Bar:
    """One row: its name in lines, and a bar as long as the number; none where no number is told."""

    lines: Sequence[tuple[int, str]]
    y: int
    length: int
    text: str
    text_x: int
    text_y: int


@dataclass(frozen=True)
class Chart:
    title: str
    told: str
    bars: Sequence[Bar]
    height: int
    width: int = WIDTH
    bar: int = BAR


def chart_of(table: ShownTable, key: int = 0) -> Chart | None:
    """The bars of one column (of the first as a rule); None where fewer than two rows have a number."""
    rows = [row for row in table.rows if len(row.cells) > key][:MOST_BARS]
    numbers = [row.cells[key].number or 0 for row in rows]
    if sum(number > 0 for number in numbers) < 2:
        return None
    most, y, bars = max(numbers), 0, []
    for row, number in zip(rows, numbers, strict=True):
        lines = textwrap.wrap(row.name, LETTERS)[:3] or [row.name]
        placed = [(y + LINE * (place + 1) - 4, line) for place, line in enumerate(lines)]
        top = y + LINE * len(lines)
        length = round(number / most * (WIDTH - ROOM_FOR_NUMBER))
        bars.append(Bar(placed, top, length, _text(row.cells[key]), length + 6 if length else 0, top + BAR - 6))
        y = top + BAR + GAP
    title = f"{table.title}: {table.heads[key + 1]}"
    return Chart(title, _sentence(table, rows, key), bars, y)


def _text(cell: Cell) -> str:
    """The number alone, for shares stand in the table; words where none is told."""
    return cell.text if cell.number is None else number_format(cell.number)


def charted_over_time(frozen: FrozenReport) -> list[tuple[ShownTable, Chart | None]]:
    """The tables half-year by half-year. All tell the same sums, so one chart stands for them."""
    tables = over_time(frozen)
    return [(table, None if place else _sums_over_time(table)) for place, table in enumerate(tables)]


def _sums_over_time(table: ShownTable) -> Chart | None:
    if table.total is None:
        return None
    turned = [Row(head, [cell]) for head, cell in zip(table.heads[1:], table.total.cells, strict=True)]
    return chart_of(ShownTable(table.name, table.title, table.question, [table.heads[0], _("In total")], turned))


def _sentence(table: ShownTable, rows: Sequence[Row], key: int) -> str:
    """What somebody sees who looks at the bars."""
    told = [_largest([row for row in rows if row.cells[key].number is not None], key)]
    without = [row for row in rows if row.cells[key].number is None]
    if without:
        named = [f"{row.name} ({row.cells[key].text})" for row in without[:MOST_NAMED]]
        rest = len(without) - len(named)
        more = ngettext("%(number)d more", "%(number)d more", rest) % {"number": rest}
        told.append(_("Without a bar: %(rows)s.") % {"rows": ", ".join([*named, *([more] if rest else [])])})
    if len(table.rows) > len(rows):
        told.append(_("The table below has all %(number)d rows.") % {"number": len(table.rows)})
    return " ".join(told)


def _largest(known: Sequence[Row], key: int) -> str:
    """Of these rows with a number the one with the most, or that several have the same."""
    most = max(known, key=lambda row: row.cells[key].number or 0).cells[key]
    shared = [row for row in known if row.cells[key].number == most.number]
    if len(shared) == 1:
        told = _("The largest number is that of “%(name)s”: %(number)s.")
    elif len(shared) == len(known):
        told = _("All bars have the same number: %(number)s.")
    else:
        told = _("%(count)d rows have the largest number: %(number)s.")
    return told % {"name": shared[0].name, "count": len(shared), "number": _text(most)}
