"""Ways to narrow a list, with what is found behind each value.

The room that owns the words makes its facets of these.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Count
from django.utils.translation import get_language

from base.languages import alphabetical
from base.page_cache.parts import KeptAs
from base.records import NAMES, name_among

YEAR = re.compile(r"(19|20)[0-9][0-9]")
Items = Any
"""A query of pages, or another list that can be narrowed, counted and sliced."""


@dataclass(frozen=True)
class Option:
    """A value that some of the items have: what it is called, and how many have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: its name in addresses, its heading, and what it does.

    `options` gives the values found among the items, in the order they are shown; `label_of` the name of any
    value, also of one that none of the items has, and nothing for one that does not exist. A facet of a `column`
    makes its options from how often each of the column's values is found, so that all of them take one question.
    """

    name: str
    heading: str
    options: Callable[[Items], Sequence[Option]]
    label_of: Callable[[str], str]
    narrow: Callable[[Items, str], Items]
    column: str = ""
    of_counts: Callable[[Mapping[Any, int]], Sequence[Option]] | None = None


def column_facet(
    column: str,
    heading: str,
    of_counts: Callable[[Mapping[Any, int]], Sequence[Option]],
    label_of: Callable[[str], str],
    narrow: Callable[[Items, str], Items],
    name: str = "",
) -> Facet:
    """By what a column of the items holds."""

    def options(items: Items) -> Sequence[Option]:
        return of_counts(dict(counted(items, column)))

    return Facet(name or column, heading, options, label_of, narrow, column, of_counts)


def choice_facet(column: str, heading: str, labels: Mapping[str, str], name: str = "") -> Facet:
    """By a column whose values are known beforehand, in their order."""

    def of_counts(found: Mapping[Any, int]) -> list[Option]:
        return [Option(value, label, found[value]) for value, label in labels.items() if found.get(value)]

    def narrow(items: Items, value: str) -> Items:
        return items.filter(**{column: value})

    return column_facet(column, heading, of_counts, lambda value: labels.get(value, ""), narrow, name)


def year_facet(column: str, heading: str, name: str = "") -> Facet:
    """By a column of years, the latest first."""

    def of_counts(found: Mapping[Any, int]) -> list[Option]:
        years = sorted((year for year in found if year is not None), reverse=True)
        return [Option(str(year), str(year), found[year]) for year in years]

    def narrow(items: Items, value: str) -> Items:
        return items.filter(**{column: int(value)})

    return column_facet(column, heading, of_counts, lambda value: value if YEAR.fullmatch(value) else "", narrow, name)


def word_facet(field: str, heading: str, model: type[Any], name: str) -> Facet:
    """By records with a name in each language and a slug that items point at with a many-to-many field."""

    def options(items: Items) -> list[Option]:
        rows = counted(items, f"{field}__slug", *(f"{field}__{column}" for column in NAMES))
        found = [Option(slug, name_among(names), count) for slug, *names, count in rows if slug]
        return sorted(found, key=lambda option: alphabetical(option.label))

    def label_of(value: str) -> str:
        record = model._default_manager.filter(slug=value).first()
        return str(record.name) if record else ""

    return Facet(name, heading, options, label_of, lambda items, value: items.filter(**{f"{field}__slug": value}))


def counted(items: Items, *columns: str) -> Any:
    """Rows of these columns among the items, each with the number of items that have them."""
    return items.order_by().values_list(*columns).annotate(found=Count("pk"))


@dataclass(frozen=True)
class Narrowing:
    """What is left of a list, and for each facet, by its name: the value asked for, its label, and the options."""

    items: Items
    asked: Mapping[str, str]
    labels: Mapping[str, str]
    options: Mapping[str, Sequence[Option]]

    @property
    def not_understood(self) -> bool:
        """Whether a value was asked for that does not exist."""
        return any(value and not self.labels[name] for name, value in self.asked.items())

    def active(self, facet: Facet) -> str:
        """The value that narrows, or nothing."""
        return self.asked[facet.name] if self.labels[facet.name] else ""


def narrowing(
    items: Items,
    facets: Sequence[Facet],
    asked: Mapping[str, str],
    *,
    count: bool = True,
    kept_as: KeptAs | None = None,
) -> Narrowing:
    """Narrow by the values asked for; a value that does not exist narrows nothing.

    The numbers of a facet's options leave its own value aside: they tell what choosing another would give. Without
    `count` there are no options. `kept_as` tells that items are the same for all readers: as long as nothing is
    chosen their options are counted once for each public version, however many items there are.
    """
    labels = {facet.name: _label(facet, asked[facet.name]) for facet in facets}
    active = [facet for facet in facets if labels[facet.name]]
    left = _narrowed(items, active, asked)
    if not count:
        return Narrowing(left, asked, labels, {})
    if kept_as and not active:
        options = kept_as.part(f"facets-{get_language()}", lambda: _options(left, left, facets, [], asked))
    else:
        options = _options(items, left, facets, active, asked)
    return Narrowing(left, asked, labels, options)


def _options(
    items: Items, left: Items, facets: Sequence[Facet], active: Sequence[Facet], asked: Mapping[str, str]
) -> Mapping[str, Sequence[Option]]:
    options = _options_of_columns(left, [facet for facet in facets if facet not in active])
    for facet in facets:
        if facet.name not in options:
            others = [other for other in active if other is not facet]
            options[facet.name] = facet.options(_narrowed(items, others, asked) if facet in active else left)
    return options


def _options_of_columns(items: Items, facets: Sequence[Facet]) -> dict[str, Sequence[Option]]:
    """The options of all facets of columns, in one question: how often each combination of values is found."""
    of_columns = [facet for facet in facets if facet.of_counts]
    if len(of_columns) < 2:
        return {}
    found: list[Counter[Any]] = [Counter() for _ in of_columns]
    for *values, count in counted(items, *(facet.column for facet in of_columns)):
        for counter, value in zip(found, values, strict=True):
            counter[value] += count
    pairs = zip(of_columns, found, strict=True)
    return {facet.name: facet.of_counts(counter) for facet, counter in pairs if facet.of_counts}


def _label(facet: Facet, value: str) -> str:
    """What a value is called; a text that no facet can have, such as one with control characters, is unknown."""
    return facet.label_of(value) if value and value.isprintable() else ""


def _narrowed(items: Items, facets: Sequence[Facet], asked: Mapping[str, str]) -> Items:
    return reduce(lambda left, facet: facet.narrow(left, asked[facet.name]), facets, items)
