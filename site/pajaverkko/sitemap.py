"""The map of the site for search engines: every public page in every language."""

from typing import Any

from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from base.queries import readable_in_any_language


class EveryLanguage(Sitemap):
    """Wagtail's own map knows one tree only; the languages are trees of their own."""

    def items(self) -> "QuerySet[Any]":
        depth = self.get_wagtail_site().root_page.depth
        return readable_in_any_language(Page).filter(depth__gte=depth).order_by("path")
