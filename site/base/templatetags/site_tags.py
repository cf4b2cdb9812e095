"""Tags and filters of the templates. Loaded everywhere."""

import datetime
import json
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as Leaf
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from wagtail.models import Page

from base import languages
from base.dates import day_text, period_text
from base.frame import Frame, frame_of
from base.notices import leads_to_form
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
    """The front page in the reader's language, else the site's first one."""
    return _frame(context).home


@register.simple_tag(takes_context=True)
def menu_pages(context: dict[str, Any]) -> list[Page]:
    """The pages of the main menu, as the editors ordered them."""
    return [page for page in _frame(context).top if page.show_in_menus]


@register.simple_tag(takes_context=True)
def menu_marks(context: dict[str, Any]) -> dict[int, str]:
    """Which pages of the main menu are this page ("page"), or lead to it ("true"): values of aria-current."""
    page = context.get("page")
    if not isinstance(page, Page):
        return {}
    kind = getattr(page, "listed_in", "")
    return {
        item.pk: "page" if item.pk == page.pk else "true"
        for item in menu_pages(context)
        if page.path.startswith(item.path) or (kind and kind == item.content_type.model)
    }


@register.filter
def of(values: dict[Any, Any], key: Any) -> Any:
    """The value of a key, or nothing."""
    return values.get(key, "")


@register.simple_tag(takes_context=True)
def footer_pages(context: dict[str, Any]) -> list[Page]:
    """Plain pages below the front page that are not in the main menu: statements, contact."""
    return [page for page in _frame(context).top if page.content_type.model == "contentpage" and not page.show_in_menus]


@register.simple_tag
def may_be_asked(purpose: str) -> bool:
    """Whether a notice for this is in force: no way leads to a form of the whole site that is not open."""
    return leads_to_form(purpose)


@register.simple_tag(takes_context=True)
def section_page(context: dict[str, Any], model: str) -> Page | None:
    """The page of this type right below the front page, such as the list of all projects."""
    return next((page for page in _frame(context).top if page.content_type.model == model), None)


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[dict[str, Any]]:
    """This page in the other languages; without a translation, that language's front page."""
    frame = _frame(context)
    order = {code: place for place, (code, _name) in enumerate(settings.LANGUAGES)}
    key = frame.page.translation_key if frame.page is not None else None
    return [
        {"code": code, "page": page, "here": code == frame.language, "translated": page.translation_key == key}
        for code, page in sorted(frame.versions.items(), key=lambda item: order.get(item[0], 99))
    ]


@register.simple_tag(takes_context=True)
def breadcrumbs(context: dict[str, Any]) -> list[Page]:
    """The pages above this one, from the front page down."""
    return _frame(context).above


@register.simple_tag(takes_context=True)
def section_title(context: dict[str, Any], item: Any) -> str:
    """In whose section the page of a card stands."""
    return _frame(context).section_title(item.path)


def _frame(context: dict[str, Any]) -> Frame:
    return frame_of(context.get("request"), context.get("page"))


@register.simple_tag
def leaf_numbers(leaf: Leaf[Any]) -> list[int | str]:
    """The numbers of a paged list with gaps left out; a gap is the paginator's ellipsis."""
    return list(leaf.paginator.get_elided_page_range(leaf.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def card_address(context: dict[str, Any], item: Any) -> str:
    """Where a card leads to: a page's own address."""
    return str(item.get_url(context.get("request")) or "")


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Data for search engines in their own tag; no text in it can end the tag."""
    text = json.dumps(data, ensure_ascii=False).translate(_NOT_IN_SCRIPTS)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


_NOT_IN_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
