"""Reading which items have which values, in a few questions."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from base.among import Among

FEW = 1_000
"""Up to so many items, of a table of links only theirs are read; of more, all of them, which takes less time."""
AT_ONCE = 5_000
"""Rows that are in memory at once."""


class Items:
    """The items of a list: their keys in its order, their columns, and the tables that link them with words."""

    def __init__(self, pages: QuerySet[Any], columns: Iterable[str]) -> None:
        self.model = pages.model
        self.keys: Sequence[int] = array("q")
        self._columns: dict[str, list[Any]] = {name: [] for name in dict.fromkeys(columns)}
        # The same value of a column is in memory once, however many items have it.
        once: list[dict[Any, Any]] = [{} for _column in self._columns]
        for key, *values in pages.values_list("pk", *self._columns).iterator(AT_ONCE):
            self.keys.append(key)
            for column, known, value in zip(self._columns.values(), once, values, strict=True):
                column.append(known.setdefault(value, value))

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """(value, …, key) of each item, of columns that were named at the beginning."""
        return zip(*(self._columns[name] for name in names), self.keys, strict=True)

    def linked(self, field: str) -> Iterator[tuple[int, int]]:
        """(key of the word, key of the item) of a many-to-many field."""
        words = self.model._meta.get_field(field)
        links = words.remote_field.through
        item, word = (
            links._meta.get_field(name).attname for name in (words.m2m_field_name(), words.m2m_reverse_field_name())
        )
        return self.links(links._default_manager.all(), word, item)

    def links(self, rows: QuerySet[Any], word: str, item: str) -> Iterator[tuple[int, int]]:
        """The same of any table with a column of words and one of items."""
        of_these = rows.filter(Among(item, self.keys)) if len(self.keys) <= FEW else rows
        return of_these.order_by().values_list(word, item).iterator(AT_ONCE)
