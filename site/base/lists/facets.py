"""Ways to narrow a list, with what is found behind each value.

The room that owns the words makes its facets of these.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any

from base.languages import alphabetical
from base.lists.catalogue import Value
from base.lists.reading import Items
from base.page_cache.parts import kept_part
from base.records import NAMES, name_among

YEAR = re.compile(r"(19|20)[0-9][0-9]")
Numbers = Mapping[Value, int]
"""How many items have each value."""


def nothing(_items: Items) -> Iterable[tuple[Value, int]]:
    return ()


@dataclass(frozen=True)
class Option:
    """A value that some of the items have: what it is called, and how many have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: its name in addresses, its heading, and what it does.

    `options` makes what can be chosen of how many items have each value, in the order it is shown; None counts those
    that have none. `label_of` names what an address asks for, also where none of the items has it; nothing names what
    does not exist. `means` tells whether a value is meant by what an address asks for.
    `read` gives (value, key) for each value of each item; it may ask for `columns` of them, which are read for all
    facets in one question. Without it the values come from elsewhere. Where it gives keys of words instead, `words`
    tells what each of them stands for.
    """

    name: str
    heading: str
    options: Callable[[Numbers], Sequence[Option]]
    label_of: Callable[[str], str]
    means: Callable[[Value, str], bool] = eq
    read: Callable[[Items], Iterable[tuple[Value, int]]] = nothing
    columns: tuple[str, ...] = ()
    words: Callable[[], Mapping[int, Value]] | None = None


def column_facet(
    column: str,
    heading: str,
    options: Callable[[Numbers], Sequence[Option]],
    label_of: Callable[[str], str],
    means: Callable[[Value, str], bool] = eq,
    name: str = "",
) -> Facet:
    """By what a column of the items holds."""

    def read(items: Items) -> Iterator[tuple[Value, int]]:
        return items.rows(column)

    return Facet(name or column, heading, options, label_of, means, read, (column,))


def choice_facet(column: str, heading: str, labels: Mapping[str, str], name: str = "") -> Facet:
    """By a column whose values are known beforehand, in their order."""

    def options(found: Numbers) -> list[Option]:
        return [Option(value, label, found[value]) for value, label in labels.items() if found.get(value)]

    return column_facet(column, heading, options, lambda value: labels.get(value, ""), name=name)


def year_facet(column: str, heading: str, name: str = "") -> Facet:
    """By a column of years, the latest first."""
    return column_facet(column, heading, years, year_named, lambda year, asked: str(year) == asked, name)


def years(found: Numbers) -> list[Option]:
    """The latest first."""
    told = sorted((year for year in found if year is not None and found[year]), reverse=True)
    return [Option(str(year), str(year), found[year]) for year in told]


def year_named(asked: str) -> str:
    return asked if YEAR.fullmatch(asked) else ""


def word_facet(field: str, heading: str, model: type[Any], name: str) -> Facet:
    """By records with a name in each language and a slug that items point at with a many-to-many field."""

    def words() -> dict[int, Value]:
        return kept_part(f"words-{model._meta.label}", lambda: _words_of(model), by_the_clock=False)

    def options(found: Numbers) -> list[Option]:
        return named_options({value: number for value, number in found.items() if value})

    def label_of(asked: str) -> str:
        record = model._default_manager.filter(slug=asked).first()
        return str(record.name) if record else ""

    return Facet(name, heading, options, label_of, has_first, lambda items: items.linked(field), words=words)


def _words_of(model: type[Any]) -> dict[int, Value]:
    """(slug, name in each language) of each record, by its key."""
    return {key: tuple(told) for key, *told in model._default_manager.values_list("pk", "slug", *NAMES)}


def has_first(value: Value, asked: str) -> bool:
    """Of values whose first part an address tells: (slug, name, …)."""
    return value is not None and bool(value[0] == asked)


def named_options(found: Mapping[tuple[str, ...], int]) -> list[Option]:
    """Options by name from numbers by what addresses tell and a name in each language."""
    options = [Option(told, name_among(names), number) for (told, *names), number in found.items() if number]
    return sorted(options, key=lambda option: alphabetical(option.label))
