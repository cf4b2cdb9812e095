"""The periods that figures are told of: the halves of a year, never shorter ones."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

_CODE = re.compile(r"(20\d\d)-([12])")


@dataclass(frozen=True, order=True)
class HalfYear:
    """January to June (1), or July to December (2)."""

    year: int
    half: int

    @classmethod
    def of(cls, day: datetime.date) -> "HalfYear":
        return cls(day.year, 1 if day.month <= 6 else 2)

    @classmethod
    def named(cls, code: str) -> "HalfYear | None":
        """The one that addresses call so; None for anything else."""
        found = _CODE.fullmatch(code)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def code(self) -> str:
        return f"{self.year}-{self.half}"

    @property
    def first_on(self) -> datetime.date:
        return datetime.date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_on(self) -> datetime.date:
        return datetime.date(self.year, 6, 30) if self.half == 1 else datetime.date(self.year, 12, 31)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    def has_ended(self, today: datetime.date) -> bool:
        return self.last_on < today

    def __str__(self) -> str:
        words = _("January to June %(year)s") if self.half == 1 else _("July to December %(year)s")
        return words % {"year": self.year}


def ended_before(today: datetime.date, number: int) -> list[HalfYear]:
    """The last ones that have ended, the newest first."""
    found = [HalfYear.of(today).before]
    while len(found) < number:
        found.append(found[-1].before)
    return found
