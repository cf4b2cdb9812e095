"""SQLite: an own FTS5 table, ranked by its bm25."""

from collections.abc import Iterable, Sequence
from typing import Any

from base.search.tokens import COLUMNS, HALF, TABLE, WEIGHTS, Group, Tokens, connection, finds_any, number_of, one


class Fts5:
    """A column for each kind of word; FTS5 does the rest."""

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None:
        values: list[tuple[Any, ...]] = [(key, *map(" ".join, tokens.columns())) for key, tokens in rows]
        self.remove([row[0] for row in values])
        names, places = ", ".join(COLUMNS), ", ".join(["%s"] * (1 + len(COLUMNS)))
        with connection().cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, {names}) VALUES ({places})", values)  # noqa: S608

    def remove(self, keys: Sequence[int]) -> None:
        with connection().cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in keys])  # noqa: S608

    def forget_removed(self) -> None:
        """Write the table anew without the words of what was removed: FTS5 keeps them until it merges."""
        with connection().cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')")  # noqa: S608

    def holds(self, form: str) -> bool:
        statement = f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT 1"  # noqa: S608
        return finds_any(statement, _fts5(one([form])))

    def number_with(self, form: str) -> int:
        statement = f"SELECT COUNT(*) FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
        return number_of(statement, _fts5(one([form])))

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        weights = ", ".join(map(str, WEIGHTS))
        # Materialized: bm25 works only right beside its MATCH.
        parts = [
            f"g{place} AS MATERIALIZED (SELECT rowid AS page, -bm25({TABLE}, {weights}) AS score "  # noqa: S608
            f"FROM {TABLE} WHERE {TABLE} MATCH %s)"
            for place in range(len(groups))
        ]
        union = " UNION ALL ".join(
            f"SELECT {place} AS place, page, %s * score / (score + {HALF}) AS score FROM g{place}"  # noqa: S608
            for place in range(len(groups))
        )
        values = [*(_fts5(group) for group in groups), *(group.weight for group in groups)]
        return f"WITH {', '.join(parts)} {union}", values


def _fts5(group: Group) -> str:
    """Forms are letters and digits only; quoted, none of them can be an operator."""
    end = "*" if group.prefix else ""
    return " AND ".join("(" + " OR ".join(f'"{form}"{end}' for form in word) + ")" for word in group.words)
