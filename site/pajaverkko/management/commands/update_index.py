"""`manage.py update_index`: the site's own search index made anew while the site serves, then Wagtail's."""

import time
from argparse import ArgumentParser
from typing import Any

from wagtail.search.management.commands.update_index import Command as WagtailCommand

from base.search.index import rebuild_index
from pajaverkko.search.services import keep_files_found


class Command(WagtailCommand):
    help = "Make the search index anew while the site serves: that of readers, and the one of Wagtail's admin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--readers-only", action="store_true", help="leave the admin's index alone")

    def handle(self, *args: Any, readers_only: bool = False, **options: Any) -> None:
        began = time.monotonic()
        loud = options.get("verbosity", 1) > 0

        def tell(done: int, total: int) -> None:
            if loud:
                self.stdout.write(f"\r  {done} / {total} pages", ending="" if done < total else "\n")
                self.stdout.flush()

        def tell_files(done: int, total: int) -> None:
            if loud:
                self.stdout.write(f"\r  {done} / {total} files read", ending="" if done < total else "\n")
                self.stdout.flush()

        keep_files_found(by=None, tell=tell_files)
        number = rebuild_index(tell=tell)
        if loud:
            self.stdout.write(f"{number} public pages can be found ({time.monotonic() - began:.1f} s).")
        if not readers_only:
            super().handle(*args, **options)
