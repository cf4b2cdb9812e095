"""Triggers that move the public version: on every table but those that settings.UNSEEN_TABLES names.

A row that is written as it was moves nothing, nor does one that differs in columns of settings.UNSEEN_COLUMNS alone.
Those of settings.PASSING_TABLES leave that part of it where it is under which lists are held.

While tables are changed (`migrate`) there is no version, so that nothing is kept; afterwards each table has its
triggers. What they name SQLite would refuse to drop: so none of them stands there meanwhile, and none ever on the
table of versions itself.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "base_publicchange"
NAME = "public_change"
EVENTS = ("INSERT", "UPDATE", "DELETE")
HIGHEST = 2**48
"""Below which tokens are drawn: the sum of all of them is a number that SQLite holds, too."""
LISTS, PASSING = "lists", "passing"
"""What a change is of: of what lists are made of as well, or only of what passes them by."""
DRAWN_ON_POSTGRESQL = f"(random() * {HIGHEST})::bigint"
MOVE_ON_POSTGRESQL = (
    f"INSERT INTO {TABLE} (transaction, token, of_lists) "  # noqa: S608
    f"VALUES (txid_current(), {DRAWN_ON_POSTGRESQL}, {DRAWN_ON_POSTGRESQL}) "
    "ON CONFLICT (transaction) DO UPDATE SET token = EXCLUDED.token, of_lists = EXCLUDED.of_lists"
)
PASS_ON_POSTGRESQL = (
    f"INSERT INTO {TABLE} (transaction, token) VALUES (txid_current(), {DRAWN_ON_POSTGRESQL}) "  # noqa: S608
    "ON CONFLICT (transaction) DO UPDATE SET token = EXCLUDED.token"
)
DRAWN_ON_SQLITE = f"abs(random() % {HIGHEST})"
BEGIN_ON_SQLITE = (
    f'INSERT INTO {TABLE} ("transaction", token, of_lists) VALUES (1, {DRAWN_ON_SQLITE}, {DRAWN_ON_SQLITE}) '  # noqa: S608
    'ON CONFLICT ("transaction") DO UPDATE SET token = EXCLUDED.token, of_lists = EXCLUDED.of_lists'
)
PASS_ON_SQLITE = f'UPDATE {TABLE} SET token = {DRAWN_ON_SQLITE} WHERE "transaction" = 1'  # noqa: S608
MOVE_ON_SQLITE = PASS_ON_SQLITE.replace("SET", f"SET of_lists = {DRAWN_ON_SQLITE},")
MOVES = {
    ("postgresql", LISTS): MOVE_ON_POSTGRESQL,
    ("postgresql", PASSING): PASS_ON_POSTGRESQL,
    ("sqlite", LISTS): MOVE_ON_SQLITE,
    ("sqlite", PASSING): PASS_ON_SQLITE,
}
FUNCTION = f"""
CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    moved text := statement_timestamp()::text || TG_ARGV[0];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NULL;
        ELSIF TG_NARGS > 1 AND to_jsonb(OLD) - TG_ARGV[1:] = to_jsonb(NEW) - TG_ARGV[1:] THEN
            RETURN NULL;
        END IF;
    END IF;
    -- Once for each statement, however many rows it writes; what a savepoint takes back it forgets as well.
    IF current_setting('pajaverkko.moved', true) IS DISTINCT FROM moved THEN
        IF TG_ARGV[0] = '{PASSING}' THEN
            {PASS_ON_POSTGRESQL};
        ELSE
            {MOVE_ON_POSTGRESQL};
        END IF;
        PERFORM set_config('pajaverkko.moved', moved, true);
    END IF;
    RETURN NULL;
END $$
"""


@dataclass(frozen=True)
class Trigger:
    """`name` ends with a digest of the words that make it, so that one of other words is another one."""

    table: str
    name: str
    words: str

    @property
    def making(self) -> str:
        return f'CREATE TRIGGER "{self.name}" {self.words}'


def seen_tables() -> dict[str, tuple[str, ...]]:
    """The tables that the public sees something of, each with the events that change that."""
    unseen: dict[str, tuple[str, ...]] = settings.UNSEEN_TABLES
    told = {table: tuple(event for event in EVENTS if event not in unseen.get(table, ())) for table in _models()}
    return {table: events for table, events in told.items() if events and table != TABLE}


def keep_triggers(connection: BaseDatabaseWrapper) -> None:
    """Every seen table has its triggers, and no other; the version itself moves, for anything may have changed."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if not _stands(connection, cursor):
            return
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        wanted, there = _wanted(connection, cursor), _there(connection, cursor)
        for trigger in sorted(there - wanted.keys()):
            cursor.execute(_dropping(connection, *trigger))
        for trigger in sorted(wanted.keys() - there):
            cursor.execute(wanted[trigger].making)
        cursor.execute(MOVE_ON_POSTGRESQL if connection.vendor == "postgresql" else BEGIN_ON_SQLITE)


def keep_triggers_if_they_differ(connection: BaseDatabaseWrapper) -> bool:
    """At the start of each process: whether they had to be mended, or the version was missing."""
    with connection.cursor() as cursor:
        if not _stands(connection, cursor):
            return False
        cursor.execute(f"SELECT count(*) FROM {TABLE}")  # noqa: S608
        are_well = cursor.fetchone()[0] and _wanted(connection, cursor).keys() == _there(connection, cursor)
    if not are_well:
        keep_triggers(connection)
    return not are_well


def leave_tables_alone(connection: BaseDatabaseWrapper) -> None:
    """Before tables are changed: no version, and on SQLite no triggers."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if not _stands(connection, cursor):
            return
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
        if connection.vendor == "sqlite":
            for trigger in sorted(_there(connection, cursor)):
                cursor.execute(_dropping(connection, *trigger))


def _stands(connection: BaseDatabaseWrapper, cursor: Any) -> bool:
    return TABLE in connection.introspection.table_names(cursor)


def _models() -> dict[str, type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table: model for model in found if model._meta.managed and not model._meta.proxy}
    return dict(sorted(named.items()))


def _wanted(connection: BaseDatabaseWrapper, cursor: Any) -> dict[tuple[str, str], Trigger]:
    """By table and name, for the tables that are there."""
    there = set(connection.introspection.table_names(cursor))
    of_table = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    made = (trigger for table, events in seen_tables().items() if table in there for trigger in of_table(table, events))
    return {(trigger.table, trigger.name): trigger for trigger in made}


def _there(connection: BaseDatabaseWrapper, cursor: Any) -> set[tuple[str, str]]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgname LIKE %s AND relnamespace = current_schema()::regnamespace",
            [f"{NAME}%"],
        )
    else:
        cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{NAME}%"])
    return {(table, name) for table, name in cursor.fetchall()}


def _dropping(connection: BaseDatabaseWrapper, table: str, name: str) -> str:
    return f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else "")


def _on_sqlite(table: str, events: tuple[str, ...]) -> Iterator[Trigger]:
    """One for each event, whose names are those of the whole database."""
    columns = [field.column for field in _models()[table]._meta.local_concrete_fields]
    seen = [column for column in columns if column not in settings.UNSEEN_COLUMNS.get(table, ())]
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in seen)
    for event in events:
        only = f"WHEN {differs} " if event == "UPDATE" else ""
        words = f'AFTER {event} ON "{table}" FOR EACH ROW {only}BEGIN {MOVES["sqlite", _moved_by(table)]}; END'
        yield Trigger(table, f"{NAME}_{event.lower()}_{table}_{_digest(words)}", words)


def _on_postgresql(table: str, events: tuple[str, ...]) -> Iterator[Trigger]:
    """One for rows and one for the emptying of a table. What it is of and the columns are told to the function."""
    unseen = ", ".join(f"'{word}'" for word in (_moved_by(table), *settings.UNSEEN_COLUMNS.get(table, ())))
    rows = f'AFTER {" OR ".join(events)} ON "{table}" FOR EACH ROW EXECUTE FUNCTION {NAME}({unseen})'
    emptied = f"AFTER TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION {NAME}('{_moved_by(table)}')"
    for words in (rows, emptied):
        yield Trigger(table, f"{NAME}_{_digest(words)}", words)


def _moved_by(table: str) -> str:
    return PASSING if table in settings.PASSING_TABLES else LISTS


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]
