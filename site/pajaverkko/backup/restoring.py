"""Bringing a copy back: first all of it is looked at, then it takes the place of what is there."""

import datetime
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from base.audit.checking import ask_for_check, check_log
from base.heartbeats import Heartbeat
from base.outbox.services import hold_letters_after_restore
from base.page_cache.triggers import keep_triggers
from base.personal_data.compacting import compact
from base.personal_data.erasing import erase_again
from base.personal_data.orphans import OLD, sweep_files
from pajaverkko.backup.archive import BackupError, open_archive
from pajaverkko.backup.files import put_files_back
from pajaverkko.backup.making import ABOUT, FORMAT
from pajaverkko.backup.tables import LITE, TABLES, is_in_use, put_back, rows_here

SILENCE = datetime.timedelta(minutes=2)
"""After which a worker is taken to have ended: it gives a sign of life every half minute."""
NOT_COMPARED = frozenset({"base_publicchange", "shared_cache"})
"""Tables that are written to whoever comes."""


@dataclass(frozen=True)
class Restored:
    """What is there now: when the copy was made, its rows and files, people erased again, letters taken back, and
    whether the audit log is as it was written.
    """

    made_at: str
    rows: int
    files: int
    erased_again: int
    letters: int
    log_is_whole: bool


def restore_backup(path: Path, secret_key: str, *, replace: bool = False) -> Restored:
    """Take the place of whatever is there with what the archive holds. Raises BackupError, and nothing is changed then.

    Whoever was erased since is erased again, letters that waited are taken back and none leaves until somebody lets
    them, and whoever was signed in signs in anew.
    """
    _may_begin(replace=replace)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="backup-") as name:
        folder = Path(name)
        open_archive(path, secret_key, folder)
        about = _about_that_fits(folder)
        put_back(folder)
        _look_at_rows(about["rows"])
        files = put_files_back(folder)
    keep_triggers(connection)
    Session.objects.all().delete()
    letters = hold_letters_after_restore(by=None)
    again = erase_again(by=None)
    # Files that no row names may be of somebody who was erased while the copy was made.
    sweep_files(now=timezone.now() + 2 * OLD)
    compact(by=None)
    for cache in caches.all():
        cache.clear()
    ask_for_check(by=None)
    check = check_log(now=timezone.now(), by=None)
    is_whole = check is not None and not check.faults
    return Restored(about["made_at"], sum(about["rows"].values()), files, again, letters, is_whole)


def _may_begin(*, replace: bool) -> None:
    if not replace and is_in_use():
        raise BackupError("There is a site here already. With --replace the copy takes its place, for good.")
    if Heartbeat.objects.filter(beat_at__gt=timezone.now() - SILENCE).exists():
        raise BackupError("A worker was at work a moment ago. Stop web server and worker, and wait two minutes.")


def _about_that_fits(folder: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / ABOUT).read_text())
        told = about["format"], about["database"], about["migrations"], about["rows"], about["made_at"]
    except (OSError, ValueError, KeyError) as error:
        raise BackupError("What is in the archive is no copy of a site.") from error
    if told[0] != FORMAT:
        raise BackupError(f"The copy was made by another version of this program: format {told[0]}.")
    if told[1] != connection.vendor:
        raise BackupError(f"The copy is of {told[1]} and this site has {connection.vendor}.")
    theirs, ours = {tuple(each) for each in told[2]}, set(MigrationLoader(connection).applied_migrations)
    if theirs != ours:
        raise BackupError(
            f"The tables of the copy are of another version ({len(theirs ^ ours)} migrations differ). Restore it with "
            "the version that made it, then upgrade."
        )
    if not (folder / (LITE if connection.vendor == "sqlite" else TABLES)).exists():
        raise BackupError("What is in the archive is no copy of a site.")
    return about


def _look_at_rows(told: dict[str, int]) -> None:
    here = rows_here(told)
    if wrong := [name for name in told if name not in NOT_COMPARED and here[name] != told[name]]:
        raise BackupError(f"After restoring {wrong[0]} has another number of rows.")
