"""What is kept of a page in the index, what is asked of it, and how much each counts, whatever the database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connections, router

from base.search.models import SearchEntry

FIELDS = ("surface", "lemmas", "heads", "parts")
COLUMNS = tuple(f"{part}_{name}" for part in ("title", "rest") for name in FIELDS)
WEIGHTS = (0.1, 2.2, 1.5, 0.4, 0.02, 0.5, 0.4, 0.2)
"""How much a word counts in each column: so little that one which is repeated still counts more."""
TABLE = "base_searchtokens"
HALF = 4
"""The score of a word at which it counts half of what it can: so a page with all words comes before one full of one."""


@dataclass
class Tokens:
    """The words of a page, folded, for its title and for the rest: the written, the basic forms, heads and parts."""

    title: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    rest: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})

    def columns(self) -> list[list[str]]:
        """The words of each column, in the order of the table."""
        return [part[name] for part in (self.title, self.rest) for name in FIELDS]

    def weighed(self) -> Counter[str]:
        """How much each word counts in all columns together."""
        counts: Counter[str] = Counter()
        for words, weight in zip(self.columns(), WEIGHTS, strict=True):
            for word in words:
                counts[word] += weight  # type: ignore[assignment]
        return counts


@dataclass(frozen=True)
class Group:
    """The forms that one word of a question is looked for under; `prefix` also takes words that begin with them.

    `words` are the forms of several words, of which a page must have each.
    """

    words: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    prefix: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that is looked for."""
        return tuple(dict.fromkeys(form for word in self.words for form in word))


def one(forms: Iterable[str], weight: float = 1.0, *, prefix: bool = False) -> Group:
    """The group of a single word."""
    return Group((tuple(forms),), weight, prefix)


def connection() -> Any:
    """That of the database which keeps the index."""
    return connections[router.db_for_write(SearchEntry)]


def finds_any(statement: str, value: str) -> bool:
    """Whether a statement with one parameter has an answer."""
    with connection().cursor() as cursor:
        cursor.execute(statement, [value])
        return cursor.fetchone() is not None


def number_of(statement: str, value: str) -> int:
    """The number that a statement with one parameter gives."""
    with connection().cursor() as cursor:
        cursor.execute(statement, [value])
        return int(cursor.fetchone()[0])
