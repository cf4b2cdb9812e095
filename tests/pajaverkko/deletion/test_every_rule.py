"""Every rule of keeping: the day before nothing goes, on the day everything that is due, and nothing is left."""

import datetime
from collections import Counter
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from base.personal_data.forgetting import delete_in_time, due_numbers
from base.personal_data.models import DeletionRun
from network.notices.choices import Purpose
from tests.factories.people import make_notice
from tests.pajaverkko.deletion.due import MAKERS, event_due_on, rules

pytestmark = pytest.mark.django_db
D, DAY = datetime.date, datetime.timedelta(days=1)
HELSINKI = ZoneInfo("Europe/Helsinki")
DUE = [D(2027, 3, 28), D(2027, 10, 31), D(2028, 2, 29), D(2027, 2, 28)]
"""The days on which the clock is changed, the leap day, the last of a short February."""
EVENTS = [D(2027, 10, 31), D(2028, 2, 29), D(2027, 1, 31)]

NOTING = {"base_auditentry", "base_auditseal", "base_deletionrun"}
"""Tables in which the night itself writes."""


def night(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 4, 30, tzinfo=HELSINKI)


def numbers_of_tables() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in NOTING:
                cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
                found[table] = cursor.fetchone()[0]
    return found


def went(before: dict[str, int]) -> dict[str, int]:
    now = numbers_of_tables()
    return {table: number - now[table] for table, number in before.items() if number != now[table]}


def test_every_rule_of_the_register_is_tried():
    labels = {label for label, _make, _rule in rules()}

    assert labels == {name.split()[0] for name in MAKERS}
    assert len(rules()) == len(MAKERS)


@pytest.mark.parametrize("day", DUE, ids=str)
def test_day_before_nothing_on_the_day_all_and_nothing_is_left(day: datetime.date):
    due = [(label, make, rule, event_due_on(day, rule)) for label, make, rule in rules()]
    assert all(event for _label, _make, rule, event in due if not rule.months), "only months leave a day out"
    made = [(label, make, event) for label, make, _rule, event in due if event]
    for _label, make, event in made:
        make(event)
        make(day + 400 * DAY)
    younger = numbers_of_tables()

    assert due_numbers(day - DAY) == {}
    delete_in_time(now=night(day - DAY), by=None)
    assert went(younger) == {}

    listed = due_numbers(day)
    wanted = Counter(label for label, _make, _event in made)
    assert {label: listed[label] for label in wanted} == wanted
    run = delete_in_time(now=night(day), by=None)
    assert run is not None
    assert run.rows == listed, "the list and the run are the same"
    assert sum(went(younger).values()) == sum(listed.values()) - listed["base.AuditEntry"]

    assert due_numbers(day + DAY) == {}
    left = numbers_of_tables()
    delete_in_time(now=night(day + DAY), by=None)
    assert went(left) == {}


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_what_happened_on_an_odd_day_goes_when_it_was_promised(event: datetime.date):
    for _label, make, _rule in rules():
        make(event)

    for label, _make, rule in rules():
        due = rule.goes_on(event)
        same = sum(name == label and other.goes_on(event) == due for name, _make, other in rules())
        assert due_numbers(due)[label] - due_numbers(due - DAY).get(label, 0) == same, label


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
