"""One thing in several languages: which of its pages leads, and which one a reader is told of."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.translation import get_language
from wagtail.models import Page

P = TypeVar("P", bound=Page)


def leading_version(page_type: type[P], key: UUID) -> P | None:
    """The live version that tells what is the same in all languages: the Finnish one, else the first one."""
    found = page_type._default_manager.filter(translation_key=key, alias_of__isnull=True, live=True)
    first = settings.LANGUAGE_CODE
    return found.order_by(Case(When(locale__language_code=first, then=0), default=1), "pk").first()


def versions_told(page_type: type[P], keys: Iterable[UUID], language: str = "") -> dict[UUID, P]:
    """The live pages of these things, each in this language (the reader's, when none is given) or in Finnish.

    Keys that are a query are not asked for on their own.
    """
    sought = keys if isinstance(keys, QuerySet) else list(keys)
    if isinstance(sought, list) and not sought:
        return {}
    wanted = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    pages = page_type._default_manager.filter(live=True, translation_key__in=sought, alias_of__isnull=True)
    found: dict[UUID, P] = {}
    for page in pages.select_related("locale").order_by("pk"):
        code = page.locale.language_code
        best = found.get(page.translation_key)
        if best is None or code == wanted or (code == settings.LANGUAGE_CODE and best.locale.language_code != wanted):
            found[page.translation_key] = page
    return found


def title_beside(page_type: type[Page], path: str) -> Subquery:
    """Beside each row of a query the title of its page: in the reader's language, else the Finnish one, else another.

    `path` leads from the row to the translation key. None where no page is live.
    """
    wanted, first = (get_language() or settings.LANGUAGE_CODE).split("-")[0], settings.LANGUAGE_CODE
    order = Case(When(locale__language_code=wanted, then=0), When(locale__language_code=first, then=1), default=2)
    pages = page_type._default_manager.filter(live=True, alias_of__isnull=True, translation_key=OuterRef(path))
    return Subquery(pages.order_by(order, "pk").values("title")[:1])
