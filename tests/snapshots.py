"""What very many tests begin with is made once; for the next ones its rows are put back as they were.

Making the trunk of the site takes six hundred questions, and two thousand tests begin with it. A snapshot is the
difference between all tables before and after; where its rows do not fit among those of a test, it is made anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.cache import cache, caches
from django.db import DatabaseError, connection, transaction
from wagtail.models import Page

T = TypeVar("T")
P = TypeVar("P", bound=Page)
Rows = dict[str, str]
"""Rows as the database writes them down, by their keys."""
MADE_BY_TRIGGERS = "wagtailsearch_indexentry_fts"


@dataclass
class Change:
    """Rows of one table that went, and rows that came."""

    table: str
    gone: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


class Snapshot(Generic[T]):
    """`make` makes the thing, `load` reads it from the database again."""

    def __init__(self, make: Callable[..., T], load: Callable[[T], T]) -> None:
        self.make, self.load = make, load
        self.kept: tuple[T, list[Change]] | None = None

    def __call__(self, *words: object) -> T:
        if self.kept is None:
            before = _everything()
            made = self.make(*words)
            self.kept = made, _changes(before, _everything())
            return made
        made, changes = self.kept
        try:
            with transaction.atomic():
                _put_back(changes)
        except DatabaseError:
            return self.make(*words)
        cache.clear()
        caches["pages"].clear()
        return self.load(made)


def page_again(page: P) -> P:
    """A page as the database has it now: what a snapshot of one is loaded with."""
    found: P = type(page)._default_manager.get(pk=page.pk)
    return found


def _everything() -> dict[str, Rows]:
    return {table: _rows(table) for table in _tables()}


def _changes(before: dict[str, Rows], after: dict[str, Rows]) -> list[Change]:
    found = []
    for table, rows in after.items():
        old = before[table]
        gone = [key for key, row in old.items() if rows.get(key) != row]
        new = [row for key, row in rows.items() if old.get(key) != row]
        if gone or new:
            found.append(Change(table, gone, new))
    return found


def _put_back(changes: list[Change]) -> None:
    with connection.cursor() as cursor:
        for change in changes:
            key, table = _key(change.table), connection.ops.quote_name(change.table)
            if change.gone:
                cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({', '.join(change.gone)})")
            if change.new and connection.vendor == "sqlite":
                names = ", ".join(_columns(change.table))
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES {', '.join(change.new)}")
            elif change.new:
                rows = f"[{', '.join(change.new)}]"
                cursor.execute(
                    f"INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s)",
                    [rows],
                )


_names: dict[str, list[str]] = {}
_keys: dict[str, str] = {}


def _tables() -> list[str]:
    """Tables that are written to by themselves: not those that a full-text table is kept in."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')")
            names = [name for (name,) in cursor.fetchall() if not name.startswith("sqlite_")]
        else:
            names = connection.introspection.table_names(cursor)
    return sorted(name for name in names if name != MADE_BY_TRIGGERS)


def _rows(table: str) -> Rows:
    key, quoted = _key(table), connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            values = " || ', ' || ".join(f"quote({name})" for name in _columns(table))
            cursor.execute(f"SELECT quote({key}), '(' || {values} || ')' FROM {quoted}")
            return dict(cursor.fetchall())
        cursor.execute(f"SELECT quote_literal({key}::text), to_jsonb(t)::text FROM {quoted} t")
        return dict(cursor.fetchall())


def _columns(table: str) -> list[str]:
    if table not in _names:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT name, type FROM pragma_table_info('{table}')")
            found = cursor.fetchall()
        # A full-text table has columns without types, and a number of the row that is none of them.
        own = [] if all(kind for _name, kind in found) else ["rowid"]
        _names[table] = [*own, *(connection.ops.quote_name(name) for name, _kind in found)]
    return _names[table]


def _key(table: str) -> str:
    if table not in _keys:
        with connection.cursor() as cursor:
            found = connection.introspection.get_primary_key_columns(cursor, table) or ["rowid"]
        _keys[table] = connection.ops.quote_name(found[0]) if found != ["rowid"] else "rowid"
    return _keys[table]
