"""Filters by the shared words, ready for a list."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.facets import Facet, Items, Option, counted, word_facet
from base.languages import alphabetical
from network.themes.models import Keyword, Method, TargetGroup, Theme
from network.themes.pages import Themed, ThemePage
from network.themes.queries import theme_pages

KEYWORDS_OFFERED = 40
"""More would not be looked through; every keyword can still be searched for, and narrows when it is chosen."""


@dataclass(frozen=True)
class ThemeWord:
    """A theme as a page names it: its name, and the page that presents it when there is one."""

    name: str
    page: ThemePage | None


def theme_words(page: Themed) -> list[ThemeWord]:
    """The themes of a page, each with the page to read more from."""
    return with_pages(list(page.themes.all()))


def with_pages(themes: list[Theme]) -> list[ThemeWord]:
    """Themes, each with the page to read more from."""
    if not themes:
        return []
    pages = {found.theme_id: found for found in theme_pages().filter(theme__in=themes)}
    return [ThemeWord(theme.name, pages.get(theme.pk)) for theme in themes]


def theme_facet() -> Facet:
    """Narrows to pages that carry a theme."""
    return word_facet("themes", _("Theme"), Theme, "theme")


def target_group_facet() -> Facet:
    """Narrows to pages that are meant for a group."""
    return word_facet("target_groups", _("For whom"), TargetGroup, "for")


def method_facet() -> Facet:
    """Narrows to pages that support a way of working."""
    return word_facet("methods", _("Method"), Method, "method")


def keyword_facet() -> Facet:
    """Narrows to pages with a keyword; offers the words that most pages have, in alphabetical order."""
    return Facet("keyword", _("Keyword"), _keywords, _keyword_name, _by_keyword)


def _keywords(items: Items) -> list[Option]:
    words = counted(items.exclude(keyword_items=None), "keyword_items__tag__slug", "keyword_items__tag__name")
    found = [Option(*word) for word in words.order_by("-found", "keyword_items__tag__name")[:KEYWORDS_OFFERED]]
    return sorted(found, key=lambda option: alphabetical(option.label))


def _keyword_name(slug: str) -> str:
    return Keyword.objects.filter(slug=slug).values_list("name", flat=True).first() or ""


def _by_keyword(items: Items, slug: str) -> Items:
    return items.filter(keyword_items__tag__slug=slug)
