"""A frozen report as tables for readers, half-year by half-year as well; and the true numbers for those who may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.disclosure.figures import LEAST_MEAN, Figure
from base.disclosure.reported import People, Things
from base.disclosure.tables import Key
from base.half_years import HalfYear
from base.languages import alphabetical
from network.figures.models import FrozenReport
from network.figures.queries import same_report_over_time
from network.figures.reports.reading import Cell, Told, told


@dataclass(frozen=True)
class Row:
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class ShownTable:
    """A table with what was asked and of how many. `total` is the row of sums; things have none."""

    name: str
    title: str
    question: str
    heads: Sequence[str]
    rows: Sequence[Row]
    total: Row | None = None
    number: str = ""
    mean: float | None = None
    is_of_people: bool = True

    @property
    def mean_text(self) -> str:
        """The mean in words; nothing where none is told."""
        if self.mean is None:
            return ""
        words = {"mean": number_format(self.mean, 1), "most": len(self.rows)}
        return _("mean about %(mean)s of 1–%(most)s") % words


@dataclass(frozen=True)
class ShownReport:
    """A report of a centre in half a year, in the reader's language."""

    frozen: FrozenReport
    title: str
    explained: str
    tables: Sequence[ShownTable] = field(default=())

    @property
    def period(self) -> HalfYear:
        return self.frozen.period

    @property
    def rounding(self) -> str:
        """What numbers and words mean where people are counted; it goes with the figures wherever they go."""
        return _(
            "Numbers are rounded to the nearest five, so that sums need not fit exactly. “Fewer than 5” means anything "
            "from 0 to 4. “Not published” means that a small number could be worked out from it. So nobody can be "
            "found behind a number. Shares are reckoned from the rounded numbers. What is published is not changed."
        )

    @property
    def has_people(self) -> bool:
        return any(table.is_of_people for table in self.tables)


def shown_report(frozen: FrozenReport) -> ShownReport:
    registered = frozen.registered
    explained = str(registered.explained) if registered else ""
    return ShownReport(frozen, frozen.title, explained, [shown_table(each) for each in frozen.tables])


def shown_table(stored: Mapping[str, Any]) -> ShownTable:
    return _things(stored) if stored["kind"] == "things" else _people(stored)


def _things(stored: Mapping[str, Any]) -> ShownTable:
    *rows, total = (_row_of_things(row) for row in (*stored["rows"], stored["total"]))
    heads = [told(head) for head in stored["heads"]]
    words = told(stored["title"]), told(stored["question"])
    return ShownTable(stored["name"], *words, heads, [row for row in rows if row], total, is_of_people=False)


def _row_of_things(row: Sequence[Any]) -> Row | None:
    cells = [Cell(_words(cell), cell if isinstance(cell, int) else None) for cell in row[1:]]
    return Row(_words(row[0]), cells) if row else None


def _words(cell: Any) -> str:
    return number_format(cell, use_l10n=True, force_grouping=True) if isinstance(cell, int) else told(cell)


def _people(stored: Mapping[str, Any]) -> ShownTable:
    figures, (first, *others) = Told(stored), stored["dimensions"]
    columns = others[0]["categories"] if others else []

    def row(name: str, *places: tuple[str, str]) -> Row:
        split = [figures.cell(*places, (others[0]["name"], each["name"]), share_of=places) for each in columns]
        has_share = places and not columns and not first["is_apart"]
        return Row(name, [*split, figures.cell(*places, share_of=() if has_share else None)])

    rows = [row(told(each["words"]), (first["name"], each["name"])) for each in first["categories"]]
    total = None if first["is_apart"] else row(_("In total"))
    return ShownTable(
        stored["name"],
        told(stored["title"]),
        told(stored["question"]),
        [
            told(first["words"]),
            *(told(each["words"]) for each in columns),
            _("In total") if columns else _("How many"),
        ],
        rows,
        total,
        total.cells[-1].text if total else "",
        _mean(stored, figures.figures) if stored["has_mean"] else None,
    )


def _mean(stored: Mapping[str, Any], figures: Mapping[Key, Figure]) -> float | None:
    """To one decimal, of steps, from ten answers on, where the number of every step is told."""
    (steps,) = stored["dimensions"]
    numbers = {
        int(each["name"]): figures[stored["universe"], frozenset({(steps["name"], each["name"])})].number
        for each in steps["categories"]
    }
    whole = sum(number or 0 for number in numbers.values())
    if None in numbers.values() or whole < LEAST_MEAN:
        return None
    return round(sum(step * (number or 0) for step, number in numbers.items()) / whole, 1)


def over_time(frozen: FrozenReport) -> list[ShownTable]:
    """The first people that are counted, in each of their tables, half-year by half-year, as far as that is public."""
    first = _first_of_people(frozen)
    if first is None:
        return []
    own = [each for each in _of_people(frozen) if each["universe"] == first["universe"]]
    reports = list(same_report_over_time(frozen.centre, frozen.report))
    found = [_over_time(str(each["name"]), reports) for each in own]
    return [table for table in found if table is not None]


def _over_time(name: str, reports: Sequence[FrozenReport]) -> ShownTable | None:
    """One table; None with a single half-year.

    Tables of another name answer another question. Of two dimensions the first category of the second is shown.
    """
    found: list[tuple[HalfYear, Mapping[str, Any]]] = []
    for each in reports:
        found += [(each.period, table) for table in _of_people(each) if table["name"] == name]
    if len(found) < 2:
        return None
    names: dict[str, str] = {}
    for _period, stored in found:
        names |= {each["name"]: told(each["words"]) for each in stored["dimensions"][0]["categories"]}
    rows = [
        Row(names[name], [_at_one_time(stored, name) for _period, stored in found])
        for name in sorted(names, key=lambda name: (int(name) if name.isdigit() else 0, alphabetical(names[name])))
    ]
    newest = found[-1][1]
    what = told(newest["dimensions"][1]["categories"][0]["words"]) if len(newest["dimensions"]) > 1 else ""
    title = f"{told(newest['title'])}: {what}" if what else told(newest["title"])
    heads = [told(newest["dimensions"][0]["words"]), *(capfirst(str(period)) for period, _stored in found)]
    is_apart = newest["dimensions"][0]["is_apart"]
    whole = None if is_apart else Row(_("In total"), [_at_one_time(stored, None) for _period, stored in found])
    return ShownTable(f"over-time-{name}", title, told(newest["question"]), heads, rows, whole)


def _at_one_time(stored: Mapping[str, Any], name: str | None) -> Cell:
    """A category in one half-year; a dash where there was none of that name."""
    first, *others = stored["dimensions"]
    place = {(first["name"], name)} if name else set()
    if others:
        place |= {(others[0]["name"], others[0]["categories"][0]["name"])}
    figures = Told(stored)
    return figures.cell(*place) if figures.has(*place) else Cell("–")


def sum_of(frozen: FrozenReport | None) -> str:
    """The number of all in the first table of people; nothing where a report tells of things."""
    first = _first_of_people(frozen) if frozen else None
    return _at_one_time(first, None).text if first else ""


def _first_of_people(frozen: FrozenReport) -> Mapping[str, Any] | None:
    return next(iter(_of_people(frozen)), None)


def _of_people(frozen: FrozenReport) -> list[Mapping[str, Any]]:
    return [table for table in frozen.tables if table["kind"] == "people"]


def true_tables(tables: Sequence[People | Things]) -> list[ShownTable]:
    """The true numbers of people, as those see them who work with these people."""
    return [_true(each) for each in tables if isinstance(each, People)]


def _true(people: People) -> ShownTable:
    numbers, (first, *others) = people.table.true(), people.labels
    columns = others[0][1] if others else ()

    def row(name: str, *places: tuple[str, str]) -> Row:
        keys = [frozenset({*places, (others[0][0].name, each.name)}) for each in columns] + [frozenset(places)]
        return Row(
            name, [Cell(str(number), number) for key in keys for number in [numbers[people.table.universe, key]]]
        )

    rows = [row(told(each.words), (first[0].name, each.name)) for each in first[1]]
    heads = [told(first[0].words), *(told(each.words) for each in columns), _("In total") if columns else _("How many")]
    total = None if people.table.dimensions[0].is_apart else row(_("In total"))
    return ShownTable(people.name, told(people.title), told(people.question), heads, rows, total)
