"""What goes along when somebody moves or takes part in a whole series: needs, the tie to it, and nothing twice."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from base.users import User
from network.people.models import Need
from tests.workshops.enrolment.places import CANCELLED, CONFIRMED, come, make_workshop, open_workshop, states
from workshops.enrolment.models import Enrolment, Following, Gathering
from workshops.enrolment.queries import free_beside
from workshops.enrolment.services import (
    Wish,
    cancel_workshop,
    enrol,
    leave_series,
    move_enrolment,
    open_enrolment,
)
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
NEEDS = {"access": "Ramppi", "diet": "", "interpreter": "", "support_person": ""}


def needed(gathering: Gathering) -> list[str]:
    return list(Need._base_manager.filter(event_key=gathering.workshop_key).values_list("access", flat=True))


def follow(series: SeriesPage, workshop: Gathering, **wish: object) -> Enrolment:
    return come(workshop, whole_series=series.translation_key, **wish)


def state_of(enrolment: Enrolment) -> str:
    enrolment.refresh_from_db()
    return enrolment.state


def test_needs_move_with_the_person(series: SeriesPage, workshop: Gathering):
    other = open_workshop(series)
    mine = come(workshop, needs=NEEDS)
    move_enrolment(enrolment=mine, to=other, at=timezone.now(), by=None)
    assert (needed(workshop), needed(other)) == ([], ["Ramppi"])


def test_needs_told_once_hold_in_workshops_that_open_later(series: SeriesPage, workshop: Gathering, keeper: User):
    follow(series, workshop, needs=NEEDS)
    later = make_workshop(series)
    open_enrolment(gathering=later, values={}, at=timezone.now(), by=keeper)
    assert (needed(workshop), needed(later)) == (["Ramppi"], ["Ramppi"])


def test_needs_that_are_told_with_a_second_form_are_kept(workshop: Gathering):
    mine = come(workshop)
    wish = Wish([workshop.pk], key=uuid.uuid4(), at=timezone.now(), needs=NEEDS)
    assert [each.pk for each in enrol(who=mine.person, wish=wish, by=None)] == [mine.pk]
    assert needed(workshop) == ["Ramppi"]


def test_nobody_moves_to_where_they_are_already(series: SeriesPage, workshop: Gathering):
    other = open_workshop(series)
    mine = come(workshop, other)
    assert free_beside(mine, timezone.now()) == []
    with pytest.raises(ValidationError, match="jo mukana"):
        move_enrolment(enrolment=mine, to=other, at=timezone.now(), by=None)
    assert state_of(mine) == CONFIRMED


def test_leaving_the_series_takes_moved_and_earlier_places_along(series: SeriesPage, workshop: Gathering):
    second, third = open_workshop(series), open_workshop(series)
    mine = come(workshop)
    wish = Wish([], key=uuid.uuid4(), at=timezone.now(), whole_series=series.translation_key)
    enrol(who=mine.person, wish=wish, by=None)
    fourth = open_workshop(series)
    moved = fourth.enrolments.get()
    Enrolment._base_manager.filter(gathering=third).update(state=CANCELLED)
    move_enrolment(enrolment=moved, to=third, at=timezone.now(), by=None)

    following = Following._base_manager.get()
    assert leave_series(following=following, at=timezone.now(), by=None) == 3
    active = Enrolment._base_manager.filter(person=mine.person, state=CONFIRMED)
    assert list(active) == []
    assert states(second) == [(1, CANCELLED)]


def test_series_with_a_cancelled_workshop_can_be_left(series: SeriesPage, workshop: Gathering, keeper: User):
    mine = follow(series, workshop)
    other = open_workshop(series)
    cancel_workshop(gathering=other, at=timezone.now(), by=keeper)
    following = Following._base_manager.get()

    assert leave_series(following=following, at=timezone.now(), by=None) == 1
    following.refresh_from_db()
    assert following.ended_at
    assert state_of(mine) == CANCELLED


def test_address_after_a_form_is_no_reference_and_tells_for_a_day_only(stranger: Client, workshop: Gathering):
    mine = come(workshop)
    slug = WorkshopPage.objects.get(translation_key=workshop.workshop_key).slug
    page = f"/koske/rakenne/{slug}/enrol/?done="
    assert "Sinulla on paikka." in stranger.get(f"{page}{mine.key}").content.decode()
    assert "Sinulla on paikka." not in stranger.get(f"{page}{mine.pk}").content.decode()
    Enrolment._base_manager.update(enrolled_at=timezone.now() - datetime.timedelta(days=2))
    assert "Sinulla on paikka." not in stranger.get(f"{page}{mine.key}").content.decode()
