"""`manage.py demo`: fill an empty site with the demo network."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pajaverkko.demo.accounts import ACCOUNTS
from pajaverkko.demo.services import SiteHasContentError, build_demo


def accounts_told() -> str:
    """What is printed of the accounts: at sign-in the code is asked for, no mail is sent."""
    lines = [f"    {address:<34}{role.value.replace('_', ' ')}" for address, (role, _name) in ACCOUNTS.items()]
    return "\n".join([f"\n  Demo accounts, code {settings.DEMO_CODE}", *lines, ""])


class Command(BaseCommand):
    help = "Fill an empty site with the demo network. Run twice, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="leave a site with content of its own in peace")

    def handle(self, *args: Any, if_empty: bool, **options: Any) -> None:
        began = time.monotonic()
        try:
            built = build_demo(by=None, tell=lambda step: self.stdout.write(f"  {step} …"))
        except SiteHasContentError as error:
            if if_empty:
                return
            raise CommandError("The site has content of its own. The demo is only for an empty site.") from error
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if built:
            self.stdout.write("  search index …")
            call_command("rebuild_references_index", verbosity=0, stdout=self.stdout)
            call_command("update_index", verbosity=0, stdout=self.stdout)
            (settings.DATA / "demo_accounts").write_text(accounts_told(), encoding="utf-8")
            self.stdout.write(f"The demo network is ready ({time.monotonic() - began:.1f} s).")
        else:
            self.stdout.write("The demo network is there already. Nothing was changed.")
