"""The map of the site for search engines: every public page in every language, and what stands below pages."""

from typing import Any

from django.contrib.sitemaps import Sitemap as PlainSitemap
from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from base.queries import readable_in_any_language
from network.proposals.reports import places_of_all


class EveryLanguage(Sitemap):
    """Wagtail's own map knows one tree only; the languages are trees of their own."""

    def items(self) -> "QuerySet[Any]":
        depth = self.get_wagtail_site().root_page.depth
        return readable_in_any_language(Page).filter(depth__gte=depth).order_by("path")


class Proposals(PlainSitemap):
    """What councils have proposed, with what was answered: records, not pages."""

    def items(self) -> list[str]:
        return places_of_all()

    def location(self, item: str) -> str:
        return item
