"""Whoever has the whole database, the log of the server and the outbox does not find out who has told what.

Two hundred people answer one after another, each by an invitation of their own and with a word of their own, while the
worker mixes answers in. The enemy knows in which order they came (the log), whose each token is (the outbox) and every
column and place of every row, and pairs people with words in every way that an order gives. By chance one is right.
"""

import base64
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.factories.surveys import LONG
from tests.workshops.surveys.answers import raw, tell
from workshops.surveys.models import Collection, FreeWords
from workshops.surveys.queries import digest_of
from workshops.surveys.services import collecting, keep_begun, make_tokens, mix_everywhere, mixing
from workshops.surveys.services.collecting import close_collection

pytestmark = pytest.mark.django_db
PEOPLE, BY_CHANCE, PLACES_OFF = 200, 5, 10
TOKENS = "answertoken"
POSTGRES = connection.vendor == "postgresql"
Orders = dict[str, list[str]]


def answered(collection: Collection) -> tuple[list[str], list[str]]:
    """The words in the order in which they were told, and the digests of the tokens that they were told with."""
    client, words = Client(), []
    tokens = make_tokens(collection=collection, number=PEOPLE, by=None)
    digests = [digest_of(token) for token in tokens]
    for number, token in enumerate(tokens):
        words.append(f"sana {number}")
        sent = {"key": str(uuid.uuid4()), "token": token, "q1": "4", "q6": words[-1]}
        assert client.post(f"/survey/{collection.code}/", sent).status_code == 302
        if number % 3 == 0:
            mix_everywhere(by=None)
    return words, digests


def orders(table: str, called: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """The rows in every order that the database gives away."""
    place = "ctid" if POSTGRES else "rowid"
    yield f"{table} by place", [called(key) for key in raw(table, "id", place)]
    yield f"{table} by place, backwards", [called(key) for key in raw(table, "id", f"{place} DESC")]
    yield f"{table} by key", [called(key) for key in raw(table, "id", "id")]
    if POSTGRES:
        yield f"{table} by transaction", [called(key) for key in raw(table, "id", "xmin::text::bigint, ctid")]
    for column in columns(table):
        yield f"{table} by {column}", [called(key) for key in raw(table, "id", f"{column}, {place}")]
        yield f"{table} by {column}, backwards", [called(key) for key in raw(table, "id", f"{column}, {place} DESC")]
    for index, first in indexes(table):
        yield f"{table} by the index {index}", [called(key) for key in walked(table, index, first)]


def columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, f"workshops_{table}")
    return [column.name for column in found if column.name != "id"]


def indexes(table: str) -> list[tuple[str, str]]:
    """Each index with the column it begins with."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, f"workshops_{table}")
    return [(name, told["columns"][0]) for name, told in found.items() if told["index"] and told["columns"]]


def walked(table: str, index: str, first: str) -> list[Any]:
    """The keys as they stand in an index: where its values are the same, in the order in which it keeps the rows."""
    with connection.cursor() as cursor:
        if not POSTGRES:
            cursor.execute(f"SELECT id FROM workshops_{table} INDEXED BY {index} ORDER BY {first}")
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"SELECT id FROM workshops_{table} ORDER BY {first}")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("RESET enable_seqscan; RESET enable_sort; RESET enable_bitmapscan")
        return found


def right(way: str, told: list[str], guessed: list[str]) -> dict[str, int]:
    """How many pairs are right, when the rows stand so many places from where they were made."""
    found = {}
    for shift in range(-PLACES_OFF, PLACES_OFF + 1):
        moved = guessed[shift:] if shift >= 0 else [""] * -shift + guessed
        found[f"{way}, {shift} off"] = sum(one == other for one, other in zip(told, moved, strict=False))
    return found


def attack(words: list[str], digests: list[str]) -> dict[str, int]:
    """How many people each way of pairing finds."""
    opened = {key_of(row.pk): str(row.words) for row in FreeWords.objects.filter(question=LONG)}
    found = dict(orders("freewords", lambda key: opened[key_of(key)]))
    sealed = {key: base64.urlsafe_b64decode(text)[1:9] for key, text in by_key("freewords", "words").items()}
    if len(set(sealed.values())) > 1:
        found["words by when they were sealed"] = [opened[key] for key in sorted(sealed, key=lambda key: sealed[key])]
    guesses: dict[str, int] = {}
    for way, told in found.items():
        guesses |= right(way, words, told)
    kept = by_key(TOKENS, "digest")
    for way, rows in orders(TOKENS, lambda key: kept[key_of(key)]):
        told_by = [words[digests.index(digest)] for digest in rows if digest in digests]
        for other, told in found.items():
            guesses |= right(f"{way}, {other}", told_by, told)
    return guesses


def by_key(table: str, column: str) -> dict[str, str]:
    """A column of every row by its key. Without an order each of the two may come by an index of its own."""
    place = "ctid" if POSTGRES else "rowid"
    keys = map(key_of, raw(table, "id", place))
    return dict(zip(keys, raw(table, column, place), strict=True))


def key_of(key: object) -> str:
    """As the two databases write it."""
    return uuid.UUID(str(key)).hex


def test_two_hundred_people_are_not_found_again(collection: Collection):
    words, digests = answered(collection)
    first = attack(words, digests)
    assert len(first) > 250
    assert FreeWords.objects.count() >= PEOPLE - 30
    # What is right by chance is so once; what leaks is right again after everything was written anew.
    for number in range(5):
        words.append(f"vielä {number}")
        tell(collection, told={LONG: words[-1]})
    assert mixing.mix(collection=collection, leave=5, by=None)
    second = attack(words, digests)
    assert second.keys() == first.keys()
    assert leaking(first, second) == {}
    close_collection(collection=collection, by=None)
    third = attack(words, digests)
    assert FreeWords.objects.count() == len(words)
    assert not any(way.startswith(TOKENS) for way, number in third.items() if number)
    assert leaking(first, third) == {}


def leaking(once: dict[str, int], again: dict[str, int]) -> dict[str, tuple[int, int]]:
    """The ways of pairing that find more people than chance does, twice."""
    both = {way: (once[way], again[way]) for way in once}
    return {way: numbers for way, numbers in both.items() if min(numbers) > BY_CHANCE}


def test_without_writing_anew_they_are_found(collection: Collection, monkeypatch: pytest.MonkeyPatch):
    """The enemy is one: without the guard the place of a row tells whose it is."""

    class Unshuffled(random.Random):
        def shuffle(self, x: list[Any]) -> None:  # type: ignore[override]
            """Leaves them as they come."""

    monkeypatch.setattr(mixing, "_random", Unshuffled())
    monkeypatch.setattr(mixing, "_write_anew", lambda collection, words: FreeWords.objects.bulk_create(words))
    # Invitations stand in the order in which they went out.
    monkeypatch.setattr(collecting, "sorted", list, raising=False)
    found = attack(*answered(collection))
    assert max(found.values()) > PEOPLE / 2
    assert max(number for way, number in found.items() if way.startswith(TOKENS)) > PEOPLE / 2
    assert max(number for way, number in found.items() if way.startswith("freewords by the index")) > PEOPLE / 2


def kept() -> dict[str, list[Any]]:
    """How many rows each table has, and how far every counter of the database has come."""
    counters = (
        "SELECT sequencename, last_value FROM pg_sequences" if POSTGRES else "SELECT name, seq FROM sqlite_sequence"
    )
    with connection.cursor() as cursor:
        cursor.execute(counters)
        found = {f"counter {name}": [number] for name, number in cursor.fetchall()}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = list(cursor.fetchone())
    return found


def test_answers_leave_a_trace_nowhere_else(collection: Collection):
    """No log, letter, session or counter moves with them: what has an order of its own could be paired with them."""
    tokens, client = make_tokens(collection=collection, number=12, by=None), Client()
    before, row = kept(), Collection.objects.filter(pk=collection.pk).values().get()
    for token in tokens:
        sent = {"key": str(uuid.uuid4()), "token": token, "q1": "4", "q6": "Sana"}
        assert client.post(f"/survey/{collection.code}/", sent).status_code == 302
        mix_everywhere(by=None)
    now = kept()
    moved = {name for name in now if now[name] != before.get(name)}
    assert moved == {f"workshops_{name}" for name in (TOKENS, "count", "freewords", "waitinganswer")}
    after = Collection.objects.filter(pk=collection.pk).values().get()
    assert {name for name in row if row[name] != after[name]} == {"has_answers", "number_mixed"}


def test_invitations_tell_by_nothing_in_which_order_they_went_out(collection: Collection):
    tokens = make_tokens(collection=collection, number=PEOPLE, by=None)
    letters = [digest_of(token) for token in tokens]
    kept = by_key(TOKENS, "digest")
    for way, rows in orders(TOKENS, lambda key: kept[key_of(key)]):
        found = right(way, letters, rows)
        assert found[f"{way}, 0 off"] <= BY_CHANCE, way


def test_what_people_have_begun_stands_in_no_order(collection: Collection):
    """Each time that somebody keeps theirs, all are written anew, under other keys."""
    codes, keys = [], set[str]()
    for number in range(8):
        codes.append(keep_begun(collection=collection, told={LONG: f"Alku {number}"}, by=None)[0])
        now = {key_of(key) for key in raw("begunanswer", "id")}
        assert not keys & now
        keys |= now
    place = "ctid" if POSTGRES else "rowid"
    assert raw("begunanswer", "digest", place) != [digest_of(code) for code in codes]
    keep_begun(collection=collection, told={LONG: "Jatko"}, code=codes[3], by=None)
    assert not keys & {key_of(key) for key in raw("begunanswer", "id")}
    told = {row.digest: row.told for row in collection.begun.all()}
    assert len(told) == 8
    assert "Jatko" in told[digest_of(codes[3])]
    assert "Alku 4" in told[digest_of(codes[4])]


def test_answers_that_wait_were_all_written_and_sealed_at_once(collection: Collection):
    """Where they stand does not tell which came first, and what is sealed tells of no time."""
    keys: set[str] = set()
    for _each in range(6):
        tell(collection)
        now = {key_of(key) for key in raw("waitinganswer", "id")}
        assert not keys & now
        keys |= now
    sealed = [base64.urlsafe_b64decode(text)[1:9] for text in raw("waitinganswer", "told")]
    assert [int.from_bytes(stamp, "big") for stamp in sealed] == [0] * 6
    if POSTGRES:
        assert len(set(raw("waitinganswer", "xmin::text"))) == 1
