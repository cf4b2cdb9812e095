"""Ways to narrow a list, with what is found behind each value.

The room that owns the words makes its facets of these.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from base.languages import alphabetical
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
    value, also of one that none of the items has, and nothing for one that does not exist.
    """

    name: str
    heading: str
    options: Callable[[Items], Sequence[Option]]
    label_of: Callable[[str], str]
    narrow: Callable[[Items, str], Items]


def choice_facet(column: str, heading: str, labels: Mapping[str, str], name: str = "") -> Facet:
    """By a column whose values are known beforehand, in their order."""

    def options(items: Items) -> list[Option]:
        found = {str(value): count for value, count in counted(items, column)}
        return [Option(value, label, found[value]) for value, label in labels.items() if value in found]

    return Facet(
        name or column,
        heading,
        options,
        lambda value: labels.get(value, ""),
        lambda items, value: items.filter(**{column: value}),
    )


def year_facet(column: str, heading: str, name: str = "") -> Facet:
    """By a column of years, the latest first."""

    def options(items: Items) -> list[Option]:
        found = sorted(counted(items.exclude(**{column: None}), column), reverse=True)
        return [Option(str(value), str(value), count) for value, count in found]

    return Facet(
        name or column,
        heading,
        options,
        lambda value: value if YEAR.fullmatch(value) else "",
        lambda items, value: items.filter(**{column: int(value)}),
    )


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
    return items.order_by().values_list(*columns).annotate(found=Count("pk", distinct=True))
