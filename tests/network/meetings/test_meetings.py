"""Calling a meeting, inviting, moving, calling off; who is told, and what a letter says."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import needs_in, seats_of
from network.councils.services import end_seat
from network.meetings.choices import About, Mark, MeetingState, Recipients, WishState
from network.meetings.models import Meeting
from network.meetings.queries import agenda_of, meetings_with, wishes_for
from network.meetings.services import (
    add_item,
    call_meeting,
    cancel_meeting,
    change_meeting,
    decide_wish,
    drop_item,
    forget_doors,
    invite,
    mark_attendance,
    move_item,
    remind_in_time,
    send_memo,
    tell_absence,
    tell_needs,
    wish_for_item,
    write_to_members,
)
from network.messages.queries import calls_waiting
from network.people.models import Person
from network.regions.models import Centre
from tests.factories.people import make_person
from tests.network.conftest import Give
from tests.network.meetings.conftest import Call, item_of, write

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Reader = Callable[..., Person]


def letters(about: About) -> list[Letter]:
    return list(Letter.objects.filter(kind=f"meeting_{about}", state="waiting").order_by("pk"))


def called(council: Council) -> list[tuple[str, str]]:
    return sorted((call.person.calling_name, call.about) for call in calls_waiting(council.council_key))


def test_whoever_has_a_seat_on_the_day_is_invited_and_the_others_are_called(
    council: Council, meeting: Meeting, seat_of: Give, reader: Reader, keeper: User
):
    reader("Norppa", mail=True)
    reader("Kuutti")
    left = seat_of("Hylje")
    end_seat(seat=left, on=timezone.localdate(), by=None)

    told = invite(meeting=meeting, at=timezone.now(), by=keeper)

    assert told == (1, 1)
    assert [letter.person for letter in letters(About.INVITATION)] == [
        person.reference for person in Person._base_manager.filter(calling_name="Norppa")
    ]
    assert called(council) == [("Kuutti", About.INVITATION)]


def test_letter_that_waits_does_not_leave_for_whoever_has_left(
    meeting: Meeting, call: Call, reader: Reader, keeper: User
):
    stays, leaves = reader("Norppa", mail=True), reader("Kuutti", mail=True)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    assert len(letters(About.INVITATION)) == 2
    past = call(starts_at=timezone.now() - datetime.timedelta(days=2))
    write(item_of(past), keeper, discussion="Puhuttiin jonoista.")
    send_memo(meeting=past, at=timezone.now(), by=keeper)
    words = {"to": Recipients.MEMBERS, "words": "Kahvi on tarjolla.", "key": uuid.uuid4(), "at": timezone.now()}
    write_to_members(council=meeting.council, by=keeper, **words)
    kinds = (About.INVITATION, About.MEMO, About.WORDS)
    assert [len(letters(about)) for about in kinds] == [2, 2, 2]
    end_seat(seat=seats_of(leaves).get(), on=timezone.localdate(), by=None)
    for about in kinds:
        assert [letter.person for letter in letters(about)] == [stays.reference]


def test_letter_tells_when_and_the_town_and_nothing_of_which_council_or_door(
    call: Call, reader: Reader, keeper: User, council_page: CouncilPage
):
    reader(mail=True)
    meeting = call(town="Raisio", venue="Kirjaston takahuone", link="https://kokous.example/abc")
    item_of(meeting, "Jonojen pituus")

    invite(meeting=meeting, at=timezone.now(), by=keeper)

    body = letters(About.INVITATION)[0].body
    assert "Raisio" in body
    assert str(meeting) in body
    for word in (council_page.title, "takahuone", "kokous.example", "Jonojen"):
        assert word not in body


def test_invited_again_only_who_got_a_seat_meanwhile_is_written_to(meeting: Meeting, reader: Reader, keeper: User):
    reader("Norppa", mail=True)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    reader("Kuutti", mail=True)
    reader("Hylje")

    assert invite(meeting=meeting, at=timezone.now(), by=keeper) == (1, 1)
    with pytest.raises(ValidationError) as refused:
        invite(meeting=meeting, at=timezone.now(), by=keeper)

    assert refused.value.code == "invited"
    assert len(letters(About.INVITATION)) == 2


def test_after_a_change_only_who_is_new_is_invited(meeting: Meeting, reader: Reader, keeper: User):
    reader("Norppa", mail=True)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    change_meeting(meeting=meeting, values={"link": "https://x.example/uusi"}, at=timezone.now(), by=keeper)
    reader("Kuutti", mail=True)

    assert invite(meeting=meeting, at=timezone.now(), by=keeper) == (1, 0)


def test_nobody_can_be_invited_where_nobody_has_a_seat_nor_to_what_has_begun(call: Call, keeper: User, reader: Reader):
    with pytest.raises(ValidationError) as refused:
        invite(meeting=call(), at=timezone.now(), by=keeper)
    assert refused.value.code == "nobody"
    reader()
    with pytest.raises(ValidationError):
        invite(meeting=call(starts_at=timezone.now() - DAY), at=timezone.now(), by=keeper)


def test_meeting_that_is_moved_after_invitations_is_told_anew_and_the_old_call_goes(
    council: Council, meeting: Meeting, reader: Reader, keeper: User
):
    reader("Norppa", mail=True)
    reader("Kuutti")
    invite(meeting=meeting, at=timezone.now(), by=keeper)

    moved = change_meeting(meeting=meeting, values={"starts_at": meeting.starts_at + DAY}, at=timezone.now(), by=keeper)

    assert moved.sequence == 1
    assert letters(About.INVITATION) == []
    assert str(moved) in letters(About.CHANGED)[0].body
    assert called(council) == [("Kuutti", About.CHANGED)]


def test_who_would_come_to_the_wrong_place_soon_is_called_as_well(
    council: Council, call: Call, reader: Reader, keeper: User
):
    reader("Norppa", mail=True)
    meeting = call(starts_at=timezone.now() + DAY)
    invite(meeting=meeting, at=timezone.now(), by=keeper)

    change_meeting(meeting=meeting, values={"town": "Äänekoski"}, at=timezone.now(), by=keeper)

    assert called(council) == [("Norppa", About.CHANGED)]


def test_what_nobody_was_told_of_is_changed_without_a_letter(meeting: Meeting, reader: Reader, keeper: User):
    reader(mail=True)

    change_meeting(meeting=meeting, values={"town": "Muurame"}, at=timezone.now(), by=keeper)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    change_meeting(meeting=meeting, values={"is_shown": True}, at=timezone.now(), by=keeper)

    assert letters(About.CHANGED) == []


def test_meeting_is_called_off_once_and_whoever_was_invited_is_told(
    council: Council, meeting: Meeting, reader: Reader, keeper: User
):
    reader("Norppa", mail=True)
    reader("Kuutti")
    invite(meeting=meeting, at=timezone.now(), by=keeper)

    cancel_meeting(meeting=meeting, at=timezone.now(), by=keeper)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED
    assert (letters(About.INVITATION), len(letters(About.CANCELLED))) == ([], 1)
    assert called(council) == [("Kuutti", About.CANCELLED)]
    with pytest.raises(ValidationError):
        cancel_meeting(meeting=meeting, at=timezone.now(), by=keeper)


def test_reminder_leaves_once_two_days_before_by_day_and_not_to_who_cannot_come(
    call: Call, reader: Reader, keeper: User, clock: Callable
):
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) + DAY
    comes, cannot = reader("Norppa", mail=True), reader("Kuutti", mail=True)
    meeting = call(starts_at=noon + 4 * DAY)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    tell_absence(meeting=meeting, person=cannot, comes=False, at=timezone.now(), by=None)

    assert remind_in_time(at=noon, by=None) == 0
    assert remind_in_time(at=(noon + 3 * DAY).replace(hour=3), by=None) == 0
    assert remind_in_time(at=noon + 3 * DAY, by=None) == 1
    assert remind_in_time(at=noon + 3 * DAY, by=None) == 0

    assert [letter.person for letter in letters(About.REMINDER)] == [comes.reference]


def test_words_of_the_secretary_go_to_each_alone_once(council: Council, reader: Reader, keeper: User):
    reader("Norppa", mail=True)
    reader("Kuutti")
    words = {"council": council, "to": Recipients.MEMBERS, "words": "Kahvi on valmiina.", "key": uuid.uuid4()}

    made = write_to_members(**words, at=timezone.now(), by=keeper)
    again = write_to_members(**words, at=timezone.now(), by=keeper)

    assert made == again
    assert (made.mailed, made.to_call) == (1, 1)
    assert "Kahvi on valmiina." in letters(About.WORDS)[0].body
    assert called(council) == [("Kuutti", About.WORDS)]


def test_secretary_of_another_centre_can_do_nothing(council: Council, meeting: Meeting, outsider: User, reader: Reader):
    reader()
    at = timezone.now()
    for deed in (
        lambda: call_meeting(council=council, values={"starts_at": at}, key=uuid.uuid4(), by=outsider),
        lambda: change_meeting(meeting=meeting, values={"town": "Lahti"}, at=at, by=outsider),
        lambda: cancel_meeting(meeting=meeting, at=at, by=outsider),
        lambda: invite(meeting=meeting, at=at, by=outsider),
        lambda: add_item(meeting=meeting, values={"heading": "Asia"}, key=uuid.uuid4(), at=at, by=outsider),
        lambda: write_to_members(
            council=council, to=Recipients.MEMBERS, words="Hei", key=uuid.uuid4(), at=at, by=outsider
        ),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_items_keep_their_order_and_change_places(meeting: Meeting):
    first, second = item_of(meeting, "Ensin"), item_of(meeting, "Sitten")

    move_item(item=second, up=True, by=None)
    move_item(item=second, up=True, by=None)

    assert [item.heading for item in agenda_of(meeting)] == ["Sitten", "Ensin"]
    drop_item(item=first, by=None)
    assert [item.heading for item in agenda_of(meeting)] == ["Sitten"]


def test_member_proposes_and_the_secretary_takes_it_or_tells_why_not(meeting: Meeting, reader: Reader, keeper: User):
    person, at = reader(), timezone.now()

    def wish(heading: str):
        return wish_for_item(
            meeting=meeting, person=person, values={"heading": heading}, key=uuid.uuid4(), at=at, by=None
        )

    taken, later = wish("Odotustilan penkit"), wish("Talousarvio")

    with pytest.raises(ValidationError):
        decide_wish(wish=later, to=WishState.NOT_NOW, because=" ", at=at, by=keeper)
    decide_wish(wish=later, to=WishState.NOT_NOW, because="Siihen tarvitaan luvut.", at=at, by=keeper)
    decide_wish(wish=taken, to=WishState.TAKEN, because="", at=at, by=keeper)
    with pytest.raises(ValidationError):
        decide_wish(wish=taken, to=WishState.NOT_NOW, because="Ei sittenkään.", at=at, by=keeper)

    assert [item.heading for item in agenda_of(meeting)] == ["Odotustilan penkit"]
    assert {row.heading: row.state for row in wishes_for(meeting)} == {
        "Odotustilan penkit": WishState.TAKEN,
        "Talousarvio": WishState.NOT_NOW,
    }


def test_who_has_not_promised_secrecy_proposes_nothing(meeting: Meeting, seat_of: Give):
    with pytest.raises(PermissionDenied):
        wish_for_item(
            meeting=meeting,
            person=seat_of().person,
            values={"heading": "Asia"},
            key=uuid.uuid4(),
            at=timezone.now(),
            by=None,
        )


def test_attendance_is_noted_on_the_day_and_who_cannot_come_before(
    call: Call, reader: Reader, keeper: User, somebody: Callable[[str], Person]
):
    person, at = reader(), timezone.now()
    ahead, today = call(), call(starts_at=at)

    with pytest.raises(ValidationError):
        mark_attendance(meeting=ahead, person=person, mark=Mark.PRESENT, at=at, by=keeper)
    row = mark_attendance(meeting=ahead, person=person, mark=Mark.EXCUSED, at=at, by=keeper)
    assert row
    assert row.mark == Mark.EXCUSED
    row = mark_attendance(meeting=today, person=person, mark=Mark.DEPUTY, at=at, by=keeper)
    assert row
    assert row.mark == Mark.DEPUTY
    assert mark_attendance(meeting=today, person=person, mark=None, at=at, by=keeper) is None
    assert not today.attendances.exists()
    with pytest.raises(PermissionDenied):
        mark_attendance(meeting=today, person=somebody("Vieras"), mark=Mark.PRESENT, at=at, by=keeper)


@pytest.mark.parametrize(("shift", "there"), [(-1, False), (0, True), (1, True)])
def test_member_sees_meetings_of_the_days_of_their_seat(call: Call, seat_of: Give, shift: int, there: bool):
    """A seat that begins today: yesterday's meeting is not theirs."""
    person = seat_of().person
    meeting = call(starts_at=timezone.now() + shift * DAY, is_shown=True)

    assert meetings_with(person, timezone.now() - 30 * DAY) == ([meeting] if there else [])


def test_moved_over_the_end_of_a_seat_whoever_is_out_is_told_and_who_is_new_is_invited(
    call: Call, reader: Reader, seat_of: Give, keeper: User, koske: Centre
):
    today = timezone.localdate()
    leaving = reader("Norppa", mail=True)
    end_seat(seat=seats_of(leaving).get(), on=today + 5 * DAY, by=keeper)
    person = make_person(koske, calling_name="Kuutti", email="kuutti@posti.example")
    seat_of(person=person, starts_on=today + 8 * DAY)
    meeting = call(starts_at=timezone.now() + 4 * DAY)
    invite(meeting=meeting, at=timezone.now(), by=keeper)

    change_meeting(meeting=meeting, values={"starts_at": meeting.starts_at + 6 * DAY}, at=timezone.now(), by=keeper)

    assert [letter.person for letter in letters(About.CANCELLED)] == [leaving.pk]
    assert str(meeting) in letters(About.CANCELLED)[0].body
    assert [letter.person for letter in letters(About.INVITATION)] == [person.pk]
    assert letters(About.CHANGED) == []


def test_excuse_for_one_day_is_none_for_another(meeting: Meeting, reader: Reader, keeper: User):
    person = reader(mail=True)
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    tell_absence(meeting=meeting, person=person, comes=False, at=timezone.now(), by=None)
    change_meeting(meeting=meeting, values={"starts_at": meeting.starts_at + DAY}, at=timezone.now(), by=keeper)
    assert not meeting.attendances.exists()


def test_who_was_just_invited_is_not_reminded_at_once(call: Call, reader: Reader, keeper: User):
    noon = timezone.localtime().replace(hour=12, minute=0)
    reader(mail=True)
    meeting = call(starts_at=noon + DAY)
    invite(meeting=meeting, at=noon, by=keeper)
    assert remind_in_time(at=noon + datetime.timedelta(minutes=1), by=None) == 0


def test_whoever_leaves_is_called_about_nothing_any_more(
    council: Council, meeting: Meeting, reader: Reader, keeper: User
):
    person = reader("Norppa")
    invite(meeting=meeting, at=timezone.now(), by=keeper)
    tell_needs(meeting=meeting, person=person, words={"diet": "Vegaaninen"}, by=None)
    end_seat(seat=seats_of(person).get(), on=timezone.localdate(), by=None)
    assert called(council) == []
    assert not needs_in(council).exists()


def test_wish_of_an_item_that_is_taken_off_waits_again(meeting: Meeting, reader: Reader, keeper: User):
    person, at = reader(), timezone.now()
    told = {"values": {"heading": "Penkit"}, "key": uuid.uuid4(), "at": at, "by": None}
    wish = wish_for_item(meeting=meeting, person=person, **told)
    decide_wish(wish=wish, to=WishState.TAKEN, because="", at=at, by=keeper)
    drop_item(item=agenda_of(meeting).get(), by=keeper)
    assert wishes_for(meeting).get().state == WishState.WAITS


def test_where_exactly_a_council_met_is_forgotten_in_two_weeks(call: Call):
    meeting = call(town="Jyväskylä", venue="Kirjaston takahuone", link="https://kokous.example/abc", is_remote=True)
    assert forget_doors(today=meeting.day + 14 * DAY, by=None) == 0
    assert forget_doors(today=meeting.day + 15 * DAY, by=None) == 1
    meeting.refresh_from_db()
    assert (meeting.town, meeting.venue, meeting.link) == ("Jyväskylä", "", "")
