"""Looking for words in every column of every table."""

from django.db import connection

from base.sealed import CannotOpen, opened


def found_in_database(*words: str) -> list[str]:
    """Where one of the words stands, as "table.column: word"; sealed values are opened first."""
    found = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    text = _text(value)
                    found += [f"{table}.{column}: {word}" for word in words if word in text]
    return found


def _text(value: object) -> str:
    text = value.decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
    if text.startswith("gAAAA"):
        try:
            return opened(text)
        except CannotOpen:
            return text
    return text
