"""Days on which months end, the clock is changed or the job did not run: what is promised of months holds on them."""

import datetime
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from base.personal_data.forgetting import delete_in_time, due_numbers
from base.personal_data.models import DeletionRun
from network.notices.choices import Purpose
from tests.factories.people import make_notice
from tests.pajaverkko.deletion.due import MAKERS, rules
from tests.pajaverkko.deletion.test_every_rule import night

pytestmark = pytest.mark.django_db
D, DAY = datetime.date, datetime.timedelta(days=1)
EVENTS = [D(2027, 10, 31), D(2028, 2, 29), D(2027, 1, 31)]


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_what_happened_on_an_odd_day_goes_when_it_was_promised(event: datetime.date):
    for _label, make, _rule in rules():
        make(event)

    numbers_on = cache(due_numbers)
    for label, _make, rule in rules():
        due = rule.goes_on(event)
        same = sum(name == label and other.goes_on(event) == due for name, _make, other in rules())
        assert numbers_on(due)[label] - numbers_on(due - DAY).get(label, 0) == same, label


def test_month_after_the_last_of_january_is_the_last_of_february():
    make_notice(Purpose.CONTACT, kept_months=1)
    for day in (29, 30, 31):
        MAKERS["network.Inquiry"](D(2027, 1, day))

    assert due_numbers(D(2027, 2, 27)) == {}
    assert due_numbers(D(2027, 2, 28)) == {"network.Inquiry": 3}


def test_job_that_missed_ten_days_deletes_what_they_would_have():
    first, last = D(2027, 3, 20), D(2027, 3, 30)
    for _label, make, rule in rules():
        for number in range(11):
            make(rule.last_due(first + number * DAY))
        make(last)
    delete_in_time(now=night(first - DAY), by=None)
    missed = [due_numbers(first + number * DAY) for number in range(11)]
    assert all(set(night_before.items()) != set(later.items()) for night_before, later in pairwise(missed))

    run = delete_in_time(now=night(last), by=None)

    assert run is not None
    assert run.rows == missed[-1]
    wanted = Counter(label for label, _make, _rule in rules() for _day in range(11))
    assert {label: run.rows[label] for label in wanted} == wanted, "what each of the days would have deleted"
    assert due_numbers(last) == {}
    assert DeletionRun.objects.count() == 2
