"""`manage.py restore FILE`: a site takes the place of what is there, as it was when the copy was made."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pajaverkko.backup.archive import BackupError
from pajaverkko.backup.making import forget_what_was_cut_off
from pajaverkko.backup.restoring import restore_backup

TOLD = """Restored as of {made_at}: {rows:,} rows, {files:,} files.
Erased again: {erased_again}. Letters taken back: {letters}.
No letter leaves until `manage.py let_letters_leave`. Whoever was signed in signs in anew."""


class Command(BaseCommand):
    help = "Bring a copy back, with the secret key in PAJAVERKKO_BACKUP_KEY. Web server and worker must have ended."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the copy")
        parser.add_argument("--replace", action="store_true", help="although there is a site here, which is lost")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not settings.BACKUP_KEY:
            raise CommandError("PAJAVERKKO_BACKUP_KEY holds no key, nor does the file of PAJAVERKKO_BACKUP_KEY_FILE.")
        forget_what_was_cut_off()
        try:
            restored = restore_backup(file, settings.BACKUP_KEY, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(TOLD.format(**vars(restored)))
        if not restored.log_is_whole:
            raise CommandError("The audit log is not as it was written; the screen of the log tells where.")
