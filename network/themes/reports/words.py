"""Filters by the shared words, ready for a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.languages import alphabetical
from base.lists.catalogue import Value
from base.lists.facets import Facet, Numbers, Option, has_first, word_facet
from base.lists.reading import Items
from base.page_cache.parts import kept_part
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
    return Facet("keyword", _("Keyword"), _keywords, _keyword_name, has_first, _keywords_of, words=_words)


def _keywords_of(items: Items) -> Iterator[tuple[Value, int]]:
    relation = items.model._meta.get_field("keyword_items")
    return items.links(relation.related_model.objects.all(), "tag_id", relation.field.attname)


def _words() -> dict[int, Value]:
    def made() -> dict[int, Value]:
        return {key: (slug, name) for key, slug, name in Keyword.objects.values_list("pk", "slug", "name")}

    return kept_part("words-of-keywords", made, by_the_clock=False)


def _keywords(found: Numbers) -> list[Option]:
    words = sorted((-number, word[1], word[0]) for word, number in found.items() if word and number)
    options = [Option(slug, name, -number) for number, name, slug in words[:KEYWORDS_OFFERED]]
    return sorted(options, key=lambda option: alphabetical(option.label))


def _keyword_name(slug: str) -> str:
    return Keyword.objects.filter(slug=slug).values_list("name", flat=True).first() or ""
