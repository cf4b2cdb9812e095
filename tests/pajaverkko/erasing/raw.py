"""The bytes of a database, as somebody would read them who has its disk."""

from collections.abc import Iterable
from pathlib import Path

import psycopg

from tests.own_site import OwnSite


def files_of(site: OwnSite) -> list[Path]:
    """SQLite: the file, the write-ahead log, its index. PostgreSQL: the files of this database and what all share.

    Of PostgreSQL's own log (pg_wal) nothing is promised: the server writes over it in its own time.
    """
    if not site.address:
        return sorted(site.folder.glob("pajaverkko.sqlite3*"))
    with psycopg.connect(site.address, autocommit=True) as server:
        server.execute("CHECKPOINT")
        place = server.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert place
    folder = Path(place[0])
    return [file for part in (folder / "base" / str(place[1]), folder / "global") for file in part.iterdir()]


def hits_in_bytes(site: OwnSite, words: Iterable[str]) -> dict[str, int]:
    """In which files one of the words stands, and how often. The server may take away a file while this reads."""
    wanted, found = [word.encode() for word in words], {}
    for file in files_of(site):
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            continue
        if number := sum(content.count(word) for word in wanted):
            found[file.name] = number
    return found
