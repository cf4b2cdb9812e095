"""A call for members is open from its first day to its last, in Helsinki."""

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.dates import day_text
from network.councils.pages import CouncilPage
from network.councils.queries import council_of, open_calls
from tests.factories.councils import CallFactory
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


def called(opens_on: datetime.date, closes_on: datetime.date, **values: object) -> CouncilPage:
    """A council with a call."""
    page: CouncilPage = CouncilPageFactory(**values)
    CallFactory(council=council_of(page), opens_on=opens_on, closes_on=closes_on)
    return page


@pytest.mark.parametrize(("now", "is_open"), MOMENTS, ids=IDS)
def test_call_is_open_by_the_clock(site: Trunk, clock: Callable, now: datetime.datetime, is_open: bool):
    council = called(FIRST, LAST)
    CouncilPageFactory()
    clock(now)

    assert list(open_calls()) == ([council] if is_open else [])


def test_call_on_one_day_only_is_open_that_day(site: Trunk, clock: Callable):
    council = called(FIRST, FIRST)
    clock(helsinki(FIRST, 23, 30, 0))

    assert list(open_calls()) == [council]


@pytest.mark.parametrize("days", [(FIRST, FIRST - datetime.timedelta(days=1)), (LAST, FIRST)])
def test_call_that_closes_before_it_opens_is_refused(site: Trunk, days: tuple[datetime.date, datetime.date]):
    with pytest.raises(IntegrityError, match="call_days_in_order"), transaction.atomic():
        called(*days)


def test_open_calls_stand_first_in_the_list_and_on_the_front_page(site: Trunk, stranger: Client):
    today = timezone.localdate()
    week = datetime.timedelta(days=7)
    CouncilPageFactory(title="Ei hae")
    called(today, today + 2 * week, title="Sulkeutuu myöhemmin")
    called(today, today, title="Sulkeutuu pian")

    in_list = stranger.get(site.councils.url)
    in_front = section(stranger.get(site.home.url), gettext("Councils looking for members"))

    assert cards(in_list) == ["Sulkeutuu myöhemmin", "Sulkeutuu pian", "Ei hae"]
    assert day_text(today) in text_of(in_list)
    assert in_front == ["Sulkeutuu pian", "Sulkeutuu myöhemmin"]
