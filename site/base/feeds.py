"""What a public page tells, as a feed to follow in the language of the page."""

import re
from typing import Any, ClassVar

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Page

from base.queries import readable_in_any_language

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML 1.0 cannot hold, such as the one that Word writes for a new line."""


def in_xml(words: str) -> str:
    """The words without signs that a feed cannot hold."""
    return _NO_XML.sub(" ", words)


class PageFeed(Feed):
    """The feed of one public page, found by its key. Raises Http404 for a page that is not public."""

    feed_type = Atom1Feed
    page_type: ClassVar[type[Page]] = Page

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = readable_in_any_language(self.page_type).filter(pk=kwargs["key"]).first()
        if page is None:
            raise Http404
        with translation.override(page.locale.language_code):
            return super().__call__(request, *args, page=page)
