"""What a process does beside the web server: it changes a page, and tells a proxy as the worker does."""

import os
import time

from django.conf import settings
from django.test import override_settings

from base.page_cache.proxies import tell_proxies_if_moved
from pajaverkko.home.pages import HomePage
from pajaverkko.settings import environment
from tests.factories.pajaverkko import make_trunk


def begin() -> None:
    make_trunk()


def change_and_tell(title: str, proxy: str) -> float:
    """Seconds that telling took."""
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    home.title = title
    home.save_revision().publish()
    os.environ["PAJAVERKKO_PROXIES"] = proxy
    begun = time.monotonic()
    with override_settings(WAGTAILFRONTENDCACHE=environment.proxies()):
        assert tell_proxies_if_moved(until_heard=True)
    return time.monotonic() - begun
