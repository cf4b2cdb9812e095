"""Which pages a reader may see, in which language."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import reduce
from operator import or_
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, ReferenceIndex, Site

from base.page_cache.parts import kept_part
from base.restrictions import is_closed

P = TypeVar("P", bound=Page)
LAST_BELOW = Page.alphabet[-1] * Page.steplen
"""What the path of the last page below another ends with."""
MOST_HELD = 500
"""Pages that are held at once to be shown in lists of several types."""


def reading_language() -> str:
    """The content language of the request, for example "fi"."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def readable(page_type: type[P]) -> QuerySet[P]:
    """Live, public pages, each in one language: the reader's, else Finnish, else the one it was written in.

    Nothing is hidden from those who read Swedish, nor what was only written in Swedish from those who read
    Finnish; cards say and mark up the language. A Finnish page that has been taken down stays down.
    """
    pages = readable_in_any_language(page_type)
    better = (
        Page.objects.live()
        .exclude(is_closed())
        .filter(translation_key=OuterRef("translation_key"), alias_of__isnull=True)
    )
    language, first = reading_language(), settings.LANGUAGE_CODE
    unwritten = ~Exists(Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=first))
    if language == first:
        return pages.filter(Q(locale__language_code=first) | unwritten)
    untranslated = ~Exists(better.filter(locale__language_code=language))
    in_first = Q(locale__language_code=first)
    return pages.filter(Q(locale__language_code=language) | (in_first | unwritten) & untranslated)


def readable_in_any_language(page_type: type[P]) -> QuerySet[P]:
    """Live, public pages. An alias in another language is the same text again, so it is no version of its own."""
    pages = page_type._default_manager.live().exclude(is_closed()).select_related("locale")
    return pages.exclude(_alias_of_another_language())


def titles_in_languages(page_type: type[Page], keys: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """What these live, public pages are called in each of their languages, in one question."""
    found: dict[UUID, dict[str, str]] = {}
    pages = readable_in_any_language(page_type).filter(translation_key__in=set(keys)).order_by()
    for key, language, title in pages.values_list("translation_key", "locale__language_code", "title"):
        found.setdefault(key, {})[language] = title
    for titles in found.values():
        titles.setdefault("fi", next(iter(titles.values())))
    return found


def _alias_of_another_language() -> Q:
    """Made by Wagtail above a translated page whose parents have no translation: live, but not translated."""
    return Q(alias_of__isnull=False) & ~Q(alias_of__locale=F("locale"))


def below(pages: QuerySet[P], section: Page) -> QuerySet[P]:
    """Narrow to what stands below `section` in any of its languages; below a front page that is everything."""
    if section.depth <= 2:
        return pages
    versions = Page.objects.filter(translation_key=section.translation_key).order_by("path")
    name = f"paths-{section.translation_key}"
    paths: list[str] = (
        kept_part(name, lambda: list(versions.values_list("path", flat=True)), by_the_clock=False) if section.pk else []
    )
    return pages.filter(reduce(or_, (Q(path__range=(path, path + LAST_BELOW)) for path in paths), Q(pk__in=())))


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
    """The pages with these keys as their own types, in this order, with their locales, in few queries.

    Those of one public version are held, for readers meet the same pages again and again; each gets copies of them.
    """
    wanted = list(keys)
    held: dict[int, Any] = kept_part("specific-pages", dict)
    found = {key: held[key] for key in wanted if key in held}
    if missing := set(wanted) - found.keys():
        pages = Page.objects.filter(pk__in=missing).annotate(language_read=F("locale__language_code"))
        read = {page.pk: page for page in pages.specific()}
        for page in read.values():
            page.locale = Locale(pk=page.locale_id, language_code=page.language_read)
        found |= read
        if len(held) < MOST_HELD:
            held |= read
    return [copy(found[key]) for key in wanted if key in found]


def readable_twins(keys: set[int]) -> dict[int, Page]:
    """For each of these pages the version to link to: in the reader's language, else as it stands."""
    if not keys:
        return {}
    wanted = Page.objects.filter(pk__in=keys).values("translation_key")
    versions = list(readable_in_any_language(Page).filter(translation_key__in=wanted))
    own = {page.translation_key: page for page in versions if page.locale.language_code == reading_language()}
    return {page.pk: own.get(page.translation_key, page) for page in versions if page.pk in keys}


def naming(pages: QuerySet[P], page: Page, *page_types: type[Page]) -> QuerySet[P]:
    """Narrow to pages of these types that name a page, in any of its languages: in a field, a row or running text."""
    versions = Page.objects.filter(translation_key=page.translation_key)
    kinds = [ContentType.objects.get_for_model(page_type) for page_type in page_types]
    named = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Page),
        to_object_id__in=versions.values_list(Cast("pk", CharField()), flat=True),
        content_type__in=kinds,
    )
    return pages.annotate(key_in_index=Cast("pk", CharField())).filter(key_in_index__in=named.values("object_id"))


_TO_PLACE = ("path", "depth", "url_path", "slug", "translation_key", "locale__language_code")
"""What it takes to say where a page stands."""


def page_served_at(request: HttpRequest, path: str, page_type: type[P], *, only: Sequence[str] = ()) -> P:
    """The public page of this type at an address, for a form that stands below it. Raises Http404 without one.

    In one question, where Wagtail takes five, and with these columns alone where they are told: a crowd may send the
    same form at once.
    """
    roots, language, asked = _roots(request), reading_language(), path.strip("/")
    found = page_type._default_manager.live().exclude(is_closed()).select_related("locale")
    if only:
        found = found.only(*only, *_TO_PLACE)
    # By the last step as well, for which there is an index; of few pages the language is not asked for.
    there = found.filter(
        slug=asked.rpartition("/")[2], url_path__in=[f"{root}{asked}/" for root in roots], alias_of__isnull=True
    )
    page = next((page for page in there if page.locale.language_code == language), None)
    if page is None:
        raise Http404
    return page


def _roots(request: HttpRequest) -> list[str]:
    """Where the front pages of the asked site stand in the tree, in each language. An only site need not be sought."""
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) > 1:
        site = Site.find_for_request(request)
        roots = [root for root in roots if site and root.site_id == site.pk]
    return [root.root_path for root in roots]


def free_slug(slug: str, parent: Page) -> str:
    """This last part of an address, or the first numbered one that no page below `parent` has."""
    taken = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    return next(free for number in range(2, len(taken) + 3) if (free := f"{slug}-{number}") not in taken)
