"""Tables as every new site has them, kept in a file by the part of the tests that has made them, for a later part."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from tests.load.own_server import OwnServer, migrate
from tests.postgres import address_of, program_of

LITE, PACKED = "tables.sqlite3", "tables.pgdump"


def keep_tables(folder: Path) -> None:
    """Those of the database of the tests, which nothing else has been written to."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / f"{LITE}.part")) as file:
            connection.connection.backup(file)
        (folder / f"{LITE}.part").rename(folder / LITE)
    else:
        words = connection.settings_dict
        address = address_of(words["USER"], words["PASSWORD"], words["HOST"], words["PORT"], words["NAME"])
        dump = [program_of(address, "pg_dump"), "--format=custom", "--no-owner", f"--file={folder / PACKED}.part"]
        subprocess.run([*dump, address], check=True)
        (folder / f"{PACKED}.part").rename(folder / PACKED)


def bring_tables(server: OwnServer, folder: Path | None) -> None:
    """To a site that has none; they are made where nobody has kept any."""
    database = server.variables.get("PAJAVERKKO_DATABASE")
    kept = folder / (PACKED if database else LITE) if folder else None
    if kept is None or not kept.exists():
        migrate(server)
    elif database:
        subprocess.run(
            [program_of(database, "pg_restore"), "--no-owner", f"--dbname={database}", str(kept)], check=True
        )
    else:
        shutil.copy(kept, server.folder / "pajaverkko.sqlite3")
