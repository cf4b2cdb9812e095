"""Values taken out of whatever texts of the database somebody wrote them into: pages, their histories, logs, comments.

Asked and written by columns, not by objects: a history is JSON, a page's body is JSON, and saving a page would make a
new history. What is sealed is opened, one row after another.
"""

from collections.abc import Container, Iterator, Sequence
from typing import Any

from django.db import connection, models

from base.personal_data.choices import Kind
from base.personal_data.register import Table, tables
from base.personal_data.written import Sought
from base.sealed import SealedTextField, opened, seal

TEXT = (models.CharField, models.TextField, models.JSONField)
WRITTEN = frozenset({Kind.FREE_TEXT, Kind.SPECIAL})
"""Kinds of columns in which others than the person may stand: what somebody needs is told in words as well."""
Changed = dict[type[models.Model], set[Any]]


def take_out(values: Sequence[str], *, but: Container[str] = ()) -> Changed:
    """Replace the values in every text, `but` in those tables; returns the keys of the rows that changed."""
    sought, changed = Sought(values), Changed()
    for table in tables():
        if table.label not in but and (keys := _take_out_of(table, sought)):
            changed[table.model] = keys
    return changed


def rows_with(table: Table, values: Sequence[str]) -> list[Any]:
    """The keys of the rows of a table in whose texts one of the values stands."""
    return list(dict.fromkeys(key for _column, key, _text in _found(table, Sought(values))))


def _take_out_of(table: Table, sought: Sought) -> set[Any]:
    name, key = _names(table)
    changed = set()
    for field, row, text in list(_found(table, sought)):
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {name} SET {_quoted(field)} = {_cast(field)} WHERE {key} = %s",  # noqa: S608
                [_kept(field, sought.taken_out_of(text, once=_is_unique(field))), row],
            )
        changed.add(row)
    return changed


def _is_unique(field: models.Field) -> bool:
    meta = field.model._meta
    return field.unique or any(field.name in names for names in (*meta.unique_together, *_constrained(meta)))


def _constrained(meta: Any) -> list[tuple[str, ...]]:
    return [tuple(one.fields) for one in meta.constraints if isinstance(one, models.UniqueConstraint)]


def _texts(table: Table) -> list[models.Field]:
    """Columns of texts; not the names of files, which are found by them, nor what is chosen from a list."""
    told = [column for column in table.model._meta.local_fields if table.kinds.get(column.name) in WRITTEN]
    return [column for column in told if not column.choices and (isinstance(column, TEXT) or _is_stream(column))]


def _is_stream(column: models.Field) -> bool:
    return hasattr(column, "stream_block")


def _found(table: Table, sought: Sought) -> Iterator[tuple[models.Field, Any, str]]:
    """Each column with the key of a row and its text, where one of the values stands in it."""
    for field in _texts(table):
        ask = _sealed_texts if isinstance(field, SealedTextField) else _plain_texts
        yield from ((field, row, text) for row, text in ask(table, field, sought) if text and sought.stands_in(text))


def _plain_texts(table: Table, field: models.Field, sought: Sought) -> Iterator[tuple[Any, str]]:
    name, key = _names(table)
    as_text = f"CAST({_quoted(field)} AS text)"
    like = "ILIKE" if connection.vendor == "postgresql" else "LIKE"
    asked = " OR ".join([f"{as_text} {like} %s"] * len(sought.likes)) or "1 = 0"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, {as_text} FROM {name} WHERE {asked}", sought.likes)  # noqa: S608
        yield from iter(cursor.fetchone, None)


def _sealed_texts(table: Table, field: models.Field, sought: Sought) -> Iterator[tuple[Any, str]]:
    name, key = _names(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, {_quoted(field)} FROM {name} WHERE {_quoted(field)} <> ''")  # noqa: S608
        yield from ((row, opened(stored)) for row, stored in iter(cursor.fetchone, None))


def _kept(field: models.Field, text: str) -> str:
    """As it is stored: sealed, or as long as the column may be."""
    return seal(text) if isinstance(field, SealedTextField) else text[: field.max_length or None]


def _names(table: Table) -> tuple[str, str]:
    """The table and the column of its key, as SQL writes them."""
    meta = table.model._meta
    return connection.ops.quote_name(meta.db_table), _quoted(meta.pk)


def _quoted(field: models.Field) -> str:
    return connection.ops.quote_name(str(field.column))


def _cast(field: models.Field) -> str:
    """PostgreSQL takes no text for what it keeps as JSON."""
    return f"CAST(%s AS {field.db_type(connection)})" if connection.vendor == "postgresql" else "%s"
