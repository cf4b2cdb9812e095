"""Tags and filters of the templates. Loaded everywhere."""

import datetime
from typing import Any

from django import template
from django.core.paginator import Page as Leaf
from django.http import HttpRequest
from django.template.defaultfilters import stringfilter
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from base import languages
from base.dates import day_text, period_text
from base.queries import reading_language

# Not "language_name": Django has a filter of that name, which speaks English.
register = template.Library()
register.filter("language_in_words", languages.language_name)


@register.filter
def when(value: Any) -> str:
    """A day, a moment, or a (start, end) pair as text; nothing for None."""
    if not value:
        return ""
    if isinstance(value, tuple):
        return period_text(*value)
    if isinstance(value, datetime.datetime):
        return period_text(value, None)
    return day_text(value)


@register.filter
def own_name(code: str) -> str:
    """The language's name in itself: Suomi, Svenska."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


@register.filter
@stringfilter
def foreign(code: str) -> str:
    """The code of a language when it is not the reader's, else nothing."""
    return code if code != reading_language() else ""


@register.simple_tag(takes_context=True)
def home_page(context: dict[str, Any]) -> Page | None:
    """The front page in the reader's language, else the site's first one; kept for the request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return None
    if not hasattr(request, "_home_page"):
        site = Site.find_for_request(request)
        root = site.root_page if site else None
        request._home_page = (root.localized if root else None) or root  # type: ignore[attr-defined]
    return request._home_page  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def menu_pages(context: dict[str, Any]) -> list[Page]:
    """The pages of the main menu, as the editors ordered them; kept for the request."""
    request, home = context.get("request"), home_page(context)
    if request is None or home is None:
        return []
    if not hasattr(request, "_menu_pages"):
        pages = home.get_children().live().public().in_menu().select_related("locale")
        request._menu_pages = list(pages)
    return request._menu_pages


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[dict[str, Any]]:
    """This page in the other languages; without a translation, that language's front page."""
    home, page = home_page(context), context.get("page")
    if home is None:
        return []
    versions = {version.locale.language_code: version for version in _live_versions(home)}
    if isinstance(page, Page) and page.pk != home.pk:
        versions |= {version.locale.language_code: version for version in _live_versions(page)}
    here = page.locale.language_code if isinstance(page, Page) else reading_language()
    same = {page.translation_key} if isinstance(page, Page) else set()
    return [
        {"code": code, "page": version, "here": code == here, "translated": version.translation_key in same}
        for code, version in sorted(versions.items(), key=lambda item: LANGUAGE_ORDER.get(item[0], 99))
    ]


LANGUAGE_ORDER = {"fi": 0, "sv": 1, "en": 2}


def _live_versions(page: Page) -> list[Page]:
    return list(page.get_translations(inclusive=True).live().select_related("locale"))


@register.simple_tag
def breadcrumbs(page: Page) -> list[Page]:
    """The pages above this one, from the front page down."""
    return list(page.get_ancestors().filter(depth__gt=1).live().select_related("locale"))


@register.simple_tag(takes_context=True)
def footer_pages(context: dict[str, Any]) -> list[Page]:
    """Plain pages below the front page that are not in the main menu: statements, contact."""
    home = home_page(context)
    if home is None:
        return []
    pages = home.get_children().live().public().filter(content_type__model="contentpage", show_in_menus=False)
    return list(pages.select_related("locale"))


@register.filter
def startswith(text: str, beginning: str) -> bool:
    """Whether a text begins with another one."""
    return text.startswith(beginning)


@register.simple_tag
def leaf_numbers(leaf: Leaf[Any]) -> list[int | str]:
    """The numbers of a paged list with gaps left out; a gap is the paginator's ellipsis."""
    return list(leaf.paginator.get_elided_page_range(leaf.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def section_page(context: dict[str, Any], model: str) -> Page | None:
    """The page of this type right below the front page, such as the list of all projects."""
    home = home_page(context)
    if home is None:
        return None
    return home.get_children().live().filter(content_type__model=model).select_related("locale").first()


@register.simple_tag(takes_context=True)
def card_address(context: dict[str, Any], item: Any) -> str:
    """Where a card leads to: a page's own address."""
    return str(item.get_url(context.get("request")) or "")
