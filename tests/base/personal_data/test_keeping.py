"""Rules of keeping count in months and days as people do."""

import datetime

import pytest

from base.personal_data.keeping import Kept, months_later

D = datetime.date


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (D(2027, 1, 31), 1, D(2027, 2, 28)),
        (D(2028, 1, 31), 1, D(2028, 2, 29)),
        (D(2028, 2, 29), 12, D(2029, 2, 28)),
        (D(2026, 11, 30), 3, D(2027, 2, 28)),
        (D(2026, 12, 15), 1, D(2027, 1, 15)),
        (D(2027, 3, 31), -1, D(2027, 2, 28)),
    ],
)
def test_month_later_is_the_same_day_or_the_last_one(day: datetime.date, months: int, later: datetime.date):
    assert months_later(day, months) == later


@pytest.mark.parametrize("rule", [Kept("on", months=1), Kept("on", days=14), Kept("on", months=6, days=1), Kept("on")])
@pytest.mark.parametrize(
    "today", [D(2027, 2, 28), D(2027, 3, 1), D(2027, 3, 28), D(2027, 10, 31), D(2028, 2, 29), D(2028, 3, 30)]
)
def test_everything_that_is_due_is_found_and_nothing_else(rule: Kept, today: datetime.date):
    """The day that is looked back to agrees with the day that was promised, for every day of two years."""
    last = rule.last_due(today)

    for back in range(730):
        day = today - datetime.timedelta(days=back)
        assert (rule.goes_on(day) <= today) == (day <= last), day
