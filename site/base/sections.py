"""A part of a page that some room adds: a heading and the pages below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LIMIT = 12
"""How many pages a section shows."""


@dataclass(frozen=True)
class Quote:
    """Words that somebody told, with a word on them and where they come from; never a name.

    `language` is that of the words, where it is known and may be another than the reader's.
    """

    text: str
    kicker: str = ""
    source: str = ""
    language: str = ""


@dataclass(frozen=True)
class Section:
    """Sections are shown in the order of `order`; one that has nothing to show is left out.

    `more` is the address of all of them with its label; or `listed_in` names the type of the list page, right below
    the front page, that shows all of them with the filter `query`. `cut` tells that some were left out.
    `quotes` are words instead of pages; `action` is the address of what a reader can do about it.
    """

    heading: str
    pages: Sequence[Any]
    order: int
    more: str = ""
    more_label: str = ""
    empty: str = ""
    listed_in: str = ""
    query: str = ""
    cut: bool = False
    quotes: Sequence[Quote] = ()
    action: str = ""
    action_label: str = ""

    def __bool__(self) -> bool:
        return bool(self.pages or self.quotes or self.action or self.empty)


def section(heading: str, pages: Any, order: int, *, limit: int = LIMIT, **words: Any) -> Section:
    """A section with the first pages of a query, in one question."""
    found = list(pages[: limit + 1])
    return Section(heading, found[:limit], order, cut=len(found) > limit, **words)
