"""Moments at which clocks are not what one thinks: a turn of the year, both change-overs, a leap day, a clock put back.

Wherever the server stands: what is typed and told is Helsinki time, and who came first is told by the number.
"""

import datetime
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from base.users import User
from tests.workshops.enrolment.places import (
    CANCELLED,
    CONFIRMED,
    OFFERED,
    PASSED_OVER,
    WAITING,
    broken,
    come,
    letters,
    open_workshop,
    states,
)
from workshops.enrolment.forms.staff import SettingsForm
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_enrolment, pass_over
from workshops.series.pages import SeriesPage

pytestmark = [pytest.mark.django_db, pytest.mark.clock]

Clock = Callable[[datetime.datetime], None]
SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


NEW_YEAR, SPRING = utc("2026-12-31 23:59"), utc("2027-03-28 00:59")
AUTUMN_FIRST, AUTUMN_AGAIN, LEAP_DAY = utc("2027-10-31 00:30"), utc("2027-10-31 01:30"), utc("2028-02-29 12:00")
MOMENTS = {"new year": NEW_YEAR, "spring": SPRING, "03.30": AUTUMN_FIRST, "03.30 again": AUTUMN_AGAIN, "leap": LEAP_DAY}

each_moment = pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)


@pytest.fixture(autouse=True, params=["UTC", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the server stands, as its C library and Python's own local time see it."""
    before = os.environ.get("TZ")
    _stand_in(request.param)
    yield
    _stand_in(before)


def _stand_in(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    time.tzset()


@each_moment
def test_form_is_open_from_one_second_to_another(
    series: SeriesPage, stranger: Client, clock: Clock, now: datetime.datetime
):
    """Ten minutes long, and no longer where a clock shows an hour more or less meanwhile."""
    clock(now)
    opens, closes = now + SECOND, now + datetime.timedelta(minutes=10)
    gathering = open_workshop(series, values={"opens_at": opens, "closes_at": closes})
    page = leading_version(gathering.workshop_key)
    assert page

    def is_let_in(at: datetime.datetime) -> bool:
        clock(at)
        told = {"key": str(uuid.uuid4()), "calling_name": "Norppa", "phone": "040 123 4567"}
        return stranger.post(f"{page.url}enrol/", told).status_code == 302

    moments = (now, opens, closes - SECOND / 10, closes, closes + HOUR)
    assert [is_let_in(at) for at in moments] == [False, True, True, False, False]
    assert states(gathering) == [(1, CONFIRMED), (2, CONFIRMED)]


@pytest.mark.parametrize(
    ("now", "typed", "meant"),
    [
        (NEW_YEAR, "1.1.2027 2.00", utc("2027-01-01 00:00")),
        (SPRING, "28.3.2027 2.59", utc("2027-03-28 00:59")),
        (SPRING, "28.3.2027 4.00", utc("2027-03-28 01:00")),
        (AUTUMN_FIRST, "31.10.2027 4.00", utc("2027-10-31 02:00")),
        (AUTUMN_AGAIN, "31.10.2027 4.00", utc("2027-10-31 02:00")),
        (LEAP_DAY, "29.2.2028 23.59", utc("2028-02-29 21:59")),
    ],
)
def test_typed_end_is_helsinki_time(
    series: SeriesPage, keeper: User, clock: Clock, now: datetime.datetime, typed: str, meant: datetime.datetime
):
    clock(now - datetime.timedelta(days=1))
    gathering = open_workshop(series)
    form = _settings(gathering, typed)
    assert form.is_valid(), form.errors
    gathering = form.save(at=timezone.now(), by=keeper, opens=True)

    assert gathering.closes_at == meant
    assert come(gathering, at=meant - SECOND).state == CONFIRMED
    with pytest.raises(ValidationError) as refused:
        come(gathering, at=meant)
    assert refused.value.code == "closed"


@pytest.mark.parametrize("typed", ["28.3.2027 3.30", "31.10.2027 3.30"])
def test_hour_that_is_not_there_or_is_there_twice_is_asked_anew(series: SeriesPage, typed: str):
    """Nobody guesses which of the two was meant."""
    assert set(_settings(open_workshop(series), typed).errors) == {"closes_at"}


def _settings(gathering: Gathering, closes: str) -> SettingsForm:
    told = {"capacity": "5", "answer_hours": "48", "opens_at": "", "closes_at": closes}
    return SettingsForm(told, gathering=gathering)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (NEW_YEAR, "su 3.1.2027 klo 1.59"),
        (SPRING, "ti 30.3.2027 klo 3.59"),
        (AUTUMN_FIRST, "ti 2.11.2027 klo 2.30"),
        (AUTUMN_AGAIN, "ti 2.11.2027 klo 3.30"),
        (LEAP_DAY, "to 2.3.2028 klo 14.00"),
    ],
    ids=MOMENTS,
)
def test_moment_to_answer_by_is_hours_later_and_told_in_helsinki_time(
    series: SeriesPage, keeper: User, clock: Clock, now: datetime.datetime, told: str
):
    """48 hours are 48 hours; what the clock on the wall shows then is another matter."""
    clock(now)
    gathering = open_workshop(series, places=1)
    first, second = come(gathering), come(gathering, email="norppa@posti.example")
    cancel_enrolment(enrolment=first, at=now, by=None)
    second.refresh_from_db()
    due = second.answer_due_at

    assert second.state == OFFERED
    assert due == now + 48 * HOUR
    assert told in letters("enrolment_offered")[0].body
    with pytest.raises(ValidationError):
        pass_over(enrolment=second, at=due - SECOND, by=keeper)
    assert pass_over(enrolment=second, at=due, by=keeper).state == PASSED_OVER


@each_moment
def test_clock_that_goes_back_changes_no_order(
    workshop: Gathering, series: SeriesPage, clock: Clock, now: datetime.datetime
):
    """Whoever comes after the clock was put back has an earlier moment and a later number: the number counts."""
    clock(now)
    workshop = open_workshop(series, places=2)
    first, _second, third = (come(workshop) for _person in range(3))
    clock(now - HOUR)
    fourth, _fifth = come(workshop), come(workshop)
    assert fourth.enrolled_at < first.enrolled_at
    assert states(workshop) == [(1, CONFIRMED), (2, CONFIRMED), (3, WAITING), (4, WAITING), (5, WAITING)]

    cancel_enrolment(enrolment=first, at=timezone.now(), by=None)

    assert states(workshop) == [(1, CANCELLED), (2, CONFIRMED), (3, OFFERED), (4, WAITING), (5, WAITING)]
    third.refresh_from_db()
    assert third.answer_due_at == now - HOUR + 48 * HOUR
    assert broken(workshop) == []


CHILD = """
import datetime, django
django.setup()
from base.dates import moment_text
from workshops.enrolment.forms.staff import SettingsForm
from workshops.enrolment.models import Gathering
told = {"capacity": "5", "answer_hours": "48", "closes_at": "28.3.2027 4.00"}
form = SettingsForm(told, gathering=Gathering())
assert form.is_valid(), form.errors
meant = form.cleaned_data["closes_at"]
print(meant.astimezone(datetime.UTC).isoformat(), moment_text(meant))
"""


@pytest.mark.parametrize("zone", ["America/Los_Angeles"], indirect=True)
def test_process_of_a_server_elsewhere_reads_and_tells_helsinki_time():
    own = {"TZ": "America/Los_Angeles", "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    own["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env={**os.environ, **own}, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "2027-03-28T01:00:00+00:00 su 28.3.2027 klo 4.00", done.stderr
