"""`manage.py let_letters_leave`: after a copy was restored, when somebody has looked at what waits."""

from typing import Any

from django.core.management.base import BaseCommand

from base.outbox.services import let_letters_leave


class Command(BaseCommand):
    help = "Let letters leave again after a copy was restored."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Letters that leave now: {let_letters_leave(by=None)}.")
