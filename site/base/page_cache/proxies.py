"""Proxies in front of the site that keep pages for themselves: they are told when the public version has moved.

A proxy keeps pages under a word of its own, which it draws anew when it is asked to purge anything at all: what it kept
is then found by nobody. It is told before whoever made a change is answered, and within a second of what the worker or
a command has changed. Should no message reach it, it holds a page for `SECONDS` at most.
"""

import logging
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

from django.conf import settings
from django.utils import timezone
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest
from wagtail.contrib.frontend_cache.utils import get_backends

from base.page_cache.queries import public_version

log = logging.getLogger(__name__)
SECONDS = 10
MINUTE = 60
PATIENCE = 2.0
"""Seconds that a proxy may take to answer: whoever changes something waits for it."""
_ask = build_opener(ProxyHandler({})).open
_told: list[str] = [""]


class Proxy(HTTPBackend):
    """Wagtail's own would wait for a proxy that is away for as long as it is, and not tell whether it was there."""

    def purge(self, url: str) -> bool:
        """Whether it has heard. It forgets everything, whatever is named."""
        request = PurgeRequest(f"{self.cache_scheme}://{self.cache_netloc}/")
        try:
            with _ask(request, timeout=PATIENCE):
                return True
        except (OSError, HTTPException) as error:
            log.warning("A proxy was not told to forget what it keeps: %s.", type(error).__name__)
            return False


def tell_proxies_if_moved(*, until_heard: bool = False) -> bool:
    """Whether they were told, as the version is not the one that this process told last.

    One that did not hear is told again the next time where `until_heard`, else by whoever does so.
    """
    if not settings.WAGTAILFRONTENDCACHE:
        return False
    version = public_version()
    if not version or version == _told[0]:
        return False
    heard = [proxy.purge("/") for proxy in get_backends().values()]
    if all(heard) or not until_heard:
        _told[0] = version
    return True


def kept_until() -> str:
    """Until when a proxy may keep a page that is given now, in the words of nginx: the end of the minute at most."""
    now = int(timezone.now().timestamp())
    return f"@{min(now + SECONDS, now - now % MINUTE + MINUTE)}"
