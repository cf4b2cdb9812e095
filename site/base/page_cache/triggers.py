"""Triggers that move the public version: on every table that is not named as unseen in settings.UNSEEN_TABLES.

A new table has them after `migrate`, as has one that SQLite has written anew. None of them may ever stand on the table
of versions itself, whose columns are never changed for the same reason: SQLite would refuse to drop what triggers name.
"""

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from base.page_cache.models import PublicChange

TABLE = "base_publicchange"
NAME = "public_change"
EVENTS = ("INSERT", "UPDATE", "DELETE")
HIGHEST = 2**48
"""Below which tokens are drawn: the sum of all of them is a number that SQLite holds, too."""
MOVE_ON_POSTGRESQL = (
    f"INSERT INTO {TABLE} (transaction, token) VALUES (txid_current(), (random() * {HIGHEST})::bigint) "  # noqa: S608
    "ON CONFLICT (transaction) DO UPDATE SET token = EXCLUDED.token"
)
BEGIN_ON_SQLITE = (
    f'INSERT INTO {TABLE} ("transaction", token) VALUES (1, abs(random() % {HIGHEST})) '  # noqa: S608
    'ON CONFLICT ("transaction") DO UPDATE SET token = EXCLUDED.token'
)
MOVE_ON_SQLITE = f'UPDATE {TABLE} SET token = token + 1 WHERE "transaction" = 1'  # noqa: S608


def seen_tables() -> dict[str, tuple[str, ...]]:
    """The tables that the public sees something of, each with the events that change that."""
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy}
    unseen: dict[str, tuple[str, ...]] = settings.UNSEEN_TABLES
    told = {table: tuple(event for event in EVENTS if event not in unseen.get(table, ())) for table in sorted(tables)}
    return {table: events for table, events in told.items() if events and table != PublicChange._meta.db_table}


def keep_triggers(connection: BaseDatabaseWrapper) -> None:
    """Every seen table has its triggers, and no other; the version itself moves, for anything may have changed."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if TABLE not in there:
            return
        wanted = {table: events for table, events in seen_tables().items() if table in there}
        if connection.vendor == "sqlite":
            _keep_on_sqlite(cursor, wanted)
        else:
            _keep_on_postgresql(cursor, wanted)


def _keep_on_sqlite(cursor: object, wanted: dict[str, tuple[str, ...]]) -> None:
    """A trigger for each row and event."""
    execute = cursor.execute  # type: ignore[attr-defined]
    execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{NAME}_%"])
    there = {row[0] for row in cursor.fetchall()}  # type: ignore[attr-defined]
    named = {f"{NAME}_{event.lower()}_{table}": (event, table) for table, events in wanted.items() for event in events}
    for name in sorted(there - named.keys()):
        execute(f'DROP TRIGGER "{name}"')
    for name in sorted(named.keys() - there):
        event, table = named[name]
        execute(f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {MOVE_ON_SQLITE}; END')
    execute(BEGIN_ON_SQLITE)


def _keep_on_postgresql(cursor: object, wanted: dict[str, tuple[str, ...]]) -> None:
    """A trigger for each statement."""
    execute = cursor.execute  # type: ignore[attr-defined]
    execute(
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger AS $$ BEGIN {MOVE_ON_POSTGRESQL}; RETURN NULL; END $$ "
        "LANGUAGE plpgsql"
    )
    execute(
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE %s",
        [f"{NAME}_%"],
    )
    there = set(cursor.fetchall())  # type: ignore[attr-defined]
    named = {
        (table, f"{NAME}_{'_'.join(events).lower()}"): " OR ".join((*events, "TRUNCATE"))
        for table, events in wanted.items()
    }
    for table, name in sorted(there - named.keys()):
        execute(f'DROP TRIGGER "{name}" ON "{table}"')
    for table, name in sorted(named.keys() - there):
        execute(
            f'CREATE TRIGGER "{name}" AFTER {named[table, name]} ON "{table}" FOR EACH STATEMENT '
            f"EXECUTE FUNCTION {NAME}()"
        )
    execute(MOVE_ON_POSTGRESQL)
