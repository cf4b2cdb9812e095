"""Figures of workshops equal a count by hand."""

import datetime
from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import PageViewRestriction

from base.disclosure.reported import People, Things, report_named
from base.half_years import HalfYear
from base.users import User
from network.people.models import Person
from network.regions.pages import CentrePage
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.network import OrganisationFactory, RegionFactory
from tests.factories.people import PersonFactory
from tests.factories.workshops import EnrolmentFactory
from workshops.enrolment.choices import EnrolmentState, GatheringState, Mark
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import mark_attendance, note_numbers
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db


def tables(key: str, centre_page: CentrePage, period: HalfYear = PERIOD) -> list[People | Things]:
    report = report_named(key)
    assert report
    return list(report.reckon(centre_page.centre, period))


def numbers(people: People | Things) -> dict[tuple[str, ...], int]:
    """Each cell by what people call its categories."""
    assert isinstance(people, People)
    words = [{each.name: each.words["fi"] for each in categories} for _label, categories in people.labels]
    counts = {cell: number for cell, number in people.table.counts.items() if number}
    return {tuple(names[part] for names, part in zip(words, cell, strict=True)): n for cell, n in counts.items()}


def test_participation_is_counted_by_series_and_by_county(centre_page: CentrePage, other_centre_page: CentrePage):
    kanta, keski = RegionFactory(short_fi="Kanta-Häme"), RegionFactory(short_fi="Keski-Suomi")
    first, second = series_of(centre_page, "Kohti työelämää"), series_of(centre_page, "Mielen pajat")
    held(first, enrolled=12, came=9, regions=[kanta])
    held(first, enrolled=10, came=10, regions=[kanta, keski], day=datetime.date(2026, 6, 30))
    held(second, enrolled=8, came=None, regions=[keski], day=datetime.date(2026, 1, 1))
    held(second, enrolled=5, came=7)
    for day in (datetime.date(2025, 12, 31), datetime.date(2026, 7, 1)):
        held(second, enrolled=100, came=100, day=day)
    held(series_of(other_centre_page), enrolled=100, came=100)
    Gathering.objects.filter(pk=held(second, enrolled=100, came=0).pk).update(state=GatheringState.CANCELLED)
    by_series, by_region, workshops = tables("participation", centre_page)
    assert numbers(by_series) == {
        ("Kohti työelämää", "osallistui"): 19,
        ("Kohti työelämää", "jäi pois"): 3,
        ("Mielen pajat", "osallistui"): 7,
        ("Mielen pajat", "ei merkitty"): 8,
    }
    assert numbers(by_region) == {
        ("Kanta-Häme", "osallistui"): 9,
        ("Kanta-Häme", "jäi pois"): 3,
        ("useita hyvinvointialueita", "osallistui"): 10,
        ("Keski-Suomi", "ei merkitty"): 8,
        ("koko maa", "osallistui"): 7,
    }
    assert isinstance(by_series, People)
    assert isinstance(workshops, Things)
    assert by_series.table.crowds[by_series.table.dimensions[0].categories[0], "came"] == 10
    assert [(row[0]["fi"], *row[1:]) for row in workshops.rows] == [("Kohti työelämää", 2), ("Mielen pajat", 2)]


def test_series_of_the_same_name_say_when_they_began(centre_page: CentrePage):
    for month in (2, 4):
        series = series_of(centre_page, "Raha puheeksi")
        held(series, enrolled=9, came=9, day=datetime.date(2026, month, 28))
        held(series, enrolled=9, came=8, day=datetime.date(2026, month + 1, 3))
    held(series_of(centre_page, "Toinen"), enrolled=9, came=9)
    (by_series, *_others) = tables("participation", centre_page)
    assert {name for name, _outcome in numbers(by_series)} == {
        "Raha puheeksi (2/2026)",
        "Raha puheeksi (4/2026)",
        "Toinen",
    }


def test_workshop_that_not_everybody_can_read_is_told_of_nowhere(centre_page: CentrePage):
    """Not even that it was held, nor how many came: it may be about those who came."""
    series = series_of(centre_page, "Salainen")
    gathering = held(series, enrolled=9, came=9)
    WorkshopPage.objects.get(translation_key=gathering.workshop_key).unpublish()
    hidden = series_of(centre_page, "Suljettu")
    held(hidden, enrolled=30, came=30)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    by_series, by_region, workshops = tables("participation", centre_page)
    assert numbers(by_series) == numbers(by_region) == {}
    assert isinstance(workshops, Things)
    assert workshops.rows == []


def test_workshop_of_no_public_series_is_told_without_a_name(centre_page: CentrePage):
    series = series_of(centre_page, "Luonnos")
    held(series, enrolled=9, came=9)
    SeriesPage.objects.filter(pk=series.pk).update(live=False)
    (by_series, *_others) = tables("participation", centre_page)
    assert numbers(by_series) == {("muut työpajat", "osallistui"): 9}


def test_workshop_that_was_called_off_is_no_step_of_its_series(centre_page: CentrePage):
    series = series_of(centre_page)
    first = held(series, enrolled=9, came=9, day=datetime.date(2026, 2, 1))
    held(series, enrolled=8, came=8, day=datetime.date(2026, 3, 1))
    Gathering.objects.filter(pk=first.pk).update(state=GatheringState.CANCELLED)
    (found,) = tables("attendance", centre_page)
    assert numbers(found) == {("1. työpaja", "osallistui"): 8}


def test_attendance_is_counted_by_place_in_the_series(centre_page: CentrePage):
    """The first one was held the half-year before, and is counted as the first all the same."""
    series = series_of(centre_page)
    held(series, enrolled=20, came=20, day=datetime.date(2025, 12, 1))
    for month, came in ((2, 14), (3, 11), (4, 9)):
        held(series, enrolled=15, came=came, day=datetime.date(2026, month, 1))
    held(series_of(centre_page, "Toinen"), enrolled=7, came=7)
    (found,) = tables("attendance", centre_page)
    assert numbers(found) == {
        ("1. työpaja", "osallistui"): 7,
        ("2. työpaja", "osallistui"): 14,
        ("2. työpaja", "jäi pois"): 1,
        ("3. työpaja", "osallistui"): 11,
        ("3. työpaja", "jäi pois"): 4,
        ("4. työpaja", "osallistui"): 9,
        ("4. työpaja", "jäi pois"): 6,
    }


def test_participation_and_attendance_tell_of_the_same_people(centre_page: CentrePage):
    held(series_of(centre_page), enrolled=9, came=9)
    found = [*tables("participation", centre_page), *tables("attendance", centre_page)]
    assert len({each.table.universe for each in found if isinstance(each, People)}) == 1


def test_waiting_lists_are_counted_by_series(centre_page: CentrePage):
    held(series_of(centre_page, "Kohti työelämää"), enrolled=20, came=20, waited=7)
    held(series_of(centre_page, "Mielen pajat"), enrolled=20, came=20)
    (waiting,) = tables("waiting", centre_page)
    assert numbers(waiting) == {("Kohti työelämää",): 7}


def test_who_waited_in_vain_is_noted_and_stays_when_rows_are_deleted(centre_page: CentrePage):
    today = datetime.date(2026, 3, 5)
    gathering = held(series_of(centre_page), enrolled=None)
    gathering.centre.organisation = organisation = OrganisationFactory()
    gathering.centre.save()
    for state in (EnrolmentState.WAITING, EnrolmentState.WAITING, EnrolmentState.CONFIRMED):
        EnrolmentFactory(gathering=gathering, state=state, person=PersonFactory(controller=organisation))
    assert note_numbers(today=today, by=None) == 1
    gathering.refresh_from_db()
    assert (gathering.number_waited, gathering.number_enrolled) == (2, 1)
    gathering.enrolments.filter(state=EnrolmentState.WAITING).update(state=EnrolmentState.CONFIRMED)
    note_numbers(today=today, by=None)
    gathering.refresh_from_db()
    assert (gathering.number_waited, gathering.number_enrolled) == (0, 3)
    gathering.enrolments.all().delete()
    note_numbers(today=today, by=None)
    gathering.refresh_from_db()
    assert (gathering.number_waited, gathering.number_enrolled) == (0, 3)


def test_who_came_without_a_place_does_not_stand_for_somebody_who_stayed_away(centre_page: CentrePage, attendants):
    """Of three with a place one came, one was away and one was not noted; two others came in at the door."""
    gathering, noted = attendants
    noted("place", Mark.PRESENT)
    noted("place", Mark.EXCUSED)
    noted("place", None)
    noted("door", Mark.PRESENT)
    noted("door", Mark.BY_PHONE)
    gathering.refresh_from_db()
    assert counted(gathering) == (3, 3, 1, 1)


def test_places_of_which_nothing_was_noted_are_told_apart(centre_page: CentrePage):
    gathering = held(series_of(centre_page, "Kohti työelämää"), enrolled=12, came=9)
    Gathering.objects.filter(pk=gathering.pk).update(number_away=4, number_unnoted=1)
    (by_series, *_others) = tables("participation", centre_page)
    assert numbers(by_series) == {
        ("Kohti työelämää", "osallistui"): 9,
        ("Kohti työelämää", "jäi pois"): 4,
        ("Kohti työelämää", "ei merkitty"): 1,
    }


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [
        ((12, 9, None, None), (12, 9, 3, 0)),
        ((12, 14, None, None), (12, 14, 0, 0)),
        ((None, 4, None, None), (None, 4, 0, 0)),
        ((12, None, None, None), (12, None, None, None)),
        ((12, 9, 1, 2), (12, 9, 1, 2)),
    ],
)
def test_workshops_noted_before_away_was_counted_tell_of_it(
    centre_page: CentrePage, before: tuple[int | None, ...], afterwards: tuple[int | None, ...]
):
    gathering = held(series_of(centre_page, "Kohti työelämää"), enrolled=12, came=9)
    names = ("number_enrolled", "number_came", "number_away", "number_unnoted")
    Gathering.objects.filter(pk=gathering.pk).update(**dict(zip(names, before, strict=True)))

    import_module("workshops.migrations.0011_who_stayed_away_before").count_away(apps, None)

    gathering.refresh_from_db()
    assert counted(gathering) == afterwards


def test_workshops_noted_before_are_counted_from_their_marks_while_these_are_there(centre_page: CentrePage, attendants):
    gathering, noted = attendants
    noted("place", Mark.PRESENT)
    noted("place", Mark.EXCUSED)
    noted("place", None)
    noted("door", Mark.PRESENT)
    Gathering.objects.filter(pk=gathering.pk).update(number_away=None, number_unnoted=None)

    import_module("workshops.migrations.0011_who_stayed_away_before").count_away(apps, None)

    gathering.refresh_from_db()
    assert counted(gathering) == (3, 2, 1, 1)


def test_one_mark_long_after_the_rows_are_gone_moves_the_numbers_by_one(
    centre_page: CentrePage, attendants, clock: Callable
):
    gathering, noted = attendants
    first = noted("place", Mark.PRESENT)
    late = noted("place", None)
    for _number in range(4):
        noted("door", Mark.PRESENT)
    gathering.refresh_from_db()
    assert counted(gathering) == (2, 5, 0, 1)
    clock(gathering.starts_at + datetime.timedelta(days=40))
    gathering.attendances.exclude(person=first).delete()
    for mark, told in (
        (Mark.ABSENT, (2, 5, 1, 0)),
        (Mark.PRESENT, (2, 6, 0, 0)),
        (None, (2, 5, 0, 1)),
    ):
        noted("again", mark, late)
        gathering.refresh_from_db()
        assert counted(gathering) == told


def counted(gathering: Gathering) -> tuple[int | None, ...]:
    return gathering.number_enrolled, gathering.number_came, gathering.number_away, gathering.number_unnoted


@pytest.fixture
def attendants(centre_page: CentrePage, coordinator: User) -> tuple[Gathering, Callable[..., Person]]:
    """A workshop that was held a while ago, and a way to note people of it, with a place or at the door."""
    day = timezone.localdate() - datetime.timedelta(days=3)
    gathering = held(series_of(centre_page), enrolled=None, day=day)
    gathering.centre.organisation = organisation = OrganisationFactory()
    gathering.centre.save()

    def noted(how: str, mark: Mark | None, person: Person | None = None) -> Person:
        person = person or PersonFactory(controller=organisation)
        if how == "place":
            EnrolmentFactory(gathering=gathering, state=EnrolmentState.CONFIRMED, person=person)
        mark_attendance(gathering=gathering, person=person, mark=mark, at=timezone.now(), by=coordinator)
        return person

    return gathering, noted
