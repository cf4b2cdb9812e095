"""A member's own meetings and memos: what is shown to whom, and links that are old, foreign or only looked at."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.councils.models import ReadingRight, Term
from network.councils.pages import CouncilPage
from network.councils.queries import needs_in, seats_of
from network.councils.services import end_seat, name_in_public, promise_secrecy
from network.meetings.choices import Mark, MemoState, Word
from network.meetings.models import AgendaItem, Meeting, Remark, Wish
from network.meetings.queries import hearing_of, marks_of
from network.meetings.services import add_paper, answer_remark, cancel_meeting, take_memo_back
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from tests.factories.councils import ReadingRightFactory, TermFactory
from tests.factories.people import PersonFactory
from tests.network.conftest import Give
from tests.network.meetings.conftest import Call, item_of, write
from tests.network.people.showing import let
from tests.network.personal_links.visiting import opened
from tests.reading import longest_form, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Reader = Callable[..., Person]
Visit = Callable[[Person], Client]
Sent = Callable[[], Meeting]


@pytest.fixture
def told(call: Call, keeper: User) -> Meeting:
    """A meeting of which everything is known, to which people have been invited."""
    meeting = call(town="Jyväskylä", venue="Kirjaston takahuone", link="https://kokous.example/abc", is_remote=True)
    item_of(meeting, "Jonojen pituus", opening="Mikä auttaisi odottamaan?")
    file = ContentFile(b"Liitteen teksti", name="liite.txt")
    add_paper(meeting=meeting, title="Talousarvio", file=file, at=timezone.now(), by=keeper)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=timezone.now())
    return Meeting.objects.get(pk=meeting.pk)


def send(client: Client, address: str, **values: Any) -> Any:
    return client.post(address, {**longest_form(client.get(address)), **values})


def own(meeting: Meeting, part: str = "meeting", more: str = "") -> str:
    return f"/own/{part}/{meeting.key}/{more}"


INNER = ("Kirjaston takahuone", "kokous.example", "Jonojen pituus", "odottamaan", "Talousarvio")


def test_who_has_promised_reads_everything(told: Meeting, reader: Reader, visiting: Visit):
    page = visiting(reader()).get(own(told)).content.decode()
    for words in INNER:
        assert words in page


@pytest.mark.parametrize(("shift", "is_member"), [(-1, True), (0, True), (1, False)])
def test_pages_show_and_name_up_to_the_last_day_of_the_term(
    told: Meeting,
    term: Term,
    council_page: CouncilPage,
    reader: Reader,
    visiting: Visit,
    clock: Callable,
    shift: int,
    *,
    is_member: bool,
):
    person = reader()
    let(person, Showing.NAME, "Merivirtanen")
    name_in_public(term=term, person=person, wanted=True, by=None)
    term.ends_on = told.day + 3 * DAY
    term.save()
    clock(timezone.now() + (term.ends_on + shift * DAY - timezone.localdate()))
    assert ("Merivirtanen" in text_of(Client().get(council_page.url))) == is_member
    client = visiting(person)
    shown = client.get(own(told)).content.decode()
    # The link for taking part remotely is shown until the meeting alone.
    assert {words in shown for words in INNER if words != "kokous.example"} == {is_member}
    paper = client.get(f"/own/paper/{told.papers.get().pk}/")
    paper.close()
    assert (paper.status_code == 200) == is_member


def test_who_has_not_promised_sees_when_and_the_town(told: Meeting, seat_of: Give, visiting: Visit):
    client = visiting(seat_of().person)
    page = client.get(own(told)).content.decode()
    assert "Jyväskylä" in page
    for words in INNER:
        assert words not in page
    kept = client.post(own(told, more="propose/"), {"heading": "Penkit"})
    assert (kept.status_code, "Penkit" in text_of(kept)) == (403, True)
    assert client.get(f"/own/paper/{told.papers.get().pk}/").status_code == 404


def test_own_page_lists_the_meeting_and_the_memo_to_check(
    told: Meeting, sent: Sent, item: AgendaItem, reader: Reader, visiting: Visit
):
    person = reader()
    meeting = sent()
    page = visiting(person).get("/own/").content.decode()
    assert own(told) in page
    assert own(meeting, "memo") in page


def test_somebody_of_another_council_finds_nothing(
    told: Meeting, held: Meeting, item: AgendaItem, reader: Reader, sent: Sent, somebody: Callable, visiting: Visit
):
    reader()
    meeting = sent()
    client = visiting(somebody("Vieras"))
    paper = told.papers.get()
    for address in (
        own(told),
        own(told, more="propose/"),
        own(told, more="needs/"),
        own(meeting, "memo"),
        own(meeting, "memo", f"{item.pk}/"),
        f"/own/paper/{paper.pk}/",
        f"/own/meeting/{uuid.uuid4()}/",
        f"/own/memo/{uuid.uuid4()}/",
        "/own/paper/ZZZZ-ZZZZ/",
    ):
        answers = {client.get(address).status_code, client.post(address, {"act": "agree"}).status_code}
        assert answers <= {404, 405}, address
    assert "Norppa kertoi" not in client.get("/own/").content.decode()


def test_without_a_visit_every_address_leads_to_the_door(told: Meeting, stranger: Client):
    for address in (own(told), own(told, "memo"), own(told, more="needs/"), f"/own/paper/{told.papers.get().pk}/"):
        assert stranger.get(address).url == "/own/"


def test_paper_is_given_to_who_reads(told: Meeting, reader: Reader, visiting: Visit):
    given = visiting(reader()).get(f"/own/paper/{told.papers.get().pk}/")
    assert b"".join(given.streaming_content) == b"Liitteen teksti"
    assert "Talousarvio.txt" in given["Content-Disposition"]
    assert "no-store" in given["Cache-Control"]


def test_member_tells_that_they_cannot_come_and_can_after_all(told: Meeting, reader: Reader, visiting: Visit):
    person = reader()
    client = visiting(person)
    client.post(own(told), {"act": "absent"})
    assert marks_of(told) == {person.pk: Mark.EXCUSED}
    assert "et pääse" in text_of(client.get("/own/")) or "ettet pääse" in text_of(client.get("/own/"))
    client.post(own(told), {"act": "come"})
    assert marks_of(told) == {}
    assert client.post(own(told), {"act": "x"}).status_code == 404


def test_member_proposes_and_reads_what_became_of_it(told: Meeting, reader: Reader, visiting: Visit):
    client = visiting(reader())
    answer = send(client, own(told, more="propose/"), heading="Penkit", opening="Niitä on liian vähän.")
    assert answer.url == own(told)
    assert Wish._base_manager.get().heading == "Penkit"
    assert "Penkit" in text_of(client.get(own(told)))
    wrong = send(client, own(told, more="propose/"), heading="Soita 040 123 4567")
    assert wrong.status_code == 422
    assert Wish._base_manager.count() == 1


def test_needs_hold_for_all_meetings_and_are_shown_again(told: Meeting, reader: Reader, visiting: Visit):
    client = visiting(reader())
    send(client, own(told, more="needs/"), access="Esteetön pääsy")
    assert [need.access for need in needs_in(told.council)] == ["Esteetön pääsy"]
    assert "Esteetön pääsy" in client.get(own(told, more="needs/")).content.decode()
    send(client, own(told, more="needs/"), access="")
    assert not needs_in(told.council).exists()


def test_cancelled_meeting_says_so_until_its_day(told: Meeting, reader: Reader, keeper: User, visiting: Visit):
    client = visiting(reader())
    cancel_meeting(meeting=told, at=timezone.now(), by=keeper)
    assert "ei pidetä" in text_of(client.get("/own/"))
    assert client.get(own(told, more="needs/")).status_code == 404


def test_member_agrees_by_the_button_and_looking_changes_nothing(
    sent: Sent, item: AgendaItem, reader: Reader, visiting: Visit
):
    """A mail scanner opens the link, and every link behind it."""
    person = reader()
    meeting = sent()
    client = visiting(person)
    for _time in range(3):
        client.get(own(meeting, "memo"))
        client.get(own(meeting, "memo", f"{item.pk}/"))
        client.head(own(meeting, "memo"))
    hearing = hearing_of(person, meeting)
    assert hearing
    assert hearing.word == ""
    assert "Norppa kertoi omasta jonostaan." in text_of(client.get(own(meeting, "memo")))

    assert client.post(own(meeting, "memo"), {"act": "agree", "version": "7"}).status_code == 422
    assert client.post(own(meeting, "memo"), {"act": "agree", "version": "1"}).status_code == 302

    meeting.refresh_from_db()
    assert meeting.memo == MemoState.AGREED
    page = text_of(client.get(own(meeting, "memo")))
    assert "Raati on hyväksynyt" in page
    late = client.post(own(meeting, "memo"), {"act": "agree", "version": "1"})
    assert late.status_code == 422
    assert "ei ole enää" in text_of(late)


def test_member_remarks_and_reads_the_answer(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User, visiting: Visit
):
    person, _other = reader(), reader("Kuutti")
    meeting = sent()
    client = visiting(person)
    assert send(client, own(meeting, "memo", f"{item.pk}/"), words="Iltaa ei luvattu.").status_code == 302
    made = Remark._base_manager.get()
    assert hearing_of(person, meeting).word == Word.REMARKS  # type: ignore[union-attr]
    answer_remark(remark=made, answer="Kirjataan aikeeksi.", at=timezone.now(), by=keeper)
    page = text_of(client.get(own(meeting, "memo")))
    assert "Iltaa ei luvattu." in page
    assert "Kirjataan aikeeksi." in page


def test_late_remark_is_refused_in_words_and_stays_in_the_form(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User, visiting: Visit
):
    person = reader()
    meeting = sent()
    client = visiting(person)
    form = longest_form(client.get(own(meeting, "memo", f"{item.pk}/")))
    client.post(own(meeting, "memo"), {"act": "agree", "version": "1"})
    late = client.post(own(meeting, "memo", f"{item.pk}/"), {**form, "words": "Myöhäinen huomautus."})
    assert late.status_code == 422
    assert "ei ole enää" in text_of(late)
    assert "Myöhäinen huomautus." in late.content.decode()
    assert not Remark._base_manager.exists()


def test_whoever_has_left_is_told_so_and_keeps_the_words_that_were_written(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User, visiting: Visit, seat_of: Give, stranger: Client
):
    person = reader()
    meeting = sent()
    client = visiting(person)
    form = longest_form(client.get(own(meeting, "memo", f"{item.pk}/")))
    end_seat(seat=seats_of(person).get(), on=timezone.localdate() - DAY, by=keeper)
    late = client.post(own(meeting, "memo", f"{item.pk}/"), {**form, "words": "Myöhäinen huomautus."})
    assert late.status_code == 403
    assert "Paikkasi raadissa on päättynyt" in text_of(late)
    assert "Myöhäinen huomautus." in text_of(late)
    assert item.heading not in text_of(late)
    assert not Remark._base_manager.exists()


def test_remark_on_a_memo_that_was_taken_back_meanwhile_is_shown_to_copy(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User, visiting: Visit
):
    person = reader()
    meeting = sent()
    client = visiting(person)
    form = longest_form(client.get(own(meeting, "memo", f"{item.pk}/")))
    take_memo_back(meeting=meeting, at=timezone.now(), by=keeper)
    late = client.post(own(meeting, "memo", f"{item.pk}/"), {**form, "words": "Kesken jäänyt huomautus."})
    assert late.status_code == 403
    assert "Tekstiä korjataan" in text_of(late)
    assert "Kesken jäänyt huomautus." in text_of(late)
    assert not Remark._base_manager.exists()


def test_whoever_never_was_a_member_learns_nothing(told: Meeting, reader: Reader, visiting: Visit, koske: Centre):
    foreign = PersonFactory(controller=koske.organisation)
    client = visiting(foreign)
    for address in (own(told), own(told, "memo"), own(told, more="propose/"), own(told, more="needs/")):
        assert client.get(address).status_code == 404
        assert client.post(address, {"act": "come"}).status_code == 404


def test_memo_that_is_being_written_is_nobodys(held: Meeting, item: AgendaItem, reader: Reader, visiting: Visit):
    client = visiting(reader())
    assert client.get(own(held, "memo")).status_code == 404
    assert "Norppa kertoi" not in client.get("/own/").content.decode()


def test_whoever_left_reads_no_memo_any_more(item: AgendaItem, sent: Sent, reader: Reader, visiting: Visit):
    person = reader()
    meeting = sent()
    end_seat(seat=seats_of(person).get(), on=timezone.localdate() - DAY, by=None)
    shown = visiting(person).get(own(meeting, "memo"))
    assert shown.status_code == 403
    assert item.heading not in text_of(shown)


def test_new_member_does_not_read_what_was_told_before(
    held: Meeting, item: AgendaItem, sent: Sent, reader: Reader, seat_of: Give, visiting: Visit
):
    reader()
    meeting = sent()
    seat = seat_of("Uusi")
    promise_secrecy(term=seat.term, person=seat.person, channel=Channel.PAPER, by=None)
    assert visiting(seat.person).get(own(meeting, "memo")).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "poikki", "A" * 43, "A" * 4000])
def test_broken_link_opens_nothing(stranger: Client, token: str):
    assert opened(stranger, token) == 422
    assert "Avaa" in text_of(stranger.get("/own/"))
    assert "_auth" not in "".join(stranger.session.keys())


def test_link_of_a_letter_works_again_until_its_day_and_not_after(reader: Reader, stranger: Client, clock: Callable):
    person = reader(mail=True)
    token = give_link(person=person, way=Way.EMAIL, until=timezone.localdate() + 7 * DAY, by=None)[1]
    assert opened(stranger, token) == 302
    assert opened(stranger, token) == 302
    clock(timezone.now() + 9 * DAY)
    assert opened(stranger, token) != 302


def test_own_pages_of_a_large_council_ask_little(call: Call, reader: Reader, keeper: User, visiting: Visit, site: Any):
    person = reader()
    for number in range(19):
        reader(f"Jäsen {number}")
    for number in range(1, 8):
        meeting = call(starts_at=timezone.now() - number * 3 * DAY)
        write(item_of(meeting), keeper, discussion="Puhuttiin.")
        Meeting.objects.filter(pk=meeting.pk).update(memo=MemoState.AGREED, memo_version=1)
    ahead = call(is_shown=True)
    for number in range(8):
        item_of(ahead, f"Asia {number}")
    client = visiting(person)
    for address in ("/own/", own(ahead), own(meeting, "memo"), own(ahead, more="needs/"), own(ahead, more="propose/")):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        own_questions = [each["sql"] for each in asked if not re.search("SAVEPOINT|django_session", each["sql"])]
        assert len(own_questions) <= 20, (address, own_questions)


def test_meeting_of_which_nobody_was_told_is_not_there(call: Call, reader: Reader, visiting: Visit):
    """It may still be moved without a word to anybody."""
    meeting = call()
    client = visiting(reader())
    assert client.get(own(meeting)).status_code == 404
    assert "Kokouksesi" not in text_of(client.get("/own/"))


def test_link_and_door_are_there_while_the_meeting_goes_on(
    told: Meeting, reader: Reader, visiting: Visit, clock: Callable
):
    person = reader()
    clock(told.starts_at + datetime.timedelta(minutes=5))
    client = visiting(person)
    assert "kokous.example" in client.get(own(told)).content.decode()
    assert own(told) in client.get("/own/").content.decode()


def test_those_who_keep_the_council_hear_of_wishes_once_a_day_and_not_of_whose(
    told: Meeting, reader: Reader, visiting: Visit, keeper: User
):
    client = visiting(reader())
    for heading in ("Penkit", "Valot"):
        assert send(client, own(told, more="propose/"), heading=heading).status_code == 302
    letters = Letter.objects.filter(kind="meeting_wished")
    assert {letter.address for letter in letters} >= {keeper.email}
    assert letters.count() == letters.values("address").distinct().count()
    for letter in letters:
        assert "Penkit" not in letter.body + letter.subject
        assert "Norppa" not in letter.body + letter.subject
        assert "raati" not in letter.subject.lower()


def test_wish_that_comes_a_moment_late_stays_in_the_form(
    told: Meeting, reader: Reader, visiting: Visit, clock: Callable
):
    client = visiting(reader())
    form = longest_form(client.get(own(told, more="propose/")))
    Meeting.objects.filter(pk=told.pk).update(starts_at=timezone.now() - datetime.timedelta(minutes=1))
    late = client.post(own(told, more="propose/"), {**form, "heading": "Penkit"})
    assert late.status_code == 422
    assert "Penkit" in late.content.decode()


def test_whoever_is_restricted_can_still_say_that_they_cannot_come(told: Meeting, reader: Reader, visiting: Visit):
    person = reader()
    client = visiting(person)
    Person._base_manager.filter(pk=person.pk).update(restricted_on=timezone.localdate())
    page = text_of(client.get(own(told)))
    assert "rajoitettu" in page
    assert client.post(own(told), {"act": "absent"}).status_code == 302
    assert marks_of(told) == {person.pk: Mark.EXCUSED}


def test_who_was_a_member_before_does_not_read_what_was_said_meanwhile(
    term: Term, held: Meeting, item: AgendaItem, sent: Sent, reader: Reader, visiting: Visit
):
    """A right without a last day of its own ends with its term."""
    reader()
    old = reader("Palaava")
    today = timezone.localdate()
    earlier = TermFactory(council=term.council, starts_on=today - 900 * DAY, ends_on=today - 800 * DAY)
    ReadingRight._base_manager.filter(person=old).delete()
    for starts_on, of in ((earlier.starts_on, earlier), (today, term)):
        ReadingRightFactory(person=old, term=of, starts_on=starts_on)
    meeting = sent()
    assert hearing_of(old, meeting) is None
    assert visiting(old).get(own(meeting, "memo")).status_code == 404
