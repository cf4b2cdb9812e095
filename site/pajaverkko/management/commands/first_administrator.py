"""`manage.py first_administrator ADDRESS`: open a new site to the one who invites the others."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from network.staff.services import AdministratorExistsError, make_first_administrator

TOLD = """{address} is an administrator now. Signing in goes like this:
  1. Open {place}
  2. Write the address; a code comes to it by e-mail. There is no password.
  3. At the first time take a second step into use: an app on the phone or a passkey.
The others are invited in the admin, under staff roles."""


class Command(BaseCommand):
    help = "Make the first administrator of a new site; with --force another one, when nobody can get in any more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="e-mail address")
        parser.add_argument("--force", action="store_true", help="although there is an administrator")

    def handle(self, *args: Any, address: str, force: bool, **options: Any) -> None:
        try:
            validate_email(address)
            make_first_administrator(email=address, even_if_there_is_one=force, by=None)
        except AdministratorExistsError as error:
            raise CommandError(
                "The site has an administrator, who can invite others. --force makes one more."
            ) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            TOLD.format(address=address, place=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}")
        )
