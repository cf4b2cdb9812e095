"""Filters by the shared words, ready for a list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from base.listings import Facet
from base.queries import readable_in_any_language
from network.themes.models import Keyword, Theme
from network.themes.pages import Themed, ThemePage
from network.themes.queries import theme_pages


@dataclass(frozen=True)
class ThemeWord:
    """A theme as a page names it: its name, and the page that presents it when there is one."""

    name: str
    page: ThemePage | None


def theme_words(page: Themed) -> list[ThemeWord]:
    """The themes of a page, each with the page to read more from."""
    themes = list(page.themes.all())
    if not themes:
        return []
    pages = {found.theme_id: found for found in theme_pages().filter(theme__in=themes)}
    return [ThemeWord(theme.name, pages.get(theme.pk)) for theme in themes]


def theme_facet() -> Facet:
    """Narrows to pages that carry a theme."""
    return Facet("theme", _("Theme"), [(theme.slug, theme.name) for theme in Theme.objects.all()], _by_theme)


def keyword_facet(page_type: type[Any], items: str) -> Facet:
    """Narrows to pages with a keyword, of those that readable pages of the type carry.

    `items` is the way back from a keyword to the table that ties it to the type.
    """
    carriers = readable_in_any_language(page_type).values("pk")
    words = Keyword.objects.filter(**{f"{items}__content_object__in": carriers}).distinct()
    return Facet("keyword", _("Keyword"), list(words.values_list("slug", "name")), _by_keyword)


def _by_theme(pages: "QuerySet[Any]", slug: str) -> "QuerySet[Any]":
    return pages.filter(themes__slug=slug)


def _by_keyword(pages: "QuerySet[Any]", slug: str) -> "QuerySet[Any]":
    return pages.filter(keyword_items__tag__slug=slug)
