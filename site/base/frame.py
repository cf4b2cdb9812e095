"""What stands around the page that is read: the way up, the menu, the languages. One question for a whole answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from base.page_cache.parts import kept_part
from base.queries import reading_language
from base.restrictions import is_closed


@dataclass
class Frame:
    """The live, public pages around a page: those above it, its languages, and the two uppermost floors of the site."""

    pages: list[Page] = field(default_factory=list)
    page: Page | None = None
    root: Page | None = None

    @property
    def language(self) -> str:
        """The language of the page, else of the request."""
        for page in self.pages:
            if self.page is not None and page.pk == self.page.pk:
                return str(page.locale.language_code)
        return reading_language()

    @property
    def homes(self) -> dict[str, Page]:
        """The front pages by language."""
        key = self.root.translation_key if self.root else None
        return {page.locale.language_code: page for page in self.pages if page.translation_key == key}

    @property
    def home(self) -> Page | None:
        """The front page in the reader's language, else the site's first one."""
        return self.homes.get(self.language) or self.root

    @property
    def top(self) -> list[Page]:
        """The pages right below the front page, as the editors ordered them.

        What has no version in the reader's language comes last, in the site's first language: lists and statements
        are never out of reach.
        """
        own = self._below(self.home)
        known = {page.translation_key for page in own}
        return own + [page for page in self._below(self.root) if page.translation_key not in known]

    def _below(self, home: Page | None) -> list[Page]:
        if home is None:
            return []
        return [page for page in self.pages if page.depth == home.depth + 1 and page.path.startswith(home.path)]

    @property
    def above(self) -> list[Page]:
        """The pages above this one, from the front page down."""
        if self.page is None:
            return []
        return [page for page in self.pages if page.depth < self.page.depth and self.page.path.startswith(page.path)]

    @property
    def versions(self) -> dict[str, Page]:
        """This page by language; a language without a translation leads to its front page."""
        found = dict(self.homes)
        if self.page is not None:
            key = self.page.translation_key
            # An alias above a translated page is no translation: it would only lead back.
            written = [page for page in self.pages if page.alias_of_id is None or page.pk == self.page.pk]
            found |= {page.locale.language_code: page for page in written if page.translation_key == key}
        return found

    def section_title(self, path: str) -> str:
        """The title of the section, such as a centre, that a page with this path stands in.

        Nothing for the section's own page, and nothing where the reader is in that section already.
        """
        here = self.page.path if self.page is not None else ""
        for page in self.pages:
            if path.startswith(page.path) and getattr(page.specific_class, "is_section", False):
                return "" if path == page.path or here.startswith(page.path) else str(page.title)
        return ""


def frame_of(request: HttpRequest | None, page: Any = None) -> Frame:
    """The frame of this answer, made once for a request."""
    if request is None:
        return Frame()
    if not hasattr(request, "_frame"):
        request._frame = _make(request, page if isinstance(page, Page) else None)  # type: ignore[attr-defined]
    return request._frame  # type: ignore[attr-defined]


def _make(request: HttpRequest, page: Page | None) -> Frame:
    site = Site.find_for_request(request)
    if site is None:
        return Frame(page=page)
    root = site.root_page
    pages = list(kept_part(f"floors-{root.pk}", lambda: _floors(root)))
    if page is not None and page.pk:
        if page.depth > root.depth + 1:
            around = kept_part(f"around-{page.pk}-{page.path}", lambda: _around(page, root))
            pages = sorted([*pages, *around], key=lambda each: each.path)
        _share_locales(page, pages)
    return Frame(pages, page, root)


def _floors(root: Page) -> list[Page]:
    """The two uppermost floors of the site, in every language."""
    return _public(Q(depth__gte=root.depth, depth__lte=root.depth + 1))


def _around(page: Page, root: Page) -> list[Page]:
    """The pages above this one and its languages, but for those of the two uppermost floors."""
    around = Q(path__in=_paths_above(page)) | Q(translation_key=page.translation_key)
    return _public(around & Q(depth__gt=root.depth + 1))


def _public(wanted: Q) -> list[Page]:
    found = Page.objects.live().filter(wanted).exclude(is_closed())
    return list(found.select_related("locale", "content_type").order_by("path"))


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]


def _share_locales(page: Page, pages: Iterable[Page]) -> None:
    """The page has its language without a question of its own."""
    for other in pages:
        if other.locale_id == page.locale_id:
            page.locale = other.locale
            return
