"""`manage.py createsuperuser` would make an account with rights that no assignment gives."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Not used here: see first_administrator."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("rest", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError("Rights come from staff roles, and nobody has a password: use first_administrator ADDRESS.")
