"""A number of people as it may be told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

LEAST = 5
"""Fewer are not told; nought is no exception."""
LEAST_WELLBEING = 7
LEAST_MEAN = 10
"""Answers from which on a mean is told."""
ROUNDED_TO = 5
MANY = 10**9
"""Higher than any number of people."""


@dataclass(frozen=True)
class Figure:
    """A rounded number; or that there are few; or that it is not told, so that another one cannot be worked out."""

    number: int | None = None
    is_few: bool = False
    least: int = LEAST
    is_of_visits: bool = False
    """Few people stand behind it, who may have come often: how often is not told."""

    @property
    def is_shown(self) -> bool:
        return self.number is not None

    @property
    def is_hidden(self) -> bool:
        return self.number is None and not self.is_few

    @property
    def hidden(self) -> "Figure":
        """The same one, not told."""
        return Figure(least=self.least)

    @property
    def interval(self) -> tuple[int, int]:
        """Between which numbers the true one lies, for whoever reads this figure alone."""
        if self.is_few:
            return 0, MANY if self.is_of_visits else self.least - 1
        if self.number is None:
            return 0, MANY
        half = ROUNDED_TO // 2
        lowest = max(self.least, self.number - half) if self.number > _lowest_shown(self.least) else self.least
        return lowest, self.number + half

    def __str__(self) -> str:
        """The same words on a page, in a chart, in a file and for programs: never a nought, never nothing."""
        if self.is_few:
            return _("fewer than %(least)s") % {"least": self.least}
        return _("not published") if self.number is None else str(self.number)


def figure(true: int, least: int = LEAST, crowd: int | None = None) -> Figure:
    """What may be told of a true number, before anything is hidden beside it.

    `crowd` is of how many different people it is known that they stand behind it, where somebody may come again.
    """
    if (true if crowd is None else min(true, crowd)) < least:
        return Figure(is_few=True, least=least, is_of_visits=crowd is not None)
    return Figure(max(rounded(true), _lowest_shown(least)), least=least)


def rounded(true: int) -> int:
    """To the nearest five."""
    return ROUNDED_TO * ((true + ROUNDED_TO // 2) // ROUNDED_TO)


def _lowest_shown(least: int) -> int:
    """The smallest number that is shown: with seven as the least that is ten, for five would mean exactly seven."""
    return ROUNDED_TO * -(-least // ROUNDED_TO)
