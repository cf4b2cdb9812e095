"""`manage.py backup FILE`: the whole site in one sealed file, while people work."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pajaverkko.backup.archive import BackupError
from pajaverkko.backup.making import forget_what_was_cut_off, make_backup

KEYS = """Public key, for PAJAVERKKO_BACKUP_RECIPIENT on the server:
{public}
Secret key, for PAJAVERKKO_BACKUP_KEY when a copy is restored. Keep it elsewhere: without it no copy can be opened.
{secret}"""


class Command(BaseCommand):
    help = "Copy database and files into one new file, sealed for the key in PAJAVERKKO_BACKUP_RECIPIENT."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="the file to make")
        parser.add_argument("--new-keys", action="store_true", help="make a pair of keys, and no copy")

    def handle(self, *args: Any, file: Path | None, new_keys: bool, **options: Any) -> None:
        if new_keys:
            secret = pyrage.x25519.Identity.generate()
            self.stdout.write(KEYS.format(public=secret.to_public(), secret=secret))
            return
        if file is None:
            raise CommandError("Name the file to make, or --new-keys.")
        if not settings.BACKUP_RECIPIENT:
            raise CommandError("PAJAVERKKO_BACKUP_RECIPIENT names no key; `backup --new-keys` makes a pair.")
        forget_what_was_cut_off()
        try:
            made = make_backup(file, settings.BACKUP_RECIPIENT)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = f"{made.size / 1_000_000:,.1f} MB"
        self.stdout.write(f"Copied {made.rows:,} rows and {made.files:,} files into {file} ({size}).")
