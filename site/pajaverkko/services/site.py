"""The site's own address, and the table that its processes share."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site

from base.users import User


@transaction.atomic
def follow_address(*, by: User | None) -> None:
    """Give the default site the host and port that the settings tell: links out of the site begin with them."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()


def make_shared_cache(*, by: User | None) -> None:
    """The table in which limits are counted, where there is none yet."""
    call_command("createcachetable", verbosity=0)
