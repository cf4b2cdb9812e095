"""Makes the databases that the tests of upgrading begin with: `.venv/bin/python -m tests.upgrade.make`.

The site as it was after the first issue is taken out of the history, set up with the packages of its own lock, and
filled with its demo, once on SQLite and once on an embedded PostgreSQL. Kept of it are the two databases, packed: they
lie beside this program, which needs to be run again only by who wants to see how they came about.
"""

import io
import lzma
import os
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from tests.postgres import postgres, program_of

COMMIT = "e9c5a769e4becfccbf36b0b7149ffeb6eda05d8a"
"""The last one of the first issue, of 25 November 2026: pages, records, files and accounts; no search, no people."""
ROOT = Path(__file__).resolve().parents[2]
LITE, PACKED = Path(__file__).with_name("first.sqlite3.xz"), Path(__file__).with_name("first.pgdump")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="pajaverkko-first-") as name:
        site = Path(name) / "site"
        archive = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
            tree.extractall(site, filter="data")
        subprocess.run([sys.executable, "dev.py", "setup"], cwd=site, check=True, env=_words(name))
        _filled(site, _words(name))
        LITE.write_bytes(lzma.compress(_whole(Path(name) / "data" / "pajaverkko.sqlite3"), preset=9))
        with postgres() as address:
            _filled(site, _words(name, address))
            dump = [program_of(address, "pg_dump"), "--format=custom", "--compress=9", "--no-owner", f"--file={PACKED}"]
            subprocess.run([*dump, address], check=True)
    for file in (LITE, PACKED):
        sys.stdout.write(f"{file.name}: {file.stat().st_size:,} bytes\n")
    return 0


def _words(folder: str, database: str = "") -> dict[str, str]:
    """What the site of then is told."""
    own = {"PAJAVERKKO_DATA": f"{folder}/data", "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.demo"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PAJAVERKKO_", "PYTHONPATH"))}
    return {**kept, **own, **({"PAJAVERKKO_DATABASE": database} if database else {})}


def _filled(site: Path, words: dict[str, str]) -> None:
    for command in (["migrate", "--verbosity", "0"], ["demo"]):
        subprocess.run([str(site / ".venv" / "bin" / "python"), "manage.py", *command], cwd=site, check=True, env=words)


def _whole(file: Path) -> bytes:
    """Without what was deleted, and without a log beside it."""
    copy = file.with_name("whole.sqlite3")
    with closing(connect(file)) as database:
        database.execute("VACUUM INTO ?", [str(copy)])
    return copy.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
