"""The figures of a stored table in words: nothing is reckoned here but from what was published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext as _

from base.disclosure.figures import ROUNDED_TO
from base.disclosure.stored import figures_of

SHARES_FROM = 100
"""Of fewer a share of rounded numbers says too much: 15 of 45 may be 13 of 47."""


@dataclass(frozen=True)
class Cell:
    """What stands in a table: its words, and the number in them where there is one."""

    text: str
    number: int | None = None


def told(words: Mapping[str, str]) -> str:
    """In the reader's language, else in Finnish."""
    return words.get((get_language() or "fi").split("-")[0]) or words.get("fi", "")


class Told:
    """The figures of a stored table, by their places; of a sum that is not told how many it is at least."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self.figures, self.universe = figures_of(stored), stored["universe"]
        self.number_of_names = len(stored["dimensions"])
        self.apart = {each["name"] for each in stored["dimensions"] if each["is_apart"]}

    def has(self, *places: tuple[str, str]) -> bool:
        return (self.universe, frozenset(places)) in self.figures

    def cell(self, *places: tuple[str, str], share_of: Sequence[tuple[str, str]] | None = None) -> Cell:
        """Beside the figure how many in a hundred of a whole that is large enough, from the rounded numbers alone."""
        figure = self.figures[self.universe, frozenset(places)]
        if figure.number is None:
            return Cell(self._at_least(frozenset(places)) or str(figure))
        whole = self.figures[self.universe, frozenset(share_of)].number if share_of is not None else None
        if whole is None or whole < SHARES_FROM:
            return Cell(str(figure), figure.number)
        share = min(100, round(100 * figure.number / whole))
        return Cell(_("%(number)s (%(share)s %%)") % {"number": figure, "share": share}, figure.number)

    def _at_least(self, place: frozenset[tuple[str, str]]) -> str:
        """What anybody could add up from the cells that are told, rounded down."""
        if self.figures[self.universe, place].is_few or self.apart - {name for name, _category in place}:
            return ""
        cells = [
            figure.interval[0]
            for (_universe, cell), figure in self.figures.items()
            if place < cell and len(cell) == self.number_of_names and figure.is_shown
        ]
        least = sum(cells) // ROUNDED_TO * ROUNDED_TO
        return _("at least %(number)s") % {"number": least} if least else ""
