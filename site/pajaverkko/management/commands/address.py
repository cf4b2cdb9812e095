"""`manage.py address`: the site record follows PAJAVERKKO_ADDRESS."""

from typing import Any

from django.core.management.base import BaseCommand

from pajaverkko.services import follow_address


class Command(BaseCommand):
    help = "Write the address that the settings tell into the site record; links in mails and site maps begin with it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        follow_address(by=None)
