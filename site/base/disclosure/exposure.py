"""When somebody can be found behind a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.disclosure.figures import Figure
from base.disclosure.tables import Key

Bounds = dict[Key, tuple[int, int]]
"""Between which numbers the true one of each figure lies."""
Sums = Sequence[tuple[Key, Sequence[Key]]]
"""Figures that are the sum of others, with those."""


@dataclass(frozen=True)
class Exposed:
    """A figure behind which somebody can be found: its true number is known, or that it is small and not nought."""

    key: Key
    lowest: int
    highest: int

    @property
    def is_exact(self) -> bool:
        return self.lowest == self.highest


def is_exposed(bounds: tuple[int, int], told: Figure) -> bool:
    """Whether these bounds find somebody behind what was told of a figure."""
    lowest, highest = bounds
    if highest == 0 or lowest >= highest:
        return True
    return lowest >= 1 and (told.is_few or highest < told.least)
