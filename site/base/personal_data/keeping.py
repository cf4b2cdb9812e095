"""How long something is kept: so many months and days after an event, in days of Helsinki."""

import calendar
import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later (or earlier) month, or its last one: a month after 31 January is 28 or 29 February."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Kept:
    """A rule: rows go on the day `months` and `days` after the day in column `after`."""

    after: str
    months: int = 0
    days: int = 0
    basis: str | Promise = ""

    def goes_on(self, day: datetime.date) -> datetime.date:
        """The day on which something that happened on `day` is deleted."""
        return months_later(day, self.months) + datetime.timedelta(days=self.days)

    def last_due(self, today: datetime.date) -> datetime.date:
        """The newest day of an event whose rows are due today: months of different lengths do not turn back evenly."""
        day = months_later(today - datetime.timedelta(days=self.days), -self.months) + datetime.timedelta(days=4)
        while self.goes_on(day) > today:
            day -= datetime.timedelta(days=1)
        return day

    def due(self, rows: "QuerySet", today: datetime.date) -> "QuerySet":
        """Those of the rows that are to be deleted by the end of today."""
        return rows.filter(**{f"{self.after}__lte": self.last_due(today)})
