"""Who is told of another time or place, how, and of what nobody is told."""

import datetime

import pytest
from django.utils import timezone

from base.outbox.choices import LetterState
from base.outbox.models import Letter
from base.users import User
from network.messages.models import PhoneCall
from tests.workshops.enrolment.places import calls_of, come, letters, open_workshop, tell
from workshops.enrolment.choices import About
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_enrolment, cancel_workshop, keep_out_of_step
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SOON, LATE = 20, 500
"""Hours until the workshop, within those of a call and beyond."""


def at_hours(series: SeriesPage, hours: float) -> Gathering:
    starts_at = timezone.now() + hours * HOUR
    return open_workshop(series, places=2, starts_at=starts_at, ends_at=starts_at + HOUR, place="Vanha talo")


def publish(gathering: Gathering, **values: object) -> None:
    page = leading_version(gathering.workshop_key)
    assert page
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    gathering.refresh_from_db()


def move(gathering: Gathering, hours: float) -> None:
    starts_at = timezone.now() + hours * HOUR
    publish(gathering, starts_at=starts_at, ends_at=starts_at + HOUR)


def told_by_mail(enrolment: Enrolment) -> list[str]:
    found = letters("enrolment_changed")
    return [letter.state for letter in found if letter.person == enrolment.person_id]


def called(enrolment: Enrolment) -> list[PhoneCall]:
    return list(calls_of(enrolment.gathering, person=enrolment.person, about=About.CHANGED))


@pytest.mark.parametrize(
    ("old", "new", "calls"), [(LATE, LATE + 24, 0), (LATE, SOON, 1), (SOON, SOON + 2, 1), (SOON, LATE, 1)]
)
def test_change_is_told_by_mail_and_near_the_old_or_the_new_time_by_telephone(
    series: SeriesPage, old: float, new: float, calls: int
):
    gathering = at_hours(series, old)
    by_mail, by_phone = come(gathering, email="norppa@posti.example"), come(gathering)
    tell()
    move(gathering, new)

    assert told_by_mail(by_mail) == [LetterState.WAITING]
    assert len(called(by_mail)) == calls
    assert len(called(by_phone)) == 1
    soonest = timezone.now() + (min(old, new) + 1) * HOUR
    assert all(call.due_at and call.due_at < soonest for call in [*called(by_mail), *called(by_phone)])


def test_another_place_alone_is_a_change(series: SeriesPage):
    gathering = at_hours(series, LATE)
    by_mail = come(gathering, email="norppa@posti.example")
    publish(gathering, place="Uusi talo")

    (letter,) = [each for each in letters("enrolment_changed") if each.person == by_mail.person_id]
    assert "Uusi talo" in letter.body
    publish(gathering, summary="Muuten sama.")
    assert len(letters("enrolment_changed")) == 1


def test_who_waits_is_told_and_who_has_left_is_not(series: SeriesPage):
    gathering = at_hours(series, LATE)
    first, _second, waits = (come(gathering, email=f"hylje{number}@posti.example") for number in range(3))
    cancel_enrolment(enrolment=first, at=timezone.now(), by=None)
    move(gathering, LATE + 1)

    assert (told_by_mail(first), told_by_mail(waits)) == ([], [LetterState.WAITING])


def test_second_change_takes_the_letter_about_the_first_back(series: SeriesPage):
    gathering = at_hours(series, LATE)
    by_mail = come(gathering, email="norppa@posti.example")
    move(gathering, LATE + 1)
    move(gathering, LATE + 2)

    assert sorted(told_by_mail(by_mail)) == [LetterState.WAITING, LetterState.WITHDRAWN]


def test_of_a_cancelled_workshop_no_new_place_is_told(series: SeriesPage, keeper: User):
    gathering = at_hours(series, SOON)
    come(gathering, email="norppa@posti.example"), come(gathering)
    cancel_workshop(gathering=gathering, at=timezone.now(), by=keeper)
    publish(gathering, place="Uusi talo")

    assert letters("enrolment_changed") == []
    assert set(calls_of(gathering).values_list("about", flat=True)) == {About.CANCELLED}


def test_of_a_workshop_that_has_been_held_nothing_is_told(series: SeriesPage):
    gathering = at_hours(series, SOON)
    come(gathering, email="norppa@posti.example"), come(gathering)
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - 3 * HOUR)
    move(gathering, -2)

    assert letters("enrolment_changed") == []
    assert not calls_of(gathering, about=About.CHANGED).exists()


def test_new_time_that_a_broken_publication_left_on_the_page_alone_is_kept_and_told(series: SeriesPage):
    """As a process leaves it that dies between the page and the places."""
    gathering, beside = at_hours(series, LATE), at_hours(series, LATE)
    by_mail = come(gathering, email="norppa@posti.example")
    page = leading_version(gathering.workshop_key)
    assert page
    type(page).objects.filter(pk=page.pk).update(place="Uusi talo")

    assert keep_out_of_step(at=timezone.now(), by=None) == 1
    gathering.refresh_from_db()
    beside.refresh_from_db()
    assert (gathering.place, gathering.sequence, beside.sequence) == ("Uusi talo", 1, 0)
    assert told_by_mail(by_mail) == [LetterState.WAITING]
    assert keep_out_of_step(at=timezone.now(), by=None) == 0
    assert Letter.objects.filter(kind="enrolment_changed").count() == 1


def test_what_was_told_is_kept_from_the_new_day_on(series: SeriesPage):
    gathering = at_hours(series, LATE)
    come(gathering)
    tell()
    assert {call.event_on for call in calls_of(gathering)} == {gathering.day}

    move(gathering, 2 * LATE)
    assert {call.event_on for call in calls_of(gathering)} == {gathering.day}
    assert len(calls_of(gathering)) == 2
