"""`manage.py import_materials FILE.jsonl`: materials from elsewhere into a bank, one line of JSON for each."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from base.search.index import index_pages
from network.materials.forms import LineError, file_beside, read_line
from network.materials.pages import MaterialBankPage
from network.materials.queries import first_bank
from network.materials.services import store_material

BATCH = 100
"""Lines that are stored, and indexed, together."""
BAR = 30


class Command(BaseCommand):
    help = "Bring materials into a bank: new ones are live at once, those with a known slug are brought up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="one JSON object a line; slug, title and language are required")
        parser.add_argument("--bank", default="", help="slug of the bank or of the page above it; else the first bank")
        parser.add_argument("--dry-run", action="store_true", help="check every line and store nothing")

    def handle(self, *args: Any, file: Path, bank: str, dry_run: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        self.bank, self.folder, self.dry_run = _bank(bank), file.parent, dry_run
        self.taken, self.refused, self.size, self.read = 0, 0, file.stat().st_size or 1, 0
        began = time.monotonic()
        batch: list[tuple[int, str]] = []
        for numbered in self._lines(file):
            batch.append(numbered)
            if len(batch) == BATCH:
                self._store(batch)
                batch.clear()
        self._store(batch)
        self._tell_progress(last=True)
        what = "would be taken" if dry_run else "taken"
        self.stdout.write(f"{self.taken} {what}, {self.refused} refused ({time.monotonic() - began:.1f} s).")
        if self.refused:
            raise CommandError(f"{self.refused} lines were refused; nothing of them was stored.", returncode=2)

    def _lines(self, file: Path) -> Iterator[tuple[int, str]]:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                self.read += len(line)
                if line.strip():
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace")

    def _store(self, batch: list[tuple[int, str]]) -> None:
        keys = []
        with transaction.atomic():
            for number, text in batch:
                try:
                    with transaction.atomic():
                        keys.append(self._take(text))
                    self.taken += 1
                except (LineError, ValidationError) as error:
                    reason = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
                    self.refused += 1
                    self.stderr.write(f"line {number}: {reason}")
            if self.dry_run:
                transaction.set_rollback(True)
            else:
                index_pages(keys=keys)
        self._tell_progress()

    def _take(self, text: str) -> int:
        line = read_line(text)
        files = [(file_beside(self.folder, file), file.title) for file in line.files]
        values = line.model_dump(exclude={"files"}, exclude_unset=True)
        self.bank.refresh_from_db(fields=["numchild"])
        return store_material(values=values, files=[] if self.dry_run else files, bank=self.bank, by=None).pk

    def _tell_progress(self, *, last: bool = False) -> None:
        if sys.stdout.isatty():
            done = min(BAR, BAR * self.read // self.size)
            bar = "█" * done + "·" * (BAR - done)
            self.stdout.write(f"\r  {bar} {self.taken + self.refused} lines", ending="\n" if last else "")
            self.stdout.flush()


def _bank(name: str) -> MaterialBankPage:
    banks = MaterialBankPage.objects.order_by("depth", "path").select_related("locale")
    if not name:
        found = first_bank() or banks.first()
    else:
        found = next((bank for bank in banks if name in {bank.slug, bank.get_parent().slug}), None)
    if found is None:
        raise CommandError(f"There is no material bank {name}." if name else "The site has no material bank.")
    return found
