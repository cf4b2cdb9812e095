"""What rooms can tell of a centre in half a year: each registers its reports, and the figures are frozen elsewhere.

A report is a list of tables. Those of people hold true numbers, and go through the gate before anybody sees them; those
of things (proposals, themes) are public already. All words are kept in every language of the site, for what is frozen
is not translated later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from base.disclosure.tables import Table
from base.half_years import HalfYear
from base.records import LANGUAGES

Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Named:
    """A category or a dimension, with the name that tables know it by and what people call it."""

    name: str
    words: Words


@dataclass(frozen=True)
class People:
    """A table of people. `question` says what was counted or asked, in a whole sentence.

    `labels` gives each dimension of the table with its categories, in their order. Of steps (`has_mean`) a mean is told
    as well, reckoned from what is published.
    """

    name: str
    title: Words
    question: Words
    table: Table
    labels: Sequence[tuple[Named, Sequence[Named]]]
    has_mean: bool = False


@dataclass(frozen=True)
class Things:
    """A table of what is public already, with exact numbers and words; the first cell of a row is its name.

    `total` is the row of all of them, where there is one.
    """

    name: str
    title: Words
    question: Words
    heads: Sequence[Words]
    rows: Sequence[Sequence[Words | int]]
    total: Sequence[Words | int] = ()


Reckon = Callable[[Any, HalfYear], Sequence[People | Things]]
"""(centre, half-year) → tables, with true numbers."""


@dataclass(frozen=True)
class Report:
    """What a room can tell, under a name that addresses know. `unit` says what the sum of its first table counts.

    Reports with the same `people` count the same people: what each hides follows from all of them, so that it does not
    matter which becomes public first.
    """

    key: str
    title: Any
    explained: Any
    order: int
    reckon: Reckon
    unit: Any = ""
    people: str = ""


_reports: dict[str, Report] = {}


def reports(
    key: str, title: Any, explained: Any, *, order: int, unit: Any = "", people: str = ""
) -> Callable[[Reckon], Reckon]:
    """Register a function that reckons a report. `explained` says to readers how it is counted."""

    def register(reckon: Reckon) -> Reckon:
        _reports[key] = Report(key, title, explained, order, reckon, unit, people)
        return reckon

    return register


def all_reports() -> list[Report]:
    return sorted(_reports.values(), key=lambda report: (report.order, report.key))


def reports_beside(report: Report) -> list[Report]:
    """The others that count the same people."""
    return [each for each in all_reports() if each.people and each.people == report.people and each != report]


def report_named(key: str) -> Report | None:
    return _reports.get(key)


def in_languages(words: Any) -> Words:
    """A lazy text, or anything that tells itself in the language of the moment."""
    found = {}
    for code in LANGUAGES:
        with translation.override(code):
            found[code] = str(words() if callable(words) else words)
    return found
