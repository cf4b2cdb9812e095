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
from network.councils.models import Council, Term
from network.councils.queries import may_read, seats_of
from network.councils.services import choose_ways, end_seat
from network.meetings.choices import MemoState, Word
from network.meetings.models import AgendaItem, Hearing, Meeting, Remark
from network.meetings.queries import agreed_number, hearings_of, reads, steps_of, unheard, wordings_of
from network.meetings.services import (
    Choice,
    Kept,
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
from network.messages.queries import calls_waiting
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
    told = {"version": meeting.memo_version, "channel": Channel.WEB, "at": at or timezone.now(), "by": None}
    return agree_to_memo(meeting=meeting, person=person, **told)


def remark(item: AgendaItem, person: Person, words: str = "Sanoin toisin.", **told) -> Remark:
    values = {"key": uuid.uuid4(), "channel": Channel.WEB, "at": timezone.now(), "by": None} | told
    return remark_on_item(item=item, person=person, words=words, **values)


def state_of(meeting: Meeting) -> str:
    meeting.refresh_from_db()
    return meeting.memo


def rule(council: Council, rule: MemoRule, keeper: User) -> None:
    choose_ways(council=council, memo_rule=rule, days_to_check=7, minutes_months=None, by=keeper)


def race(held: Meeting, keeper: User, second: User) -> AgendaItem:
    """Both began from the same text; the second one's words wait."""
    item = item_of(held)
    kept(held, item, keeper, "Ensimmäinen.")
    assert kept(held, item, second, "Toinen.").conflicts == [item.pk]
    item.refresh_from_db()
    return item


def kept(held: Meeting, item: AgendaItem, by: User, text: str, session: uuid.UUID | None = None) -> Kept:
    """As one keeps it who began from the first version."""
    written = {item.pk: Written(0, {"discussion": text})}
    return keep_words(meeting=held, written=written, session=session or uuid.uuid4(), at=timezone.now(), by=by)


def choose(held: Meeting, choice: Choice, by: User) -> None:
    wording = wordings_of(held).get()
    choose_wording(wording=wording, seen_at=wording.written_at, choice=choice, at=timezone.now(), by=by)


def test_two_writers_of_one_item_lose_nothing(held: Meeting, keeper: User, second: User):
    item, page = item_of(held), uuid.uuid4()
    kept(held, item, keeper, "Ensimmäinen.")
    kept(held, item, second, "Toinen.", page)
    kept(held, item, second, "Toinen, lisää.", page)

    item.refresh_from_db()
    assert item.discussion == "Ensimmäinen."
    assert [(row.written_by, row.discussion) for row in wordings_of(held)] == [(second, "Toinen, lisää.")]


def test_two_open_pages_of_one_writer_write_over_nothing(held: Meeting, keeper: User, second: User):
    race(held, keeper, second)
    item = wordings_of(held).get().item
    kept(held, item, second, "Kolmas, toisesta ikkunasta.")
    assert {row.discussion for row in wordings_of(held)} == {"Toinen.", "Kolmas, toisesta ikkunasta."}


def test_same_words_sent_again_are_no_conflict(held: Meeting, keeper: User):
    """The answer to the first sending was lost."""
    item, page = item_of(held), uuid.uuid4()
    kept(held, item, keeper, "Sama teksti.", page)
    again = kept(held, item, keeper, "Sama teksti.", page)
    assert (again.conflicts, list(again.items)) == ([], [item.pk])
    assert not wordings_of(held).exists()


@pytest.mark.parametrize(
    ("choice", "left"),
    [(Choice.TAKE, "Toinen."), (Choice.APPEND, "Ensimmäinen.\n\nToinen."), (Choice.DROP, "Ensimmäinen.")],
)
def test_somebody_chooses_between_two_wordings(held: Meeting, keeper: User, second: User, choice: Choice, left: str):
    item = race(held, keeper, second)

    choose(held, choice, keeper)

    item.refresh_from_db()
    assert item.discussion == left
    assert not wordings_of(held).exists()


def test_wording_that_goes_on_is_not_dropped_unread(held: Meeting, keeper: User, second: User):
    item, page = item_of(held), uuid.uuid4()
    kept(held, item, keeper, "Ensimmäinen.")
    kept(held, item, second, "Toinen.", page)
    seen = wordings_of(held).get()
    kept(held, item, second, "Toinen, ja paljon lisää.", page)

    with pytest.raises(ValidationError) as refused:
        choose_wording(wording=seen, seen_at=seen.written_at, choice=Choice.DROP, at=timezone.now(), by=keeper)
    assert refused.value.code == "seen"
    assert wordings_of(held).get().discussion == "Toinen, ja paljon lisää."


def test_memo_with_two_wordings_is_not_sent(held: Meeting, keeper: User, second: User, reader: Reader):
    reader()
    race(held, keeper, second)

    with pytest.raises(ValidationError) as refused:
        send_memo(meeting=held, at=timezone.now(), by=keeper)
    assert refused.value.code == "wordings"


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
    told = {"version": meeting.memo_version, "channel": Channel.PHONE, "at": timezone.now()}
    agree_to_memo(meeting=meeting, person=last, **told, by=keeper)

    assert state_of(meeting) == MemoState.AGREED
    assert [(step.to, step.taken_by) for step in steps_of(meeting)] == [
        (MemoState.WITH_MEMBERS, keeper),
        (MemoState.AGREED, None),
    ]
    assert {row.channel: row.recorded_by for row in hearings_of(meeting)} == {
        Channel.WEB: None,
        Channel.PHONE: keeper,
    }


def test_remark_holds_the_memo_and_its_answer_agrees_nothing(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User
):
    """The secretary may have answered that the text is going to be mended."""
    one, other = reader("Norppa"), reader("Kuutti")
    meeting = sent()
    open_remark = remark(item, one)
    agree(meeting, other)
    with pytest.raises(ValidationError):
        agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)
    with pytest.raises(ValidationError):
        answer_remark(remark=open_remark, answer="  ", at=timezone.now(), by=keeper)

    answer_remark(remark=open_remark, answer="Korjataan.", at=timezone.now(), by=keeper)
    assert state_of(meeting) == MemoState.WITH_MEMBERS
    agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)

    assert state_of(meeting) == MemoState.AGREED


def arrived() -> None:
    Letter.objects.filter(state="waiting").update(state="sent", ended_at=timezone.now())


@pytest.mark.parametrize("reached", ["letter", "call"])
def test_silence_of_somebody_who_was_not_reached_agrees_nothing(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable, reached: str
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    reader(mail=reached == "letter")
    meeting = sent()
    due = meeting.check_due_on
    assert due
    if reached == "letter":
        Letter.objects.update(state="refused", ended_at=timezone.now())
    clock(timezone.now() + 8 * DAY)
    assert agree_in_time(today=due + DAY, by=None) == 0
    with pytest.raises(ValidationError) as refused:
        agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)
    assert refused.value.code == "unreached"
    if reached == "letter":
        Letter.objects.update(state="sent")
    else:
        calls_waiting(council.council_key).update(done_at=timezone.now(), done_by=keeper)
    assert agree_in_time(today=due + DAY, by=None) == 1


def test_nobody_objects_by_the_day_and_the_memo_is_agreed_the_day_after(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    reader(mail=True)
    meeting = sent()
    arrived()
    due = meeting.check_due_on
    assert due == timezone.localdate() + 7 * DAY

    noon = timezone.localtime().replace(hour=12)
    clock(noon + 7 * DAY)
    assert agree_in_time(today=due, by=None) == 0
    clock(noon + 8 * DAY)
    assert agree_in_time(today=due + DAY, by=None) == 1
    assert agree_in_time(today=due + DAY, by=None) == 0

    assert state_of(meeting) == MemoState.AGREED


def test_objection_by_the_day_leaves_it_to_the_secretary(
    council: Council, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    person = reader()
    meeting = sent()
    objection = remark(item, person)
    clock(timezone.localtime() + 8 * DAY)

    answer_remark(remark=objection, answer="Näin se kirjattiin.", at=timezone.now(), by=keeper)
    assert agree_in_time(today=timezone.localdate(), by=None) == 0
    agree_memo(meeting=meeting, agreed_in=None, at=timezone.now(), by=keeper)
    assert state_of(meeting) == MemoState.AGREED


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


def test_version_that_somebody_has_not_read_is_not_agreed_to(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User
):
    person = reader()
    meeting = sent()
    take_memo_back(meeting=meeting, at=timezone.now(), by=keeper)
    write(item, keeper, discussion="Aivan toista.")
    send_memo(meeting=meeting, at=timezone.now(), by=keeper)

    with pytest.raises(ValidationError) as refused:
        agree_to_memo(meeting=meeting, person=person, version=1, channel=Channel.WEB, at=timezone.now(), by=None)
    assert refused.value.code == "version"
    assert agreed_number(Meeting.objects.get(pk=meeting.pk)) == 0


def test_memo_that_nobody_can_check_is_not_sent(held: Meeting, item: AgendaItem, keeper: User, seat_of: Give):
    seat_of("Lupaamaton", starts_on=timezone.localdate() - 30 * DAY)
    with pytest.raises(ValidationError) as refused:
        send_memo(meeting=held, at=timezone.now(), by=keeper)
    assert refused.value.code == "nobody"
    assert state_of(held) == MemoState.DRAFT


def test_last_memo_of_a_term_is_checked_after_it(
    term: Term, sent: Sent, item: AgendaItem, reader: Reader, clock: Callable
):
    term.ends_on = timezone.localdate() + DAY
    term.save()
    person = reader()
    meeting = sent()

    clock(timezone.now() + 10 * DAY)
    agree(meeting, person)
    assert state_of(meeting) == MemoState.AGREED
    assert reads(person, meeting, meeting.check_due_on)
    assert not reads(person, meeting, meeting.check_due_on + DAY)
    assert not may_read(person, meeting.council, meeting.check_due_on), "nothing else of the council"


def test_who_is_asked_about_the_last_memos_of_a_term_reads_nothing_of_the_next_one(
    term: Term, call: Call, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, clock: Callable
):
    person = reader()
    first = sent()
    second = call(starts_at=timezone.now() + DAY)
    write(item_of(second), keeper, discussion="Viimeinen kokous.")
    term.ends_on = second.day
    term.save()
    assert first.check_due_on
    clock(timezone.now() + (first.check_due_on + DAY - timezone.localdate()))
    today = timezone.localdate()
    assert not reads(person, first, today)

    send_memo(meeting=second, at=timezone.now(), by=keeper)
    second.refresh_from_db()
    next_one = Term.objects.create(council=term.council, starts_on=term.ends_on + DAY)
    later = call(starts_at=timezone.now() + DAY)
    newcomer = reader("Kuutti", term=next_one, starts_on=next_one.starts_on)
    assert [row.person for row in hearings_of(second)] == [person], "although the first memo's day has passed"
    assert (reads(person, second, today), reads(newcomer, second, today)) == (True, False)
    assert (reads(person, later, today), reads(newcomer, later, today)) == (False, True)
    clock(timezone.now() + 2 * DAY)
    write(item_of(later), keeper, discussion="Uusi raati.")
    send_memo(meeting=later, at=timezone.now(), by=keeper)
    later.refresh_from_db()
    assert [row.person for row in hearings_of(later)] == [newcomer]


def test_who_has_told_when_they_leave_reads_until_that_day_and_holds_up_nobody(
    held: Meeting, sent: Sent, item: AgendaItem, reader: Reader, keeper: User, call: Call, clock: Callable
):
    stays, leaves = reader("Norppa"), reader("Kuutti")
    last = timezone.localdate() + 5 * DAY
    end_seat(seat=seats_of(leaves).get(), on=last, by=keeper)
    meeting = sent()
    assert unheard(meeting).count() == 2
    assert (reads(leaves, meeting, last), reads(leaves, meeting, last + DAY)) == (True, False)

    after = call(starts_at=timezone.now() + 8 * DAY)
    clock(timezone.now() + 9 * DAY)
    assert [row.person for row in unheard(meeting)] == [stays]
    write(item_of(after), keeper, discussion="Heidän jälkeensä.")
    send_memo(meeting=after, at=timezone.now(), by=keeper)
    after.refresh_from_db()
    assert [row.person for row in hearings_of(after)] == [stays]


@pytest.mark.parametrize(("shift", "counts"), [(0, True), (1, False)])
def test_objection_counts_on_the_day_that_was_told_and_not_after_it(
    sent: Sent,
    item: AgendaItem,
    reader: Reader,
    council: Council,
    keeper: User,
    clock: Callable,
    shift: int,
    counts: bool,
):
    rule(council, MemoRule.NO_OBJECTION, keeper)
    person = reader(mail=True)
    meeting = sent()
    arrived()
    assert meeting.check_due_on
    clock(timezone.now() + (meeting.check_due_on + shift * DAY - timezone.localdate()))
    if counts:
        assert remark(item, person)
        assert agree_in_time(today=meeting.check_due_on + DAY, by=None) == 0
        return
    with pytest.raises(ValidationError) as refused:
        remark(item, person)
    assert refused.value.code == "late"
    assert agree_in_time(today=timezone.localdate(), by=None) == 1


@pytest.mark.parametrize(("days", "is_asked"), [(1, True), (60, True), (61, False)])
def test_memo_of_the_last_day_of_a_term_is_sent_and_checked_after_it(
    term: Term,
    held: Meeting,
    item: AgendaItem,
    reader: Reader,
    keeper: User,
    clock: Callable,
    days: int,
    is_asked: bool,
):
    person, left = reader("Norppa"), reader("Kuutti")
    end_seat(seat=seats_of(left).get(), on=timezone.localdate() - DAY, by=None)
    last = held.day
    term.ends_on = last
    term.save()
    clock(timezone.now() + ((last + days * DAY) - timezone.localdate()))
    today = timezone.localdate()
    assert not may_read(person, held.council, today)
    if not is_asked:
        with pytest.raises(ValidationError) as refused:
            send_memo(meeting=held, at=timezone.now(), by=keeper)
        assert refused.value.code == "nobody"
        return
    send_memo(meeting=held, at=timezone.now(), by=keeper)
    meeting = Meeting.objects.get(pk=held.pk)
    assert [row.person for row in hearings_of(meeting)] == [person], "whoever had left is not asked"
    assert reads(person, meeting, meeting.check_due_on)
    assert not reads(person, meeting, meeting.check_due_on + DAY)
    agree(meeting, person)
    assert state_of(meeting) == MemoState.AGREED


def test_letter_about_a_memo_that_was_taken_back_does_not_leave(
    sent: Sent, reader: Reader, keeper: User, council: Council
):
    reader("Norppa", mail=True)
    reader("Kuutti")
    meeting = sent()
    take_memo_back(meeting=meeting, at=timezone.now(), by=keeper)
    assert not Letter.objects.filter(kind="meeting_memo", state="waiting").exists()
    assert not calls_waiting(council.council_key).exists()


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
