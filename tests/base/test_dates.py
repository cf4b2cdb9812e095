"""Days, moments and periods as text, in Helsinki time."""

import datetime

import pytest
from django.utils import translation

from base.dates import day_text, period_text, time_text
from base.templatetags.site_tags import when

DAY = datetime.date(2027, 3, 17)


def utc(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fi", "17.3.2027"), ("sv", "17.3.2027"), ("en", "17 Mar 2027")],
)
def test_day_text_in_each_language(language: str, text: str):
    with translation.override(language):
        assert day_text(DAY) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("fi", "ke 17.3.2027"), ("sv", "ons 17.3.2027"), ("en", "Wed 17 Mar 2027")],
)
def test_day_text_with_weekday_in_each_language(language: str, text: str):
    with translation.override(language):
        assert day_text(DAY, weekday=True) == text


@pytest.mark.parametrize(("language", "text"), [("fi", "9.05"), ("sv", "9.05"), ("en", "09:05")])
def test_time_text_in_each_language(language: str, text: str):
    with translation.override(language):
        assert time_text(utc(2027, 3, 17, 7, 5)) == text


def test_day_text_of_a_moment_is_the_day_in_helsinki():
    assert day_text(utc(2027, 3, 16, 21, 59)) == "16.3.2027"
    assert day_text(utc(2027, 3, 16, 22, 0)) == "17.3.2027"
    assert day_text(utc(2027, 7, 16, 20, 59)) == "16.7.2027"
    assert day_text(utc(2027, 7, 16, 21, 0)) == "17.7.2027"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "ke 17.3.2027 klo 13.00–15.30"),
        ("sv", "ons 17.3.2027 kl. 13.00–15.30"),
        ("en", "Wed 17 Mar 2027 at 13:00–15:30"),
    ],
)
def test_period_text_within_a_day(language: str, text: str):
    with translation.override(language):
        assert period_text(utc(2027, 3, 17, 11), utc(2027, 3, 17, 13, 30)) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "ke 17.3.2027 klo 13.00 – to 18.3.2027 klo 12.00"),
        ("sv", "ons 17.3.2027 kl. 13.00 – tors 18.3.2027 kl. 12.00"),
        ("en", "Wed 17 Mar 2027 at 13:00 – Thu 18 Mar 2027 at 12:00"),
    ],
)
def test_period_text_over_two_days(language: str, text: str):
    with translation.override(language):
        assert period_text(utc(2027, 3, 17, 11), utc(2027, 3, 18, 10)) == text


def test_period_text_over_midnight_in_helsinki_tells_both_days():
    """Both moments are on the same day in UTC."""
    assert period_text(utc(2027, 3, 17, 20), utc(2027, 3, 17, 22, 30)) == (
        "ke 17.3.2027 klo 22.00 – to 18.3.2027 klo 0.30"
    )


def test_period_text_without_an_end():
    assert period_text(utc(2027, 3, 17, 11), None) == "ke 17.3.2027 klo 13.00"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (utc(2027, 3, 27, 22, 0), utc(2027, 3, 28, 0, 59), "su 28.3.2027 klo 0.00–2.59"),
        (utc(2027, 3, 28, 0, 30), utc(2027, 3, 28, 1, 30), "su 28.3.2027 klo 2.30–4.30"),
        (utc(2027, 3, 28, 6, 0), utc(2027, 3, 28, 20, 59), "su 28.3.2027 klo 9.00–23.59"),
    ],
    ids=["before the missing hour", "over the missing hour", "after the missing hour"],
)
def test_period_text_on_the_day_the_clock_goes_forward(start: datetime.datetime, end: datetime.datetime, text: str):
    assert period_text(start, end) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (utc(2027, 10, 30, 21, 0), utc(2027, 10, 31, 0, 30), "su 31.10.2027 klo 0.00–3.30"),
        (utc(2027, 10, 30, 23, 30), utc(2027, 10, 31, 2, 30), "su 31.10.2027 klo 2.30–4.30"),
        (utc(2027, 10, 31, 7, 0), utc(2027, 10, 31, 21, 59), "su 31.10.2027 klo 9.00–23.59"),
    ],
    ids=["before the double hour", "over the double hour", "after the double hour"],
)
def test_period_text_on_the_day_the_clock_goes_back(start: datetime.datetime, end: datetime.datetime, text: str):
    assert period_text(start, end) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (datetime.date(2016, 8, 1), datetime.date(2019, 7, 31), "1.8.2016–31.7.2019"),
        (datetime.date(2016, 8, 1), None, "1.8.2016–"),
        (None, datetime.date(2019, 7, 31), "31.7.2019 asti"),
        (None, None, ""),
    ],
)
def test_period_text_of_days(start: datetime.date | None, end: datetime.date | None, text: str):
    assert period_text(start, end) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (DAY, "17.3.2027"),
        (utc(2027, 3, 17, 11), "ke 17.3.2027 klo 13.00"),
        ((DAY, None), "17.3.2027–"),
        ((None, None), ""),
    ],
)
def test_when_filter_takes_what_a_card_gives(value: object, text: str):
    assert when(value) == text
