"""The index itself: the words of each page in a table of each database's own kind, asked in one statement.

Both count alike. A question is a list of word groups with a weight each; the answer is (page, score) for every page
that holds a word of some group.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Protocol

from base.search.fts5 import Fts5
from base.search.tokens import Group, Tokens, connection
from base.search.tsvector import TsVector


class Table(Protocol):
    """What a database can do for the search."""

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None: ...

    def remove(self, keys: Sequence[int]) -> None: ...

    def forget_removed(self) -> None:
        """Keep nothing of what was removed."""

    def holds(self, form: str) -> bool:
        """Whether any page holds this folded form."""

    def number_with(self, form: str) -> int:
        """How many pages hold this folded form."""

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        """SQL of (place among the groups, page, score) for each page that each of them finds, unsorted."""


class _Tables:
    """The table of the database in use."""

    @cached_property
    def by_vendor(self) -> dict[str, Table]:
        return {"sqlite": Fts5(), "postgresql": TsVector()}

    def __call__(self) -> Table:
        return self.by_vendor[connection().vendor]


table = _Tables()
