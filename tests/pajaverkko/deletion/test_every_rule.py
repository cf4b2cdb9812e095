"""Every rule of keeping: the day before nothing goes, on the day everything that is due, and nothing is left."""

import datetime
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from base.personal_data.forgetting import delete_in_time, due_numbers
from tests.pajaverkko.deletion.due import MAKERS, event_due_on, rules

pytestmark = pytest.mark.django_db
D, DAY = datetime.date, datetime.timedelta(days=1)
HELSINKI = ZoneInfo("Europe/Helsinki")
DUE = [D(2027, 3, 28), D(2027, 10, 31), D(2028, 2, 29), D(2027, 2, 28)]
"""The days on which the clock is changed, the leap day, the last of a short February."""

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
