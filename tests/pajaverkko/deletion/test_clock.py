"""The night's deletion runs once in every civil day of Helsinki, at half past four, also when the clock is changed."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from base.outbox.models import Letter
from base.personal_data.forgetting import delete_in_time, deletion_is_late
from base.personal_data.models import DeletionRun
from base.users import User
from pajaverkko.management.commands.worker import LOOPS
from tests.factories.people import LinkRequestFactory

pytestmark = pytest.mark.django_db
HELSINKI = ZoneInfo("Europe/Helsinki")
TEN_MINUTES = datetime.timedelta(minutes=10)


@pytest.mark.parametrize(
    ("changed", "hours"),
    [(datetime.date(2027, 3, 28), 23), (datetime.date(2027, 10, 31), 25)],
    ids=["spring", "autumn"],
)
def test_job_that_is_asked_all_the_time_runs_once_a_day_at_half_past_four(changed: datetime.date, hours: int, clock):
    """From midnight before the change to midnight after it; the worker asks every half minute."""
    first = changed - datetime.timedelta(days=1)
    moment = datetime.datetime(first.year, first.month, first.day, tzinfo=HELSINKI).astimezone(datetime.UTC)
    ran = []
    for _asked in range((24 + hours + 24) * 6):
        clock(moment)
        if delete_in_time(now=moment, by=None):
            ran.append(timezone.localtime(moment))
            assert not deletion_is_late(moment)
        moment += TEN_MINUTES

    assert [(one.date() - first).days for one in ran] == [0, 1, 2]
    assert {one.time() for one in ran} == {datetime.time(4, 30)}
    between = ran[1].astimezone(datetime.UTC) - ran[0].astimezone(datetime.UTC)
    assert between == datetime.timedelta(hours=hours)
    assert DeletionRun.objects.count() == 3


def test_warning_leaves_also_when_it_is_the_deletion_that_fails(administrator: User, clock):
    """A table that nothing can be deleted from stops every night's run; that it does is told by mail all the same."""
    moment = timezone.now().astimezone(HELSINKI).replace(hour=5, minute=0) + datetime.timedelta(days=2)
    LinkRequestFactory(asked_on=datetime.date(2020, 1, 1))
    _forbid_deleting("network_linkrequest")
    clock(moment)
    records = next(loop for loop in LOOPS if loop.name == "records")

    with pytest.raises(Exception, match="not here"):
        records.work(lambda: True)

    assert Letter.objects.filter(kind="deletion", person=f"account {administrator.pk}").count() == 1
    assert DeletionRun.objects.get().ended_at is None


def _forbid_deleting(table: str) -> None:
    refuse = "SELECT RAISE(ABORT, 'not here');"
    if connection.vendor == "postgresql":
        refuse = "EXECUTE FUNCTION refuse()"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not here'; END $$"
            )
            cursor.execute(f"CREATE TRIGGER refuses BEFORE DELETE ON {table} FOR EACH ROW {refuse}")
        else:
            cursor.execute(f"CREATE TRIGGER refuses BEFORE DELETE ON {table} BEGIN {refuse} END")
