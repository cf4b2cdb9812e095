"""Workshops ahead and past, by the clock. Moments are kept in UTC and shown in Helsinki time."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from tests.factories.base import republished
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopPageFactory
from tests.reading import cards, section, text_of
from workshops.series.pages import WorkshopPage
from workshops.series.queries import workshops_ahead, workshops_past

NOW = datetime.datetime(2027, 3, 17, 10, tzinfo=datetime.UTC)
SECOND, HOUR, DAY = datetime.timedelta(seconds=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)

SPANS = {
    "begins in an hour": (NOW + HOUR, NOW + 2 * HOUR, True),
    "has begun": (NOW - HOUR, NOW + HOUR, True),
    "ends in a second": (NOW - HOUR, NOW + SECOND, True),
    "ends now": (NOW - HOUR, NOW, True),
    "ended a second ago": (NOW - HOUR, NOW - SECOND, False),
    "has no end and begins in a second": (NOW + SECOND, None, True),
    "has no end and began a second ago": (NOW - SECOND, None, False),
}


def bare(**values: object) -> WorkshopPage:
    """A workshop as it lies in the table, also one without an end that the editor would ask for."""
    page = WorkshopPageFactory(title=str(values.pop("title", "Työpaja")))
    WorkshopPage.objects.filter(pk=page.pk).update(**values)
    return WorkshopPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("span", SPANS)
def test_workshop_is_ahead_or_past_and_never_both(site: Trunk, stranger: Client, clock: Callable, span: str):
    starts_at, ends_at, ahead = SPANS[span]
    page = bare(starts_at=starts_at, ends_at=ends_at)
    clock(NOW)

    coming, held = stranger.get(site.workshops.url), stranger.get(site.workshops.url, {"when": "past"})

    assert page.is_ahead == ahead
    assert cards(coming) == (["Työpaja"] if ahead else [])
    assert cards(held) == ([] if ahead else ["Työpaja"])


def test_workshop_without_a_time_is_in_neither_list(site: Trunk):
    page = bare(starts_at=None, ends_at=None)

    assert not page.is_ahead
    assert not workshops_ahead().exists()
    assert not workshops_past().exists()


def test_next_workshop_comes_first_ahead_and_the_latest_first_past(site: Trunk, stranger: Client, clock: Callable):
    for days in (-3, -1, 1, 3):
        WorkshopPageFactory(title=f"{days:+d}", starts_at=NOW + days * DAY)
    clock(NOW)

    assert cards(stranger.get(site.workshops.url)) == ["+1", "+3"]
    assert cards(stranger.get(site.workshops.url, {"when": "past"})) == ["-1", "-3"]


def test_front_page_shows_the_next_three(site: Trunk, stranger: Client, clock: Callable):
    for days in (4, 2, 1, 3, -1):
        WorkshopPageFactory(title=f"{days:+d}", starts_at=NOW + days * DAY)
    clock(NOW)

    assert section(stranger.get(site.home.url), gettext("Next workshops")) == ["+1", "+2", "+3"]


@pytest.mark.parametrize("when", ["future", "", "PAST", "menneet"])
def test_any_other_word_than_past_shows_what_is_ahead(site: Trunk, stranger: Client, when: str):
    WorkshopPageFactory(title="Tuleva")
    WorkshopPageFactory(title="Mennyt", starts_at=timezone.now() - DAY)

    assert cards(stranger.get(site.workshops.url, {"when": when})) == ["Tuleva"]


def test_moment_is_kept_in_utc_and_shown_in_helsinki_time(site: Trunk, stranger: Client):
    local = datetime.datetime(2027, 7, 1, 9, tzinfo=timezone.get_default_timezone())
    page = WorkshopPageFactory(starts_at=local, ends_at=local + 3 * HOUR)

    assert page.starts_at.utcoffset() == datetime.timedelta(0)
    assert page.starts_at.hour == 6
    assert "to 1.7.2027 klo 9.00–12.00" in text_of(stranger.get(page.url))


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ons 17.3.2027 kl. 13.00–15.00"), ("fi", "ke 17.3.2027 klo 13.00–15.00")],
)
def test_time_is_told_in_the_reader_s_language(site: Trunk, stranger: Client, language: str, text: str):
    page = WorkshopPageFactory(in_language=language, starts_at=NOW + HOUR)

    assert text in text_of(stranger.get(page.url))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2027, 3, 28), "su 28.3.2027 klo 2.30–4.30"),
        (datetime.date(2027, 10, 31), "su 31.10.2027 klo 2.30–4.30"),
    ],
)
def test_time_on_the_days_the_clock_is_changed(site: Trunk, stranger: Client, day: datetime.date, text: str):
    zone = timezone.get_default_timezone()
    page = WorkshopPageFactory(
        starts_at=datetime.datetime.combine(day, datetime.time(2, 30), tzinfo=zone),
        ends_at=datetime.datetime.combine(day, datetime.time(4, 30), tzinfo=zone),
    )

    assert text in text_of(stranger.get(page.url))


def test_workshop_that_ends_before_it_begins_is_refused(site: Trunk):
    page = WorkshopPageFactory()

    for ends_at in (page.starts_at, page.starts_at - SECOND):
        with pytest.raises(ValidationError, match="ends_at"):
            republished(page, ends_at=ends_at)

    page.refresh_from_db()
    assert page.ends_at > page.starts_at


def test_remote_link_is_a_link_only_until_the_workshop_ends(site: Trunk, stranger: Client, clock: Callable):
    link = "https://etapaja.example/huone"
    page = WorkshopPageFactory(starts_at=NOW, ends_at=NOW + HOUR, remote_link=link)

    clock(NOW + HOUR - SECOND)
    before = stranger.get(page.url).content.decode()
    clock(NOW + HOUR + SECOND)
    after = stranger.get(page.url).content.decode()

    assert f'href="{link}"' in before
    assert link not in after
