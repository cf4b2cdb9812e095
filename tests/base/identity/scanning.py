"""Looking for an identity code in everything that is stored, and in what is answered."""

import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from tests.base.identity.making import CODE


def tables_with_codes() -> list[str]:
    """The columns of all tables, Django's and the index's too, that hold a code in some row; files and sessions too."""
    found = [f"{table}.{column}" for table in _tables() for column in _columns_with_codes(table)]
    found += ["session" for session in Session.objects.all() if _has(session.get_decoded())]
    places = [Path(settings.MEDIA_ROOT), Path(settings.STORAGES["closed"]["OPTIONS"]["location"])]
    return found + [file.name for place in places for file in place.rglob("*") if _has(file.name)]


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _columns_with_codes(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        names = [column[0] for column in cursor.description]
        return list(
            dict.fromkeys(name for row in cursor for name, value in zip(names, row, strict=True) if _has(value))
        )


def _has(value: Any) -> bool:
    """Whether the signs of the code stand in a value in this order, whatever stands between them or around them."""
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", errors="replace")
    readings = (value, unquote(value), html.unescape(value)) if isinstance(value, str) else (str(value),)
    return any(_letters(CODE) in _letters(reading) for reading in readings)


def _letters(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower())


def is_refused(answer: Any) -> bool:
    return answer.status_code == 422 and CODE[:6] not in answer.content.decode() and "no-store" in str(answer.headers)
