"""What frees a place, and who gets it."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from base.personal_data.erasing import erase_person
from base.users import User
from network.people.services import merge_people
from tests.workshops.enrolment.places import (
    CANCELLED,
    CONFIRMED,
    MOVED,
    OFFERED,
    PASSED_OVER,
    WAITING,
    broken,
    calls_of,
    come,
    letters,
    open_workshop,
    states,
    tell,
)
from workshops.enrolment.choices import About, Mark
from workshops.enrolment.models import Enrolment, Following, Gathering
from workshops.enrolment.queries import leading_version, place_in_line
from workshops.enrolment.services import (
    Wish,
    accept_place,
    cancel_enrolment,
    cancel_workshop,
    change_enrolment,
    close_enrolment,
    enrol,
    fill_everywhere,
    give_beyond_places,
    leave_series,
    mark_attendance,
    move_enrolment,
    open_enrolment,
    pass_over,
)
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def full(workshop: Gathering) -> list[Enrolment]:
    """Two with a place, two who wait."""
    people = [come(workshop, name=f"Hylje {number}", email=f"hylje{number}@posti.example") for number in range(4)]
    tell()
    return people


def state_of(enrolment: Enrolment) -> str:
    return str(Enrolment._base_manager.get(pk=enrolment.pk).state)


def test_first_in_line_gets_the_freed_place_itself(workshop: Gathering, full: list[Enrolment]):
    now = timezone.now()
    cancel_enrolment(enrolment=full[0], at=now, by=None)

    assert [state_of(one) for one in full] == [CANCELLED, CONFIRMED, OFFERED, WAITING]
    offered = Enrolment._base_manager.get(pk=full[2].pk)
    assert offered.answer_due_at == now + 48 * HOUR
    assert place_in_line(full[3]) == 1
    (letter,) = letters("enrolment_offered")
    assert letter.address == "hylje2@posti.example"
    assert broken(workshop) == []


@pytest.mark.parametrize(("hours", "due"), [(200, 48), (72, 48), (60, 36), (40, 20), (3, 1.5)])
def test_answer_is_due_in_time_to_give_the_place_to_the_next_one(
    series: SeriesPage, keeper: User, hours: int, due: float
):
    now = timezone.now()
    soon = now + hours * HOUR
    gathering = open_workshop(series, places=1, starts_at=soon, ends_at=soon + HOUR)
    first, second, third = (come(gathering) for _number in range(3))
    cancel_enrolment(enrolment=first, at=now, by=None)

    assert Enrolment._base_manager.get(pk=second.pk).answer_due_at == now + due * HOUR
    pass_over(enrolment=second, at=now + due * HOUR, by=keeper)
    assert state_of(third) == OFFERED


def test_new_time_leaves_time_to_give_the_place_to_the_next_one(
    series: SeriesPage, workshop: Gathering, full: list[Enrolment], keeper: User
):
    now = timezone.now()
    cancel_enrolment(enrolment=full[0], at=now, by=None)
    page = leading_version(workshop.workshop_key)
    assert page
    page.starts_at, page.ends_at = now + 40 * HOUR, now + 41 * HOUR
    page.save_revision().publish()

    pass_over(enrolment=full[2], at=now + 21 * HOUR, by=keeper)
    assert state_of(full[3]) == OFFERED


def test_nobody_comes_past_the_line(series: SeriesPage, workshop: Gathering, full: list[Enrolment], keeper: User):
    """A place that an erasure frees is given before a newcomer, a mover or a follower gets one."""
    erase_person(person=full[0].person_id, by=None)
    assert come(workshop).state == WAITING
    assert state_of(full[2]) == OFFERED

    erase_person(person=full[1].person_id, by=None)
    other = come(open_workshop(series))
    with pytest.raises(ValidationError, match="täynnä"):
        move_enrolment(enrolment=other, to=workshop, at=timezone.now(), by=None)

    close_enrolment(gathering=workshop, by=keeper)
    follower = come(open_workshop(series), whole_series=series.translation_key).person
    open_enrolment(gathering=workshop, values={"capacity": 3}, at=timezone.now(), by=keeper)
    assert state_of(full[3]) == OFFERED
    assert [row.state for row in follower.enrolments.filter(gathering=workshop)] == [WAITING]


def test_what_goes_on_is_still_told_of_a_new_time(workshop: Gathering, full: list[Enrolment], keeper: User):
    caller = come(workshop, phone="040 7654321")
    tell()
    page = leading_version(workshop.workshop_key)
    assert page
    page.place = "Toinen talo"
    page.save_revision().publish()
    cancel_enrolment(enrolment=full[0], at=timezone.now(), by=None)
    accept_place(enrolment=full[2], at=timezone.now(), by=None)
    give_beyond_places(enrolment=caller, because="Tulkki on tilattu", at=timezone.now(), by=keeper)

    told = {letter.kind: letter.state for letter in letters() if letter.person == full[2].person_id}
    assert told["enrolment_changed"] == "waiting"
    assert told["enrolment_offered"] == "withdrawn"
    assert {call.about for call in calls_of(workshop, person=caller.person)} == {
        About.CHANGED,
        About.CONFIRMED,
    }


def test_whoever_gets_a_freed_place_before_the_first_letter_is_told_of_that_alone(workshop: Gathering):
    first, _second = come(workshop, name="Norppa"), come(workshop, name="Kuutti")
    by_mail, by_phone = come(workshop, email="hylje@posti.example"), come(workshop, phone="040 7654321")
    change_enrolment(gathering=workshop, values={"capacity": 4}, at=timezone.now(), by=None)

    kinds = [letter.kind for letter in letters() if letter.person == by_mail.person_id]
    assert kinds == ["enrolment_offered"]
    assert [call.about for call in calls_of(workshop, person=by_phone.person)] == [About.OFFERED]
    assert [call.about for call in calls_of(workshop, person=first.person)] == [About.CONFIRMED]


def test_place_is_taken_also_after_the_moment_to_answer_by(full: list[Enrolment]):
    now = timezone.now()
    cancel_enrolment(enrolment=full[0], at=now, by=None)
    accept_place(enrolment=full[2], at=now + 72 * HOUR, by=None)

    assert state_of(full[2]) == CONFIRMED


def test_silent_person_is_passed_over_by_a_coordinator_alone(
    workshop: Gathering, full: list[Enrolment], keeper: User, outsider: User
):
    now = timezone.now()
    cancel_enrolment(enrolment=full[0], at=now, by=None)
    fill_everywhere(at=now + 72 * HOUR, by=None)
    assert state_of(full[2]) == OFFERED

    with pytest.raises(ValidationError, match="aikaa vastata"):
        pass_over(enrolment=full[2], at=now + HOUR, by=keeper)
    with pytest.raises(PermissionDenied):
        pass_over(enrolment=full[2], at=now + 72 * HOUR, by=outsider)
    pass_over(enrolment=full[2], at=now + 72 * HOUR, by=keeper)

    assert [state_of(one) for one in full[2:]] == [PASSED_OVER, OFFERED]
    assert broken(workshop) == []


def test_whoever_leaves_the_line_moves_nobody_into_a_place(workshop: Gathering, full: list[Enrolment]):
    cancel_enrolment(enrolment=full[2], at=timezone.now(), by=None)

    assert [state_of(one) for one in full] == [CONFIRMED, CONFIRMED, CANCELLED, WAITING]


def test_fewer_places_throw_nobody_out_and_more_are_given(workshop: Gathering, full: list[Enrolment], keeper: User):
    now = timezone.now()
    change_enrolment(gathering=workshop, values={"capacity": 1}, at=now, by=keeper)
    assert [state_of(one) for one in full] == [CONFIRMED, CONFIRMED, WAITING, WAITING]
    cancel_enrolment(enrolment=full[0], at=now, by=None)
    assert state_of(full[2]) == WAITING

    change_enrolment(gathering=workshop, values={"capacity": 3}, at=now, by=keeper)
    assert [state_of(one) for one in full[1:]] == [CONFIRMED, OFFERED, OFFERED]


def test_places_go_on_changing_hands_after_closing_until_it_begins(
    workshop: Gathering, full: list[Enrolment], keeper: User
):
    close_enrolment(gathering=workshop, by=keeper)
    with pytest.raises(ValidationError, match="päättynyt"):
        come(workshop)
    cancel_enrolment(enrolment=full[0], at=timezone.now(), by=None)
    assert state_of(full[2]) == OFFERED

    with pytest.raises(ValidationError, match="alkanut"):
        cancel_enrolment(enrolment=full[1], at=workshop.starts_at, by=None)
    open_enrolment(gathering=workshop, values={}, at=timezone.now(), by=keeper)
    assert come(workshop).state == WAITING


def test_place_that_an_erasure_frees_goes_to_the_first_in_line(workshop: Gathering, full: list[Enrolment]):
    erase_person(person=full[0].person_id, by=None)
    fill_everywhere(at=timezone.now(), by=None)

    assert [state for _number, state in states(workshop)] == [CONFIRMED, OFFERED, WAITING]


def test_place_that_frees_when_two_rows_are_one_person_is_given(
    workshop: Gathering, full: list[Enrolment], keeper: User
):
    merge_people(keep=full[0].person, drop=full[1].person, by=keeper)

    assert [state for _number, state in states(workshop)] == [CONFIRMED, CANCELLED, OFFERED, WAITING]
    assert broken(workshop) == []


def test_when_two_rows_are_one_person_the_better_of_what_both_have_stays(
    series: SeriesPage, workshop: Gathering, full: list[Enrolment], keeper: User
):
    """The row that stays waits, the other has the place, was there, and follows the series."""
    keep, drop = full[3].person, full[0].person
    beside = open_workshop(series)
    for person in (keep, drop):
        wish = Wish([beside.pk], key=uuid.uuid4(), at=timezone.now(), whole_series=series.translation_key)
        enrol(who=person, wish=wish, by=None)
    begun = {"starts_at": timezone.now() - HOUR, "ends_at": timezone.now()}
    Gathering.objects.filter(pk=beside.pk).update(**begun)
    beside.refresh_from_db()
    mark_attendance(gathering=beside, person=keep, mark=Mark.ABSENT, at=timezone.now(), by=keeper)
    mark_attendance(gathering=beside, person=drop, mark=Mark.PRESENT, at=timezone.now(), by=keeper)

    merge_people(keep=keep, drop=drop, by=keeper)

    rows = workshop.enrolments.filter(person=keep).order_by("number")
    assert [(row.number, row.state) for row in rows] == [(1, CONFIRMED), (4, CANCELLED)]
    assert [row.state for row in beside.enrolments.filter(person=keep)].count(CONFIRMED) == 1
    assert [row.mark for row in beside.attendances.all()] == [Mark.PRESENT]
    assert Following._base_manager.filter(person=keep, ended_at__isnull=True).count() == 1
    assert broken(workshop) == broken(beside) == []


def test_waiting_person_gets_a_place_beyond_with_a_reason(full: list[Enrolment], keeper: User):
    with pytest.raises(ValidationError):
        give_beyond_places(enrolment=full[3], because=" ", at=timezone.now(), by=keeper)
    give_beyond_places(enrolment=full[3], because="Tulkki on tilattu", at=timezone.now(), by=keeper)

    assert [state_of(one) for one in full[2:]] == [WAITING, CONFIRMED]


def test_moving_gives_up_the_place_for_one_that_is_free(series: SeriesPage, workshop: Gathering, full: list[Enrolment]):
    other = open_workshop(series, places=1)
    made = move_enrolment(enrolment=full[0], to=other, at=timezone.now(), by=None)

    assert (made.state, state_of(full[0]), state_of(full[2])) == (CONFIRMED, MOVED, OFFERED)
    assert made.person == full[0].person
    assert broken(workshop) == broken(other) == []


def test_moving_to_what_is_full_changes_nothing(series: SeriesPage, full: list[Enrolment]):
    other = open_workshop(series, places=1)
    come(other)

    with pytest.raises(ValidationError, match="täynnä"):
        move_enrolment(enrolment=full[0], to=other, at=timezone.now(), by=None)
    assert state_of(full[0]) == CONFIRMED


def test_what_waits_to_be_told_is_taken_back_with_the_place(full: list[Enrolment]):
    cancel_enrolment(enrolment=full[0], at=timezone.now(), by=None)
    cancel_enrolment(enrolment=full[2], at=timezone.now(), by=None)

    told = {letter.kind: letter.state for letter in letters() if letter.person == full[2].person_id}
    assert told == {"enrolled": "withdrawn", "enrolment_offered": "withdrawn", "enrolment_left": "waiting"}


def test_cancelled_workshop_is_told_to_those_with_a_place_and_those_who_wait(
    workshop: Gathering, full: list[Enrolment], keeper: User
):
    come(workshop, phone="040 7654321")
    cancel_enrolment(enrolment=full[3], at=timezone.now(), by=None)
    cancel_workshop(gathering=workshop, at=timezone.now(), by=keeper)

    told = {letter.address for letter in letters("enrolment_cancelled")}
    assert told == {f"hylje{number}@posti.example" for number in range(3)}
    assert [call.about for call in calls_of(workshop)] == [About.CANCELLED]
    with pytest.raises(ValidationError, match="peruttu"):
        come(workshop)


def test_leaving_a_series_keeps_what_is_past(series: SeriesPage, workshop: Gathering):
    first = come(workshop, whole_series=series.translation_key)
    later = open_workshop(series)
    past = timezone.now() - 24 * HOUR
    Gathering.objects.filter(pk=workshop.pk).update(starts_at=past)
    assert first.following

    assert leave_series(following=first.following, at=timezone.now(), by=None) == 1
    assert (state_of(first), states(later)) == (CONFIRMED, [(1, CANCELLED)])
    assert states(open_workshop(series)) == []


def test_who_left_one_workshop_of_a_series_is_not_brought_back(series: SeriesPage, workshop: Gathering, keeper: User):
    mine = come(workshop, whole_series=series.translation_key)
    cancel_enrolment(enrolment=mine, at=timezone.now(), by=None)
    close_enrolment(gathering=workshop, by=keeper)
    open_enrolment(gathering=workshop, values={}, at=timezone.now(), by=keeper)

    assert states(workshop) == [(1, CANCELLED)]
