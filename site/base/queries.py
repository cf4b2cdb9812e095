"""Which pages a reader may see, in which language."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction

P = TypeVar("P", bound=Page)


def reading_language() -> str:
    """The content language of the request, for example "fi"."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def readable(page_type: type[P]) -> QuerySet[P]:
    """Live, public pages in the reader's language.

    A page that has no live version in that language is there in Finnish, so that nothing is hidden from
    those who read Swedish; cards say and mark up the language.
    """
    language, first = reading_language(), settings.LANGUAGE_CODE
    pages = readable_in_any_language(page_type)
    if language == first:
        return pages.filter(locale__language_code=first)
    translated = Page.objects.filter(
        live=True, translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    return pages.filter(Q(locale__language_code=language) | Q(locale__language_code=first) & ~Exists(translated))


def readable_in_any_language(page_type: type[P]) -> QuerySet[P]:
    """Live, public pages."""
    return page_type._default_manager.live().filter(~Exists(restrictions())).select_related("locale")


def restrictions() -> QuerySet[PageViewRestriction]:
    """Restrictions on a page or above it, as a part of the question and not as a question of its own.

    An alias is as restricted as the page it is an alias of.
    """
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    above_alias = Substr(OuterRef("path"), 1, Length("page__aliases__path"))
    return PageViewRestriction.objects.filter(Q(page__path=above) | Q(page__aliases__path=above_alias))


def below(pages: QuerySet[P], section: Page) -> QuerySet[P]:
    """Narrow to what stands below `section` in any of its languages; below a front page that is everything."""
    if section.depth <= 2:
        return pages
    above = Substr(OuterRef("path"), 1, Length("path"))
    return pages.filter(Exists(Page.objects.filter(translation_key=section.translation_key, path=above)))


def in_section(pages: QuerySet[P], listing: Page) -> QuerySet[P]:
    """Narrow to the section that a listing page stands in: everything below its parent."""
    if listing.depth <= 3:
        return pages
    return below(pages, listing.get_parent())


def page_types_carrying(model: type[Any], field: str) -> list[type[Page]]:
    """The page types of all rooms that point at `model` with the many-to-many field `field`."""
    return [
        relation.related_model
        for relation in model._meta.related_objects
        if relation.many_to_many
        and relation.field.name == field
        and issubclass(relation.related_model, Page)
        and not relation.related_model._meta.abstract
    ]


def specific_pages(keys: Iterable[int]) -> list[Any]:
    """The pages with these keys as their own types, in this order, with their locales, in few queries."""
    wanted = list(keys)
    locales = Locale.objects.in_bulk()
    found = {page.pk: page for page in Page.objects.filter(pk__in=wanted).specific()}
    for page in found.values():
        page.locale = locales[page.locale_id]
    return [found[key] for key in wanted if key in found]
