"""The map of the site for search engines: every public page in every language, and what stands below pages.

A site of a thousand pages has one map. A larger one has an index of maps, each of which is made by itself.
"""

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap as PlainSitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import index, sitemap
from wagtail.models import Page

from base.queries import readable_in_any_language
from network.proposals.reports import places_of_all

AT_ONCE = 1_000
"""Addresses in one map: search engines take fifty thousand, and would wait for them."""


class EveryLanguage(Sitemap):
    """Wagtail's own map knows one tree only; the languages are trees of their own."""

    limit = AT_ONCE

    def items(self) -> "QuerySet[Any]":
        depth = self.get_wagtail_site().root_page.depth
        return readable_in_any_language(Page).filter(depth__gte=depth).order_by("path")

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Asked of the database: Django would read every page for the index."""
        latest: datetime.datetime | None = self.items().aggregate(latest=Max("last_published_at"))["latest"]
        return latest


class Proposals(PlainSitemap):
    """What councils have proposed, with what was answered: records, not pages."""

    limit = AT_ONCE

    def items(self) -> list[str]:
        return places_of_all()

    def location(self, item: str) -> str:
        return item


MAPS = {"pages": EveryLanguage, "proposals": Proposals}


def site_map(request: HttpRequest) -> HttpResponse:
    """One map while all pages fit into it, else the index of all of them."""
    is_large = EveryLanguage(request).paginator.num_pages > 1
    view = index if is_large else sitemap
    words = {"sitemap_url_name": "part_of_sitemap"} if is_large else {}
    answer: HttpResponse = view(request, sitemaps=MAPS, **words)
    return answer


def part_of_site_map(request: HttpRequest, section: str) -> HttpResponse:
    """With ?p=, the leaf of a map. Raises Http404 for one that is not there."""
    answer: HttpResponse = sitemap(request, sitemaps=MAPS, section=section)
    return answer
