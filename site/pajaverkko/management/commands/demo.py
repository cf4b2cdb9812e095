"""`manage.py demo`: fill an empty site with the demo network."""

import time
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from pajaverkko.demo.services import SiteHasContentError, build_demo


class Command(BaseCommand):
    help = "Fill an empty site with the demo network. Run twice, it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            built = build_demo(by=None, tell=lambda step: self.stdout.write(f"  {step} …"))
        except SiteHasContentError as error:
            raise CommandError("The site has content of its own. The demo is only for an empty site.") from error
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if built:
            self.stdout.write(f"The demo network is ready ({time.monotonic() - began:.1f} s).")
        else:
            self.stdout.write("The demo network is there already. Nothing was changed.")
