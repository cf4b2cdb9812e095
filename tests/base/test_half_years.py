"""Halves of a year: which day is in which, how addresses call them, and when one has ended."""

import datetime

import pytest

from base.half_years import HalfYear, ended_before


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        (datetime.date(2026, 1, 1), "2026-1", "tammi–kesäkuu 2026"),
        (datetime.date(2026, 6, 30), "2026-1", "tammi–kesäkuu 2026"),
        (datetime.date(2026, 7, 1), "2026-2", "heinä–joulukuu 2026"),
        (datetime.date(2026, 12, 31), "2026-2", "heinä–joulukuu 2026"),
    ],
)
def test_every_day_is_in_one_half_year(day: datetime.date, code: str, words: str):
    found = HalfYear.of(day)
    assert (found.code, str(found)) == (code, words)
    assert found.first_on <= day <= found.last_on
    assert HalfYear.named(code) == found


def test_half_year_ends_with_its_last_day():
    half = HalfYear(2026, 1)
    assert not half.has_ended(datetime.date(2026, 6, 30))
    assert half.has_ended(datetime.date(2026, 7, 1))


@pytest.mark.parametrize("code", ["", "2026", "2026-3", "2026-0", "26-1", "2026-1x", "1999-1", "2026-1\n"])
def test_nothing_else_is_a_half_year(code: str):
    assert HalfYear.named(code) is None


def test_last_ones_that_have_ended():
    found = [half.code for half in ended_before(datetime.date(2026, 11, 27), 4)]
    assert found == ["2026-1", "2025-2", "2025-1", "2024-2"]
