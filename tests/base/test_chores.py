"""What is done once a day is done once a day."""

import datetime

import pytest

from base import chores
from base.chores import do_chores

MONDAY = datetime.date(2026, 3, 2)
TUESDAY = datetime.date(2026, 3, 3)


@pytest.fixture
def done(db: None, monkeypatch: pytest.MonkeyPatch) -> list[datetime.date]:
    """Only this chore is known; it tells the days on which it was done."""
    days: list[datetime.date] = []
    monkeypatch.setattr(chores, "_daily", {"työ": days.append})
    return days


def test_chore_is_done_once_a_day(done: list[datetime.date]) -> None:
    for day in (MONDAY, MONDAY, TUESDAY, TUESDAY, MONDAY):
        do_chores(day)

    assert done == [MONDAY, TUESDAY]


def test_chore_that_fails_is_told_and_does_not_stop_the_others(
    done: list[datetime.date], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(day: datetime.date) -> None:
        raise RuntimeError("lukija@kunta.example")

    monkeypatch.setattr(chores, "_daily", {"huono": fails, "työ": done.append})

    assert do_chores(MONDAY) == ["huono", "työ"]
    assert done == [MONDAY]
    assert "The chore huono failed: RuntimeError" in caplog.text
    assert "lukija@" not in caplog.text


def test_every_chore_of_the_site_is_registered() -> None:
    assert {name.rpartition(".")[2] for name in chores._daily} == {
        "answers_that_applicants_wait_for",
        "answers_that_are_waited_for",
        "doors_that_are_forgotten",
        "follow_the_days_of_roles",
        "forget_letters",
        "forget_old_experiences",
        "forget_old_imports",
        "forget_old_sessions",
        "forget_old_suggestions",
        "forget_whose_time_is_over",
        "how_many_are_asked",
        "last_days_of_members",
        "look_at_links",
        "memos_agreed_in_time",
        "needs_of_members",
        "news_by_mail",
        "numbers_of_workshops",
        "remind_of_reviews",
        "surveys_that_are_over",
        "warn_administrators",
        "warn_officer",
    }
