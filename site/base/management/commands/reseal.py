"""`manage.py reseal`: seal everything with the first of the keys, so that older ones may go."""

from typing import Any

from django.core.management.base import BaseCommand

from base.resealing import reseal


class Command(BaseCommand):
    help = "Seal every sealed value with the first of the keys (PAJAVERKKO_SEALING_KEYS), and mark it anew."

    def handle(self, *args: Any, **options: Any) -> None:
        for label, rows in reseal(by=None).items():
            self.stdout.write(f"  {label}: {rows}")
        self.stdout.write("Everything is sealed with the first key. The others may be taken away.")
