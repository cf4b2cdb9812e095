"""Values taken out of whatever texts of the database somebody wrote them into: pages, their histories, logs, comments.

Asked and written by columns, not by objects: a history is JSON, a page's body is JSON, and saving a page would make a
new history.
"""

import json
from collections.abc import Container, Iterator, Sequence
from typing import Any

from django.db import connection, models

from base.personal_data.choices import Kind
from base.personal_data.register import Table, tables
from base.sealed import SealedTextField

GONE = "[poistettu]"
"""What stands in the place of a value: in Finnish, "removed"."""
TEXT = (models.CharField, models.TextField, models.JSONField)


def take_out(values: Sequence[str], *, but: Container[str] = ()) -> int:
    """Replace the values in every column of free text, `but` in those tables; returns how many texts changed."""
    forms = [form for value in values for form in _written(value)]
    return sum(_of_table(table, forms) for table in tables() if table.label not in but and _texts(table))


def rows_with(table: Table, values: Sequence[str]) -> list[Any]:
    """The keys of the rows of a table in whose free text one of the values stands."""
    forms = [form for value in values for form in _written(value)]
    return list(dict.fromkeys(key for _column, key, _text in _found(table, forms)))


def _written(value: str) -> list[str]:
    """A value as it stands in plain text, and as JSON writes its letters with dots."""
    return list(dict.fromkeys([value, json.dumps(value)[1:-1]]))


def _texts(table: Table) -> list[models.Field]:
    """Columns of free text; not the names of files, which are found by them, nor what is sealed."""
    told = [column for column in table.model._meta.local_fields if table.kinds.get(column.name) == Kind.FREE_TEXT]
    texts = [column for column in told if isinstance(column, TEXT) or hasattr(column, "stream_block")]
    return [column for column in texts if not isinstance(column, SealedTextField)]


def _of_table(table: Table, forms: Sequence[str]) -> int:
    name, key = _names(table)
    number = 0
    for field, row, text in _found(table, forms):
        for form in forms:
            text = text.replace(form, GONE)  # noqa: PLW2901
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {name} SET {_quoted(field)} = {_cast(field)} WHERE {key} = %s", [text, row])  # noqa: S608
        number += 1
    return number


def _found(table: Table, forms: Sequence[str]) -> Iterator[tuple[models.Field, Any, str]]:
    """Each column with the key of a row and its text, where one of the forms stands in it."""
    name, key = _names(table)
    for field in _texts(table):
        as_text = f"CAST({_quoted(field)} AS text)"
        asked = " OR ".join([f"{as_text} LIKE %s ESCAPE '!'"] * len(forms))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {key}, {as_text} FROM {name} WHERE {asked}", [_like(form) for form in forms])  # noqa: S608
            rows = cursor.fetchall()
        yield from ((field, row, text) for row, text in rows)


def _names(table: Table) -> tuple[str, str]:
    """The table and the column of its key, as SQL writes them."""
    meta = table.model._meta
    return connection.ops.quote_name(meta.db_table), _quoted(meta.pk)


def _quoted(field: models.Field) -> str:
    return connection.ops.quote_name(str(field.column))


def _cast(field: models.Field) -> str:
    """PostgreSQL takes no text for what it keeps as JSON."""
    return f"CAST(%s AS {field.db_type(connection)})" if connection.vendor == "postgresql" else "%s"


def _like(form: str) -> str:
    escaped = form.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"
