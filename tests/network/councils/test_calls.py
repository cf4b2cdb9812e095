"""A call for members is open from its first day to its last, in Helsinki."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.dates import day_text
from network.councils.choices import CouncilState
from network.councils.queries import open_calls
from tests.factories.network import CouncilPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, section, text_of

FIRST, LAST = datetime.date(2027, 3, 28), datetime.date(2027, 10, 31)


def helsinki(day: datetime.date, hour: int, minute: int, second: int) -> datetime.datetime:
    time = datetime.time(hour, minute, second)
    moment = datetime.datetime.combine(day, time, tzinfo=timezone.get_default_timezone())
    return moment.astimezone(datetime.UTC)


MOMENTS = [
    (helsinki(FIRST - datetime.timedelta(days=1), 23, 59, 59), False),
    (helsinki(FIRST, 0, 0, 0), True),
    (helsinki(datetime.date(2027, 6, 1), 12, 0, 0), True),
    (helsinki(LAST, 23, 59, 59), True),
    (helsinki(LAST + datetime.timedelta(days=1), 0, 0, 0), False),
]
IDS = ["day before", "first day", "between", "last day", "day after"]


@pytest.mark.parametrize(("now", "is_open"), MOMENTS, ids=IDS)
def test_call_is_open_by_the_clock(clock: Callable, now: datetime.datetime, is_open: bool):
    council = CouncilPageFactory.build(state=CouncilState.CALLING, call_opens_on=FIRST, call_closes_on=LAST)
    clock(now)

    assert council.call_is_open == is_open


@pytest.mark.parametrize(("now", "is_open"), MOMENTS, ids=IDS)
def test_open_calls_agree_with_the_page(site: Trunk, clock: Callable, now: datetime.datetime, is_open: bool):
    council = CouncilPageFactory(state=CouncilState.CALLING, call_opens_on=FIRST, call_closes_on=LAST)
    CouncilPageFactory(state=CouncilState.ACTIVE, call_opens_on=FIRST, call_closes_on=LAST)
    clock(now)

    assert list(open_calls()) == ([council] if is_open else [])


@pytest.mark.parametrize("state", [state for state in CouncilState if state != CouncilState.CALLING])
def test_council_that_looks_for_nobody_has_no_open_call(clock: Callable, state: CouncilState):
    council = CouncilPageFactory.build(state=state, call_opens_on=FIRST, call_closes_on=LAST)
    clock(helsinki(FIRST, 12, 0, 0))

    assert not council.call_is_open


@pytest.mark.parametrize("missing", ["call_opens_on", "call_closes_on"])
def test_call_without_one_of_its_days_is_refused(site: Trunk, missing: str):
    days = {"call_opens_on": FIRST, "call_closes_on": LAST, missing: None}

    with pytest.raises(ValidationError):
        CouncilPageFactory(state=CouncilState.CALLING, **days)

    assert not open_calls().exists()


def test_call_on_one_day_only_is_open_that_day(clock: Callable):
    council = CouncilPageFactory.build(state=CouncilState.CALLING, call_opens_on=FIRST, call_closes_on=FIRST)
    clock(helsinki(FIRST, 23, 30, 0))

    assert council.call_is_open


def test_open_calls_stand_first_in_the_list_and_on_the_front_page(site: Trunk, stranger: Client):
    today = timezone.localdate()
    week = datetime.timedelta(days=7)
    opened = {"state": CouncilState.CALLING, "call_opens_on": today}
    CouncilPageFactory(title="Ei hae")
    CouncilPageFactory(title="Sulkeutuu myöhemmin", call_closes_on=today + 2 * week, **opened)
    CouncilPageFactory(title="Sulkeutuu pian", call_closes_on=today, **opened)

    in_list = stranger.get(site.councils.url)
    in_front = section(stranger.get(site.home.url), gettext("Councils looking for members"))

    assert cards(in_list) == ["Sulkeutuu myöhemmin", "Sulkeutuu pian", "Ei hae"]
    assert day_text(today) in text_of(in_list)
    assert in_front == ["Sulkeutuu pian", "Sulkeutuu myöhemmin"]
