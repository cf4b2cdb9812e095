"""Making a copy while people work."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from base.release import release
from pajaverkko.backup.archive import Member, of_bytes, write_archive
from pajaverkko.backup.files import new_files
from pajaverkko.backup.tables import Moment, this_moment

FORMAT = 1
ABOUT = "about.json"


@dataclass(frozen=True)
class Made:
    """What a copy holds: rows of the database, files, and how large it is in bytes."""

    rows: int
    files: int
    size: int


def make_backup(path: Path, public_key: str) -> Made:
    """Seal the whole site into a new file. Raises BackupError.

    Files are copied before the database is, and once more what has come meanwhile: whatever the rows of that moment
    name is in the archive, though it be deleted while the copy is made.
    """
    seen: set[str] = set()
    told: list[Moment] = []

    def members() -> Iterator[Member]:
        yield from new_files(seen)
        with (
            tempfile.TemporaryDirectory(dir=settings.DATA, prefix="backup-") as folder,
            this_moment(Path(folder)) as now,
        ):
            told.append(now)
            yield of_bytes(ABOUT, json.dumps(_about(now)).encode())
            yield from now.members()
            yield from new_files(seen)

    write_archive(path, public_key, members())
    return Made(sum(told[0].rows.values()), len(seen), path.stat().st_size)


def _about(moment: Moment) -> dict[str, object]:
    return {
        "format": FORMAT,
        "database": connection.vendor,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "release": release(),
        "migrations": moment.migrations,
        "rows": moment.rows,
    }


def forget_what_was_cut_off() -> None:
    """What a copy left that was killed: it holds the database in plain."""
    for folder in Path(settings.DATA).glob("backup-*"):
        shutil.rmtree(folder, ignore_errors=True)
