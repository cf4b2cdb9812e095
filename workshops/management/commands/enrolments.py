"""`manage.py enrolments WORKSHOP_SLUG --format csv`: who is where in the line, without a name."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from base.spreadsheets import csv_of
from workshops.enrolment.queries import gathering_of
from workshops.enrolment.reports import EXPORTED, exported_rows
from workshops.series.pages import WorkshopPage

COLUMNS = 4
"""Reference, state, number and moment; who came is not for a command."""


class Command(BaseCommand):
    help = "Print the enrolments of a workshop: reference, status, queue number, moment. No names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="last part of the address of the workshop's page, in any language")
        parser.add_argument("--format", choices=["csv"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        pages = {page.translation_key: page for page in WorkshopPage.objects.filter(slug=options["slug"])}
        if len(pages) > 1:
            raise CommandError(f"{len(pages)} workshops have this last part of their address.")
        gathering = gathering_of(next(iter(pages.values()))) if pages else None
        if gathering is None:
            raise CommandError("There is no published workshop at this address.")
        rows = [row[:COLUMNS] for row in exported_rows(gathering, everybody=True)]
        self.stdout.write(csv_of(EXPORTED[:COLUMNS], rows).decode("utf-8-sig"), ending="")
        sys.stdout.flush()
