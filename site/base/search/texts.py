"""The texts of a page that are searched: what its type names in `search_fields`, without markup."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page
from wagtail.search import index

TAG = re.compile(r"<[^<>]*>")
SPACE = re.compile(r"\s+")
NOT_TEXT = frozenset({"title", "slug", "locale"})


def plain(value: Any) -> str:
    """A value as running text: no tags, no entities, single spaces, no control characters."""
    text = html.unescape(TAG.sub(" ", str(value)))
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return SPACE.sub(" ", text).strip()


def texts_of(page: Page) -> str:
    """What is searched beside the title, in the order of the page type's fields."""
    found = (plain(value) for value in _values(page, page.get_search_fields()))
    return " · ".join(dict.fromkeys(text for text in found if text))


def fetch_texts(pages: Iterable[Page]) -> None:
    """Fetch the rows that the texts of these pages are made of, in few questions for each type."""
    by_type: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for page_type, alike in by_type.items():
        names = [field.field_name for field in page_type.get_search_fields() if isinstance(field, index.RelatedFields)]
        prefetch_related_objects(alike, *names)


def _values(thing: Any, fields: Iterable[Any]) -> Iterator[Any]:
    for field in fields:
        if isinstance(field, index.RelatedFields):
            for related in _related(thing, field.field_name):
                yield from _values(related, field.fields)
        elif type(field) is index.SearchField and not (isinstance(thing, Page) and field.field_name in NOT_TEXT):
            value = field.get_value(thing)
            yield from value if isinstance(value, list | tuple) else [value or ""]


def _related(thing: Any, name: str) -> list[Any]:
    related = getattr(thing, name)
    if hasattr(related, "all"):
        return list(related.all())
    return [related] if related is not None else []
