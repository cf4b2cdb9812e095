"""Where a project stands, by its days in Helsinki."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from network.projects.choices import ProjectStatus
from tests.factories.network import ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, text_of

FIRST, LAST = datetime.date(2027, 3, 28), datetime.date(2027, 10, 31)
"""The clock goes forward on the first day and back on the last one."""


def helsinki(day: datetime.date, hour: int = 0, minute: int = 0, second: int = 0) -> datetime.datetime:
    time = datetime.time(hour, minute, second)
    return datetime.datetime.combine(day, time, tzinfo=timezone.get_default_timezone())


MOMENTS = [
    (helsinki(FIRST - datetime.timedelta(days=1), 23, 59, 59), ProjectStatus.PLANNED),
    (helsinki(FIRST), ProjectStatus.UNDER_WAY),
    (helsinki(FIRST, 12), ProjectStatus.UNDER_WAY),
    (helsinki(LAST, 23, 59, 59), ProjectStatus.UNDER_WAY),
    (helsinki(LAST + datetime.timedelta(days=1)), ProjectStatus.ENDED),
]
IDS = ["last second before", "first second", "at noon", "last second", "first second after"]


@pytest.mark.parametrize(("now", "status"), MOMENTS, ids=IDS)
def test_status_by_the_clock(clock: Callable, now: datetime.datetime, status: ProjectStatus):
    clock(now.astimezone(datetime.UTC))

    assert ProjectPageFactory.build(starts_on=FIRST, ends_on=LAST).status == status


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "status"),
    [
        (None, None, ProjectStatus.UNDER_WAY),
        (FIRST, None, ProjectStatus.UNDER_WAY),
        (None, LAST, ProjectStatus.UNDER_WAY),
        (None, FIRST, ProjectStatus.ENDED),
        (LAST, None, ProjectStatus.PLANNED),
    ],
)
def test_status_without_one_of_the_days(clock: Callable, starts_on, ends_on, status: ProjectStatus):
    clock(helsinki(datetime.date(2027, 6, 1)))

    assert ProjectPageFactory.build(starts_on=starts_on, ends_on=ends_on).status == status


@pytest.mark.parametrize(("now", "status"), MOMENTS, ids=IDS)
def test_status_filter_agrees_with_the_status_of_the_page(
    site: Trunk, stranger: Client, clock: Callable, now: datetime.datetime, status: ProjectStatus
):
    ProjectPageFactory(title="Hanke", starts_on=FIRST, ends_on=LAST)
    ProjectPageFactory(title="Päivätön", starts_on=None, ends_on=None)
    clock(now.astimezone(datetime.UTC))

    found = {value: cards(stranger.get(site.projects.url, {"status": value})) for value in ProjectStatus.values}

    assert "Hanke" in found[status]
    assert sum("Hanke" in titles for titles in found.values()) == 1
    assert "Päivätön" in found[ProjectStatus.UNDER_WAY]


def test_project_page_says_where_the_project_stands(site: Trunk, stranger: Client, clock: Callable):
    page = ProjectPageFactory(starts_on=FIRST, ends_on=LAST)
    clock(helsinki(LAST + datetime.timedelta(days=1)))

    shown = text_of(stranger.get(page.url))

    assert "28.3.2027–31.10.2027" in shown
    assert str(ProjectStatus.ENDED.label).capitalize() in shown
