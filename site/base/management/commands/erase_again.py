"""`manage.py erase_again`: after a backup was restored, take away whoever was erased since."""

from typing import Any

from django.core.management.base import BaseCommand

from base.personal_data.compacting import compact
from base.personal_data.erasing import erase_again


class Command(BaseCommand):
    help = "After a backup was restored: erase again whoever was erased since it was made. Before the site opens."

    def handle(self, *args: Any, **options: Any) -> None:
        again = erase_again(by=None)
        compact(by=None)
        self.stdout.write(f"Erased again: {again}.")
