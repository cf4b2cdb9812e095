"""The index itself: the words of each page in a table of each database's own kind, asked in one statement.

Both hold the same tokens in the same eight fields. A question is a list of word groups with a weight each; the
answer is (page, score) for every page that holds a word of some group.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from django.db import connections, router

from base.search.models import SearchEntry

FIELDS = ("surface", "lemmas", "heads", "parts")
TABLE = "base_searchtokens"
HALF = 8
"""The score of a word at which it counts half of what it can: so a page with all words comes before one full of one."""


@dataclass
class Tokens:
    """The words of a page, folded, for its title and for the rest: the written, the basic forms, heads and parts."""

    title: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    rest: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})

    def columns(self) -> list[str]:
        """The eight fields as texts, in the order of the table."""
        return [" ".join(part[name]) for part in (self.title, self.rest) for name in FIELDS]


@dataclass(frozen=True)
class Group:
    """The forms that one word of a question is looked for under; `prefix` also takes words that begin with them."""

    forms: tuple[str, ...]
    weight: float = 1.0
    prefix: bool = False


class Table(Protocol):
    """What a database can do for the search."""

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None: ...

    def remove(self, keys: Sequence[int]) -> None: ...

    def holds(self, form: str) -> bool:
        """Whether any page holds this folded form."""

    def numbers(self, values: Iterable[int]) -> tuple[str, list[Any]]:
        """SQL of a list of numbers, of any length, for one parameter."""

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        """SQL of (page, score) for each of them, unsorted."""


class Fts5:
    """SQLite: an own FTS5 table, ranked by its bm25."""

    weights = (2, 8, 5, 1.5, 1, 2.5, 1.25, 0.5)
    columns = tuple(f"{part}_{name}" for part in ("title", "rest") for name in FIELDS)

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None:
        values: list[tuple[Any, ...]] = [(key, *tokens.columns()) for key, tokens in rows]
        self.remove([row[0] for row in values])
        names, places = ", ".join(self.columns), ", ".join(["%s"] * 9)
        with _connection().cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, {names}) VALUES ({places})", values)  # noqa: S608

    def remove(self, keys: Sequence[int]) -> None:
        with _connection().cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in keys])  # noqa: S608

    def holds(self, form: str) -> bool:
        statement = f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT 1"  # noqa: S608
        return _any(statement, _fts5(Group((form,))))

    def numbers(self, values: Iterable[int]) -> tuple[str, list[Any]]:
        return "SELECT value FROM json_each(%s)", [json.dumps(list(values))]

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        weights = ", ".join(str(weight) for weight in self.weights)
        # Materialized: bm25 works only right beside its MATCH.
        parts = [
            f"g{place} AS MATERIALIZED (SELECT rowid AS page, -bm25({TABLE}, {weights}) AS score "  # noqa: S608
            f"FROM {TABLE} WHERE {TABLE} MATCH %s)"
            for place in range(len(groups))
        ]
        union = " UNION ALL ".join(
            f"SELECT page, %s * score / (score + {HALF}) AS score FROM g{place}"  # noqa: S608
            for place in range(len(groups))
        )
        values = [*(_fts5(group) for group in groups), *(group.weight for group in groups)]
        return f"WITH {', '.join(parts)} SELECT page, SUM(score) AS score FROM ({union}) GROUP BY page", values  # noqa: S608


def _fts5(group: Group) -> str:
    """Forms are letters and digits only; quoted, none of them can be an operator."""
    return "(" + " OR ".join(f'"{form}"{"*" if group.prefix else ""}' for form in group.forms) + ")"


class TsVector:
    """PostgreSQL: the same tokens in a `simple` tsvector, ranked by ts_rank and by the rarity of the word.

    `half` is the ts_rank that counts half of the most a word can count, as many occurrences do in bm25.
    """

    letters = ("D", "A", "C", "D", "D", "B", "C", "D")
    weights = "{0.1, 0.3, 0.35, 1.0}"
    half = 0.4
    longest = 20_000
    """Words of a field that are kept: a tsvector may not pass one megabyte."""

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None:
        vector = " || ".join(f"setweight(to_tsvector('simple', %s), '{letter}')" for letter in self.letters)
        values = [(key, *(self._cut(text) for text in tokens.columns())) for key, tokens in rows]
        with _connection().cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (page_id, words) VALUES (%s, {vector}) "  # noqa: S608
                "ON CONFLICT (page_id) DO UPDATE SET words = EXCLUDED.words",
                values,
            )

    def _cut(self, text: str) -> str:
        words = text.split(" ", self.longest)
        return text if len(words) <= self.longest else " ".join(words[: self.longest])

    def remove(self, keys: Sequence[int]) -> None:
        with _connection().cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE page_id = ANY(%s)", [list(keys)])  # noqa: S608

    def holds(self, form: str) -> bool:
        statement = f"SELECT 1 FROM {TABLE} WHERE words @@ to_tsquery('simple', %s) LIMIT 1"  # noqa: S608
        return _any(statement, _tsquery(Group((form,))))

    def numbers(self, values: Iterable[int]) -> tuple[str, list[Any]]:
        return "SELECT unnest(%s::bigint[])", [list(values)]

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        parts: list[str] = []
        unions: list[str] = []
        values: list[Any] = []
        for place, group in enumerate(groups):
            parts.append(
                f"g{place} AS MATERIALIZED (SELECT page_id, ts_rank(%s, words, query, 1) AS rank "  # noqa: S608
                f"FROM {TABLE}, to_tsquery('simple', %s) query WHERE words @@ query)"
            )
            rarity = f"ln(1 + ((SELECT n FROM total) + 0.5) / ((SELECT count(*) FROM g{place}) + 0.5))"  # noqa: S608
            score = f"2.2 * {rarity} * rank / (rank + {self.half})"
            unions.append(f"SELECT page_id, %s * {score} / ({score} + {HALF}) AS score FROM g{place}")  # noqa: S608
            values += [self.weights, _tsquery(group)]
        values += [group.weight for group in groups]
        counts = f"total AS (SELECT count(*) AS n FROM {TABLE})"  # noqa: S608
        union = " UNION ALL ".join(unions)
        head = f"WITH {counts}, {', '.join(parts)}"
        return f"{head} SELECT page_id AS page, SUM(score) AS score FROM ({union}) each GROUP BY page_id", values  # noqa: S608


def _tsquery(group: Group) -> str:
    return "(" + " | ".join(f"{form}{':*' if group.prefix else ''}" for form in group.forms) + ")"


class _Tables:
    """The table of the database in use."""

    @cached_property
    def by_vendor(self) -> dict[str, Table]:
        return {"sqlite": Fts5(), "postgresql": TsVector()}

    def __call__(self) -> Table:
        return self.by_vendor[_connection().vendor]


table = _Tables()


def _any(statement: str, value: str) -> bool:
    with _connection().cursor() as cursor:
        cursor.execute(statement, [value])
        return cursor.fetchone() is not None


def _connection() -> Any:
    return connections[router.db_for_write(SearchEntry)]
