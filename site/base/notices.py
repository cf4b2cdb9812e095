"""Whether something may be asked at all. The ground knows no notice; the room that keeps them says how to find one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from wagtail.models import Page

from base.page_cache.parts import kept_part

FORM_LANGUAGES = ("fi", "sv")
"""In which notices, and the words of forms, are written whole."""


@dataclass(frozen=True)
class ShownNotice:
    """A notice in force as a reader sees it: in short, and question by question."""

    version: int
    short: str
    rows: Sequence[tuple[str, str]]


class Find(Protocol):
    def __call__(self, purpose: str, page: Page | None, *, is_shown: bool) -> ShownNotice | None: ...


SECTION = 12
"""Signs of a page's path that tell its section, right below the front page."""

_finders: list[Find] = []
_everywhere: list[Callable[[], set[str]]] = []


def finds_notices(find: Find) -> Find:
    """Register the function that finds the notice in force for a purpose, on a page's own section when there is one."""
    _finders[:] = [find]
    return find


def notice_for(purpose: str, page: Page | None = None, *, is_shown: bool = True) -> ShownNotice | None:
    """The notice in force; None where nothing may be asked. Without a room that keeps notices, nothing may.

    One that will hardly be shown is read only when it is: a crowd that sends a form is led on without it.
    """
    return _finders[0](purpose, page, is_shown=is_shown) if _finders else None


def tells_purposes(tell: Callable[[], set[str]]) -> Callable[[], set[str]]:
    """Register the function that tells which purposes have a notice for the whole site."""
    _everywhere[:] = [tell]
    return tell


def purposes_open_everywhere() -> set[str]:
    """The purposes with a notice in force for the whole site."""
    return _everywhere[0]() if _everywhere else set()


def leads_to_form(purpose: str, page: Page | None = None) -> bool:
    """Whether a page should lead to a form: asked once for each public version, for every page asks.

    Most purposes are open on the whole site, which one question tells; only else a page's own section is asked.
    """
    everywhere = kept_part("purposes_open_everywhere", purposes_open_everywhere)
    if everywhere and purpose in everywhere:
        return True
    if page is None:
        return False
    section = page.path[:SECTION]
    return kept_part(f"leads_to_form_{purpose}_{section}", lambda: notice_for(purpose, page) is not None)
