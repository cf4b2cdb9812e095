"""`manage.py texts update` after a text has been written; `manage.py texts compile` before the site starts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pajaverkko.texts.catalogues import LANGUAGES, compile_all, update


class Command(BaseCommand):
    help = "Collect the site's texts into their catalogues (update), or compile the catalogues (compile)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["update", "compile"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "update":
            for language in LANGUAGES:
                entries = update(language)
                self.stdout.write(
                    f"{language}: {len(entries)} texts, {len(entries.untranslated_entries())} untranslated"
                )
        for file in compile_all():
            self.stdout.write(f"compiled {file.parent.parent.name} ({file.parents[2].name})")
