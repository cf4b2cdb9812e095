"""What the database held in one moment, and putting it back: as a file of SQLite, or table by table from PostgreSQL."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from psycopg import sql

from base.page_cache.models import PublicChange
from pajaverkko.backup.archive import BackupError, Member, of_bytes, of_file

LITE = "database.sqlite3"
TABLES = "tables"
PART = 16 << 20
"""Bytes of a table that are held in memory and make one member."""


class Moment:
    """The database as it stands now: `rows` by table, and members with all of it."""

    def __init__(self, rows: dict[str, int], migrations: list[list[str]]) -> None:
        self.rows, self.migrations = rows, migrations

    def members(self) -> Iterator[Member]:
        raise NotImplementedError


@contextmanager
def this_moment(folder: Path) -> Iterator[Moment]:
    """While it is open others write on. The folder is for what SQLite must put somewhere."""
    with _lite(folder) if connection.vendor == "sqlite" else _postgresql() as moment:
        yield moment


class _LiteMoment(Moment):
    def __init__(self, file: Path) -> None:
        self.file = file
        with closing(sqlite3.connect(file)) as copy:
            names = [str(row[0]) for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = {name: int(copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}  # noqa: S608
            migrations = [list(row) for row in copy.execute("SELECT app, name FROM django_migrations ORDER BY id")]
        super().__init__(rows, migrations)

    def members(self) -> Iterator[Member]:
        yield of_file(LITE, self.file)


@contextmanager
def _lite(folder: Path) -> Iterator[Moment]:
    """VACUUM INTO reads one snapshot, whoever writes meanwhile, and leaves out the bytes of what was deleted."""
    file = folder / LITE
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    file.chmod(0o600)
    yield _LiteMoment(file)


class _PostgreSQLMoment(Moment):
    def __init__(self, server: psycopg.Connection[Any]) -> None:
        self.server = server
        names = [str(row[0]) for row in server.execute(NAMES) if row[0] != PublicChange._meta.db_table]
        count = sql.SQL("SELECT count(*) FROM {}")
        rows = {name: self._number(count.format(sql.Identifier(name))) for name in names}
        found = server.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
        super().__init__(rows, [list(row) for row in found])

    def _number(self, question: sql.Composed) -> int:
        found = self.server.execute(question).fetchone()
        return int(found[0]) if found else 0

    def members(self) -> Iterator[Member]:
        for name in self.rows:
            number, held = 0, bytearray()
            words = sql.SQL("COPY {} TO STDOUT (FORMAT binary)").format(sql.Identifier(name))
            with self.server.cursor() as cursor, cursor.copy(words) as rows:
                for part in rows:
                    held += part
                    if len(held) >= PART:
                        yield of_bytes(f"{TABLES}/{name}/{number:06}", bytes(held))
                        number, held = number + 1, bytearray()
            yield of_bytes(f"{TABLES}/{name}/{number:06}", bytes(held))


NAMES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"


@contextmanager
def _postgresql() -> Iterator[Moment]:
    """A connection of its own, whose one transaction sees one moment."""
    words = connection.get_connection_params()
    given = {name: words[name] for name in ("dbname", "user", "password", "host", "port") if name in words}
    with psycopg.connect(**given) as server:
        server.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        server.read_only = True
        yield _PostgreSQLMoment(server)


def is_in_use() -> bool:
    """Whether the database holds more than what every new site has."""
    users, pages = apps.get_model("base.User"), apps.get_model("wagtailcore.Page")
    return bool(users._base_manager.exists() or pages._base_manager.filter(depth__gt=2).exists())


def rows_here(names: Iterable[str]) -> dict[str, int]:
    """How many rows each of these tables has."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            found[name] = int(cursor.fetchone()[0])
    return found


def put_back(folder: Path) -> None:
    """All tables as they are in the folder. Raises BackupError, and nothing is changed then."""
    if connection.vendor == "sqlite":
        _put_back_lite(folder / LITE)
    else:
        _put_back_postgresql(folder / TABLES)


def _put_back_lite(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError("The database in the archive is damaged.")
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(connection.settings_dict["NAME"])) as site:
        # Page by page under the lock of SQLite: whoever has the file open sees the one or the other.
        copy.backup(site)
    connection.close()


def _put_back_postgresql(folder: Path) -> None:
    tables = sorted(path.name for path in folder.iterdir())
    with transaction.atomic(), connection.cursor() as cursor:
        here = set(connection.introspection.table_names(cursor))
        if missing := set(tables) - here:
            raise BackupError(f"There is no table {min(missing)} here.")
        names = sql.SQL(", ").join(map(sql.Identifier, sorted(here)))
        cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(names))
        for name in tables:
            _fill(cursor, name, sorted((folder / name).iterdir()))
        models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
        for words in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(words)


def _fill(cursor: Any, name: str, parts: list[Path]) -> None:
    """Keys of other tables are looked at when all is there: they are deferred."""
    with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(sql.Identifier(name))) as rows:
        for part in parts:
            rows.write(part.read_bytes())
