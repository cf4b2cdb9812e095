"""Writing a memo: nothing is lost. Agreeing it: by the rule of the council, with who and when."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from base.outbox.models import Letter
from base.personal_data.erasing import erase_person
from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council
from network.councils.queries import seats_of
from network.councils.services import choose_ways, end_seat
from network.meetings.choices import MemoState, Word
from network.meetings.models import AgendaItem, Hearing, Meeting, Remark
from network.meetings.queries import agreed_number, hearings_of, steps_of, unheard, wordings_of
from network.meetings.services import (
    Choice,
    Written,
    agree_in_time,
    agree_memo,
    agree_to_memo,
    answer_remark,
    choose_wording,
    keep_words,
    remark_on_item,
    send_memo,
    take_memo_back,
)
from network.people.choices import Channel
from network.people.models import Person
from network.people.services import merge_people
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.network.conftest import Give
from tests.network.meetings.conftest import Call, item_of, write
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Reader = Callable[..., Person]
Sent = Callable[[], Meeting]


@pytest.fixture
def second(koske: Centre) -> User:
    return staff("toinen@koske.example", StaffRole.COORDINATOR, koske)


def agree(meeting: Meeting, person: Person, at: datetime.datetime | None = None) -> Hearing:
    return agree_to_memo(meeting=meeting, person=person, channel=Channel.WEB, at=at or timezone.now(), by=None)


def remark(item: AgendaItem, person: Person, words: str = "Sanoin toisin.", **told) -> Remark:
    values = {"key": uuid.uuid4(), "channel": Channel.WEB, "at": timezone.now(), "by": None} | told
    return remark_on_item(item=item, person=person, words=words, **values)


def state_of(meeting: Meeting) -> str:
    meeting.refresh_from_db()
    return meeting.memo


def rule(council: Council, rule: MemoRule, keeper: User) -> None:
    choose_ways(council=council, memo_rule=rule, days_to_check=7, minutes_months=None, by=keeper)


def test_two_writers_of_one_item_lose_nothing(held: Meeting, keeper: User, second: User):
    item = item_of(held)
    at = timezone.now()

    keep_words(meeting=held, written={item.pk: Written(0, {"discussion": "Ensimmäinen."})}, at=at, by=keeper)
    kept = keep_words(meeting=held, written={item.pk: Written(0, {"discussion": "Toinen."})}, at=at, by=second)
    keep_words(meeting=held, written={item.pk: Written(0, {"discussion": "Toinen, lisää."})}, at=at, by=second)

    item.refresh_from_db()
    assert (item.discussion, kept.conflicts) == ("Ensimmäinen.", [item.pk])
    assert [(row.written_by, row.discussion) for row in wordings_of(held)] == [(second, "Toinen, lisää.")]


@pytest.mark.parametrize(
    ("choice", "left"),
    [(Choice.TAKE, "Toinen."), (Choice.APPEND, "Ensimmäinen.\n\nToinen."), (Choice.DROP, "Ensimmäinen.")],
)
def test_somebody_chooses_between_two_wordings(held: Meeting, keeper: User, second: User, choice: Choice, left: str):
    item = item_of(held)
    write(item, keeper, discussion="Ensimmäinen.")
    keep_words(meeting=held, written={item.pk: Written(0, {"discussion": "Toinen."})}, at=timezone.now(), by=second)

    choose_wording(wording=wordings_of(held).get(), choice=choice, at=timezone.now(), by=keeper)

    item.refresh_from_db()
    assert item.discussion == left
    assert not wordings_of(held).exists()


def test_memo_with_two_wordings_is_not_sent(held: Meeting, keeper: User, second: User, reader: Reader):
    reader()
    item = item_of(held)
    write(item, keeper, discussion="Ensimmäinen.")
    keep_words(meeting=held, written={item.pk: Written(0, {"discussion": "Toinen."})}, at=timezone.now(), by=second)

    with pytest.raises(ValidationError):
        send_memo(meeting=held, at=timezone.now(), by=keeper)


def test_memo_is_sent_to_those_who_read_and_had_a_right_to_on_the_day(
    held: Meeting, item: AgendaItem, keeper: User, reader: Reader, seat_of: Give
):
    reader("Norppa", mail=True)
    reader("Kuutti")
    seat_of("Lupaamaton", starts_on=timezone.localdate() - 30 * DAY)
    reader("Uusi", starts_on=timezone.localdate())

    told = send_memo(meeting=held, at=timezone.now(), by=keeper)

    held.refresh_from_db()
    assert told == (1, 1)
    assert sorted(row.person.calling_name for row in hearings_of(held) if row.person) == ["Kuutti", "Norppa"]
    assert held.check_due_on == timezone.localdate() + 14 * DAY
    body = Letter.objects.get(kind="meeting_memo").body
    assert "jonostaan" not in body


def test_memo_is_not_sent_before_the_meeting_nor_empty(call: Call, keeper: User, reader: Reader):
    reader()
    ahead, empty = call(), call(starts_at=timezone.now() - DAY)
    write(item_of(ahead), keeper, discussion="Jo kirjoitettu.")
    item_of(empty)

    for meeting in (ahead, empty):
        with pytest.raises(ValidationError):
            send_memo(meeting=meeting, at=timezone.now(), by=keeper)
        assert state_of(meeting) == MemoState.DRAFT


def test_text_does_not_change_while_the_members_have_it_nor_once_agreed(
    sent: Sent, item: AgendaItem, keeper: User, reader: Reader
):
    person = reader()
    meeting = sent()

    with pytest.raises(ValidationError):
        write(item, keeper, discussion="Toisin.")
    agree(meeting, person)
    with pytest.raises(ValidationError):
        write(item, keeper, discussion="Toisin.")
    with pytest.raises(ValidationError):
        take_memo_back(meeting=meeting, at=timezone.now(), by=keeper)

    item.refresh_from_db()
    assert item.discussion == "Norppa kertoi omasta jonostaan."


def test_all_heard_the_memo_is_agreed_with_the_last_word_and_not_before(sent: Sent, reader: Reader, keeper: User):
    first, last = reader("Norppa"), reader("Kuutti")
    meeting = sent()

    agree(meeting, first)
    assert state_of(meeting) == MemoState.WITH_MEMBERS
    with pytest.raises(ValidationError):
        agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)
    agree_to_memo(meeting=meeting, person=last, channel=Channel.PHONE, at=timezone.now(), by=keeper)

    assert state_of(meeting) == MemoState.AGREED
    assert [(step.to, step.taken_by) for step in steps_of(meeting)] == [
        (MemoState.WITH_MEMBERS, keeper),
        (MemoState.AGREED, None),
    ]
    assert {row.channel: row.recorded_by for row in hearings_of(meeting)} == {
        Channel.WEB: None,
        Channel.PHONE: keeper,
    }


def test_remark_holds_the_memo_until_it_is_answered_whatever_the_rule(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User
):
    one, other = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    open_remark = remark(item, one)

    agree(meeting, other)
    assert state_of(meeting) == MemoState.WITH_MEMBERS
    with pytest.raises(ValidationError):
        agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)
    with pytest.raises(ValidationError):
        answer_remark(remark=open_remark, answer="  ", at=timezone.now(), by=keeper)
    answer_remark(remark=open_remark, answer="Se lisätään seuraavaan kokoukseen.", at=timezone.now(), by=keeper)

    assert state_of(meeting) == MemoState.AGREED


def test_nobody_objects_by_the_day_and_the_memo_is_agreed_the_day_after(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    reader()
    meeting = sent()
    due = meeting.check_due_on
    assert due == timezone.localdate() + 7 * DAY

    noon = timezone.localtime().replace(hour=12)
    clock(noon + 7 * DAY)
    assert agree_in_time(today=due, by=None) == 0
    clock(noon + 8 * DAY)
    assert agree_in_time(today=due + DAY, by=None) == 1
    assert agree_in_time(today=due + DAY, by=None) == 0

    assert state_of(meeting) == MemoState.AGREED


def test_objection_by_the_day_waits_for_its_answer(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    person = reader()
    sent()
    objection = remark(item, person)
    clock(timezone.localtime() + 8 * DAY)

    assert agree_in_time(today=timezone.localdate(), by=None) == 0
    answer_remark(remark=objection, answer="Näin se kirjattiin.", at=timezone.now(), by=keeper)
    assert agree_in_time(today=timezone.localdate(), by=None) == 1


def test_next_meeting_agrees_the_memo_and_only_one_that_has_begun(
    council: Council, sent: Sent, call: Call, reader: Reader, keeper: User
):
    rule(council, MemoRule.NEXT_MEETING, keeper)
    agree_person = reader()
    meeting = sent()
    agree(meeting, agree_person)
    assert state_of(meeting) == MemoState.WITH_MEMBERS
    ahead, begun = call(), call(starts_at=timezone.now())

    for wrong in (None, ahead, meeting):
        with pytest.raises(ValidationError):
            agree_memo(meeting=meeting, agreed_in=wrong, at=timezone.now(), by=keeper)
    agree_memo(meeting=meeting, agreed_in=begun, at=timezone.now(), by=keeper)

    meeting.refresh_from_db()
    assert (meeting.memo, meeting.agreed_in) == (MemoState.AGREED, begun)


def test_mended_memo_is_asked_anew_and_earlier_words_do_not_count(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User
):
    one, other = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    agree(meeting, one)
    answer_remark(remark=remark(item, other), answer="Korjataan.", at=timezone.now(), by=keeper)
    # The answer settles the remark, but one of the two has only remarked: heard they are both.
    assert state_of(meeting) == MemoState.AGREED


def test_taken_back_it_can_be_written_and_is_version_two(sent: Sent, item: AgendaItem, reader: Reader, keeper: User):
    one, _other = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    agree(meeting, one)

    take_memo_back(meeting=meeting, at=timezone.now(), by=keeper)
    write(item, keeper, discussion="Korjattu.")
    send_memo(meeting=meeting, at=timezone.now(), by=keeper)

    meeting.refresh_from_db()
    assert (meeting.memo_version, agreed_number(meeting), unheard(meeting).count()) == (2, 0, 2)


def test_late_word_and_foreign_word_are_refused(
    sent: Sent, item: AgendaItem, reader: Reader, seat_of: Give, keeper: User
):
    person, stranger = reader("Norppa"), seat_of("Lupaamaton").person
    meeting = sent()

    with pytest.raises(PermissionDenied):
        agree(meeting, stranger)
    with pytest.raises(PermissionDenied):
        remark(item, stranger)
    agree(meeting, person)
    with pytest.raises(ValidationError) as refused:
        remark(item, person)
    assert refused.value.code == "late"
    assert not Remark._base_manager.exists()


def test_same_form_twice_is_one_remark(sent: Sent, item: AgendaItem, reader: Reader):
    person, key = reader(), uuid.uuid4()
    sent()

    assert remark(item, person, key=key) == remark(item, person, key=key)


def test_erased_in_mid_term_the_agreement_stays_counted_and_the_name_goes(sent: Sent, reader: Reader, keeper: User):
    gone, stays = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    agree(meeting, gone)

    erase_person(person=gone.reference, by=None)

    assert agreed_number(meeting) == 1
    assert sorted(str(row.person_id) for row in hearings_of(meeting)) == sorted(["None", stays.reference])
    agree(meeting, stays)
    assert state_of(meeting) == MemoState.AGREED


def test_whoever_leaves_before_saying_anything_holds_up_nobody(sent: Sent, reader: Reader):
    leaves, stays = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    seat = seats_of(leaves).get()
    end_seat(seat=seat, on=timezone.localdate() - DAY, by=None)

    agree(meeting, stays)

    assert state_of(meeting) == MemoState.AGREED


def test_two_rows_of_one_person_become_one_word(sent: Sent, item: AgendaItem, reader: Reader, keeper: User):
    keep, drop, other = reader("Norppa"), reader("Norppa Norppanen"), reader("Kuutti")
    meeting = sent()
    agree(meeting, keep)
    remark(item, drop)

    merge_people(keep=keep, drop=drop, by=keeper)

    assert {row.person: row.word for row in hearings_of(meeting)} == {keep: Word.REMARKS, other: ""}
