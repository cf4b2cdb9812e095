"""What people let be shown of them. The ground knows no release; the room that keeps them says what holds now.

Pages hold references only. Nothing that comes from here is ever kept: it is asked for each time a page is shown, so
that what is withdrawn is gone with the next request.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class ShownRelease:
    """What one reference shows now. `showing` is what it lets be shown: quotation, name, municipality or photo.

    `words` of a photo are the text beside it. `language` is that of the words, as far as it is known. `person` is equal
    for two releases of one person, and never shown.
    """

    words: str
    photo_url: str
    showing: str
    person: str
    language: str = ""


Find = Callable[[Collection[str], Page], Mapping[str, ShownRelease]]

_finders: list[Find] = []


def shows_releases(find: Find) -> Find:
    """Register the function that finds those of the references that hold now and may be shown on a page."""
    _finders[:] = [find]
    return find


def shown_releases(references: Collection[str], page: Page) -> Mapping[str, ShownRelease]:
    """What may be shown on a page now, by reference; all others are simply not there, whatever the reason.

    A new page that has no place yet is asked for by the page it will stand below.
    """
    return _finders[0](references, page) if references and _finders else {}
