"""Answering, as the tests of this room need it."""

import uuid
from typing import Any

from django.db import connection

from tests.factories.surveys import FACES, LONG, ONE, SCALE, SEVERAL, SHORT, A, C
from workshops.surveys.models import Collection
from workshops.surveys.services import answer, make_tokens

TOLD: dict[str, Any] = {
    FACES: "5", SCALE: "2", ONE: A, SEVERAL: [A, C], SHORT: "Rohkeutta", LONG: "Hyvä päivä",
}  # fmt: skip


def tell(collection: Collection, number: int = 1, **words: Any) -> None:
    """So many people answer."""
    for _each in range(number):
        answer(collection=collection, **{"told": TOLD, "key": uuid.uuid4(), "by": None, **words})


def invited(collection: Collection) -> str:
    """The token of one invitation."""
    return make_tokens(collection=collection, number=1, by=None)[0]


def raw(table: str, column: str, order: str = "") -> list[Any]:
    """What is stored, as somebody with a copy of the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM workshops_{table} {order and f'ORDER BY {order}'}")
        return [row[0] for row in cursor.fetchall()]
