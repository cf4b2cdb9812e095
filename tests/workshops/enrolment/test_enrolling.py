"""Getting a place, or one in the waiting list."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from base.controlled import everyones
from base.users import User
from network.people.models import Need, Person
from network.people.permissions import visible_to
from tests.workshops.enrolment.places import (
    CONFIRMED,
    WAITING,
    broken,
    calls_of,
    come,
    letters,
    make_workshop,
    newcomer,
    open_workshop,
    states,
    tell,
)
from workshops.enrolment.choices import About, Channel
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.services import Wish, cancel_enrolment, close_enrolment, enrol, tell_of_enrolments
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db


def test_places_are_given_in_order_and_then_numbers_of_the_line(workshop: Gathering):
    given = [come(workshop, name=f"Hylje {number}") for number in range(4)]

    assert [(one.number, one.state) for one in given] == [(1, CONFIRMED), (2, CONFIRMED), (3, WAITING), (4, WAITING)]
    assert broken(workshop) == []


def test_same_form_sent_again_gives_what_it_gave(workshop: Gathering):
    key = uuid.uuid4()
    first, again = come(workshop, key=key), come(workshop, key=key, name="Toinen")

    assert again == first
    assert states(workshop) == [(1, CONFIRMED)]
    with everyones():
        assert Person.objects.count() == 1


def test_two_people_with_one_number_are_two(workshop: Gathering):
    come(workshop, phone="040 123 4567")
    come(workshop, phone="040 123 4567")

    assert [state for _number, state in states(workshop)] == [CONFIRMED, CONFIRMED]


def test_somebody_known_is_enrolled_once(workshop: Gathering):
    first = come(workshop)
    again = enrol(who=first.person, wish=Wish([workshop.pk], uuid.uuid4(), timezone.now()), by=None)

    assert again == [first]
    assert len(states(workshop)) == 1


def test_chosen_workshops_are_one_transaction(series: SeriesPage, workshop: Gathering):
    """One of them cannot be enrolled for any more: then none is."""
    other = close_enrolment(gathering=open_workshop(series), by=None)

    with pytest.raises(ValidationError):
        come(workshop, other)
    assert states(workshop) == []
    with everyones():
        assert not Person.objects.exists()


def test_one_form_is_one_letter_with_everything(series: SeriesPage, workshop: Gathering):
    other = open_workshop(series, places=1, title="Toinen paja")
    come(other)
    come(workshop, other, email="norppa@posti.example")

    (letter,) = letters("enrolled")
    assert letter.address == "norppa@posti.example"
    assert "Toinen paja" in letter.body
    assert "Sinulla on paikka." in letter.body
    assert "Olet jonossa numero 1." in letter.body
    assert "/own/?k=" in letter.body


def test_who_has_no_address_is_called(workshop: Gathering):
    come(workshop)
    come(workshop)
    come(workshop)

    assert not letters()
    assert [call.about for call in calls_of(workshop).order_by("made_at")] == [About.CONFIRMED] * 2 + [About.WAITING]


def test_who_enrolled_by_telephone_need_not_be_called(workshop: Gathering, keeper: User):
    come(workshop, channel=Channel.PHONE, by=keeper)
    tell()

    assert not calls_of(workshop).exists()


def test_coordinator_of_another_centre_enrols_nobody(workshop: Gathering, outsider: User):
    with pytest.raises(PermissionDenied):
        come(workshop, by=outsider)
    assert states(workshop) == []


def test_coordinator_enrols_beyond_the_places_with_a_reason(workshop: Gathering, keeper: User):
    come(workshop)
    come(workshop)
    third = come(workshop, by=keeper, beyond_because="Tulkki on tilattu")
    fourth = come(workshop, by=keeper, beyond_because="  ")

    assert (third.state, fourth.state) == (CONFIRMED, WAITING)
    assert broken(workshop) == []


def test_nobody_gets_a_place_beyond_the_places_by_themselves(workshop: Gathering):
    come(workshop)
    come(workshop)

    assert come(workshop, beyond_because="Haluan").state == WAITING


def test_needs_are_kept_for_the_day_of_the_workshop(workshop: Gathering):
    come(workshop, needs={"access": "pyörätuoli", "diet": ""})

    with everyones():
        (need,) = Need.objects.all()
    assert (need.access, need.event_key, need.event_on) == ("pyörätuoli", workshop.workshop_key, workshop.day)


def test_needs_are_not_kept_where_they_are_not_asked(series: SeriesPage):
    come(open_workshop(series, values={"asks_needs": False}), needs={"diet": "vegaani"})

    with everyones():
        assert not Need.objects.exists()


def test_coordinator_of_the_centre_sees_who_enrolled_up_to_the_day(workshop: Gathering, keeper: User, outsider: User):
    person = come(workshop).person

    assert list(visible_to(keeper)) == [person]
    assert not visible_to(outsider).exists()
    assert [part.ends_on for part in person.parts.all()] == [workshop.day]


@pytest.mark.parametrize(
    ("opens", "closes", "at", "code"),
    [
        (0, 60, -1, "not_yet"),
        (0, 60, 0, None),
        (0, 60, 59.9, None),
        (0, 60, 60, "closed"),
        (None, None, 0, None),
        (None, None, 14 * 24 * 3600 + 1, "past"),
    ],
)
def test_moment_of_sending_counts(series: SeriesPage, opens, closes, at, code):
    start = timezone.now()
    moments = {"opens_at": opens, "closes_at": closes}
    told = {
        name: None if value is None else start + datetime.timedelta(seconds=value) for name, value in moments.items()
    }
    gathering = open_workshop(series, values=told)
    moment = start + datetime.timedelta(seconds=at)

    if code is None:
        assert come(gathering, at=moment).state == CONFIRMED
    else:
        with pytest.raises(ValidationError) as refused:
            come(gathering, at=moment)
        assert refused.value.code == code


def test_nobody_enrols_where_enrolment_is_not_used(series: SeriesPage):
    with pytest.raises(ValidationError, match="Tähän työpajaan ei voi ilmoittautua"):
        come(make_workshop(series))


def test_whole_series_is_what_one_can_enrol_for_and_what_comes_later(series: SeriesPage, workshop: Gathering):
    wish = {"key": uuid.uuid4(), "at": timezone.now(), "whole_series": series.translation_key}
    second = open_workshop(series, places=1)
    made = enrol(who=newcomer(email="norppa@posti.example"), wish=Wish([], **wish), by=None)
    tell()
    later = open_workshop(series, places=5)

    assert {one.gathering for one in made} == {workshop, second}
    assert states(later) == [(1, CONFIRMED)]
    assert [letter.version for letter in letters("enrolled")] == [made[0].pk, later.enrolments.get().pk]


def test_enrolments_are_found_by_nobody_who_does_not_say_whose(workshop: Gathering):
    come(workshop)

    with pytest.raises(Exception, match="Say whose rows"):
        list(Enrolment.objects.all())


def test_who_has_left_before_they_were_told_is_not_told_of_a_place(workshop: Gathering):
    enrolment = come(workshop, email="norppa@posti.example")
    cancel_enrolment(enrolment=enrolment, at=timezone.now(), by=None)

    assert letters("enrolled") == []
    assert Enrolment._base_manager.get(pk=enrolment.pk).told_at is not None


def test_telling_twice_tells_once(workshop: Gathering):
    come(workshop, email="norppa@posti.example")

    assert [tell_of_enrolments(at=timezone.now(), by=None) for _round in range(2)] == [1, 0]


def test_address_that_takes_no_letter_holds_up_nobody(workshop: Gathering):
    come(workshop, email='"norppa"@posti.example')
    come(workshop, email="kuutti@posti.example")

    assert [letter.address for letter in letters("enrolled")] == ["kuutti@posti.example"]
    assert calls_of(workshop).count() == 1
