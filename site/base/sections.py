"""A part of a page that some room adds: a heading and the pages below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    """Sections are shown in the order of `order`; one without pages is left out unless it has words for it."""

    heading: str
    pages: Sequence[Any]
    order: int
    more: str = ""
    more_label: str = ""
    empty: str = ""

    def __bool__(self) -> bool:
        return bool(self.pages or self.empty)
