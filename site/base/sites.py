"""Which of its sites a request asks for is known under the public version: Wagtail would ask the database each time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Site

from base.asked_once import LOOKS
from base.page_cache.parts import kept_part


class KnowSite:
    """Middleware, behind the refusal of hosts that are not ours: of others nothing is held."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in LOOKS:
            name = f"site-{request.get_host()}-{request.get_port()}"
            # Where Site.find_for_request looks first.
            request._wagtail_site = kept_part(name, lambda: _site_of(request))  # type: ignore[attr-defined]
        return self.respond(request)


def _site_of(request: HttpRequest) -> Site | None:
    """With its front page as what it is, in the language that it has: what every page is looked for from."""
    site: Site | None = Site._find_for_request(request)
    if site:
        site.root_page = site.root_page.specific
        site.root_page.locale  # noqa: B018 (asked for here, and held)
    return site
