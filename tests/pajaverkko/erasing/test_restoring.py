"""A backup brings the erased back; the keys kept outside of it take them away again before the site opens."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.own_site import OwnSite, Processes
from tests.pajaverkko.erasing.raw import hits_in_bytes

pytestmark = pytest.mark.django_db
JOBS = "tests.pajaverkko.erasing.jobs"
PEOPLE, ERASED = 12, 10


def programs(own_site: OwnSite) -> Path:
    """Where the server that the tests run on has its own pg_dump and pg_restore: of the same version."""
    with psycopg.connect(own_site.address) as server:
        place = server.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
    assert place
    return Path(place[0])


def run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], env={**os.environ, "LC_ALL": "C.UTF-8"}, check=True)


def back_up(own_site: OwnSite, folder: Path) -> None:
    """The whole data folder, with the file of SQLite in it; a dump of PostgreSQL beside it."""
    if own_site.address:
        run(programs(own_site) / "pg_dump", "--format=custom", f"--file={folder / 'dump'}", own_site.address)
    else:
        with closing(sqlite3.connect(own_site.file)) as server:
            server.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(own_site.folder, folder / "data")


def restore(own_site: OwnSite, folder: Path) -> None:
    if own_site.address:
        place = programs(own_site)
        own_site.empty()
        run(place / "pg_restore", f"--dbname={own_site.address}", folder / "dump")
    shutil.rmtree(own_site.folder)
    shutil.copytree(folder / "data", own_site.folder)


def photos(own_site: OwnSite) -> list[str]:
    return [file.read_text() for file in (own_site.folder / "closed" / "releases").iterdir()]


def test_restored_backup_holds_nobody_who_was_erased_since(own_site: OwnSite, processes: Processes, tmp_path: Path):
    keys = processes(f"{JOBS}:make_many", number=PEOPLE)
    gone, there = dict(list(keys.items())[:ERASED]), dict(list(keys.items())[ERASED:])
    back_up(own_site, tmp_path)
    processes(f"{JOBS}:erase", people=list(gone.values()))
    assert processes(f"{JOBS}:hits", words=list(gone)) == []

    restore(own_site, tmp_path)
    assert {line.split(": ")[1] for line in processes(f"{JOBS}:hits", words=list(gone))} == set(gone)
    assert sum(name in photo for photo in photos(own_site) for name in gone) == ERASED

    assert own_site.manage("erase_again").strip() == f"Erased again: {ERASED}."

    assert processes(f"{JOBS}:hits", words=list(gone)) == []
    assert hits_in_bytes(own_site, gone) == {}
    assert sorted(photos(own_site)) == sorted(f"kuva {name}" for name in there)
    told = processes(f"{JOBS}:told")
    assert told["people"] == sorted(there.values())
    assert told["certificates"] == [True] * ERASED, "the ones that the backup did not know, made anew"
    assert processes(f"{JOBS}:erase_back") == 0, "once is enough"

    restore(own_site, tmp_path)
    own_site.manage("worker", "--batch", "--no-reload", "--settings", "pajaverkko.settings.local")
    assert processes(f"{JOBS}:hits", words=list(gone)) == [], "the worker does it where the command was forgotten"
    assert own_site.erased_keys.read_text().split() == list(gone.values()), "kept outside, and no name in it"
