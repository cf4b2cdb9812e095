"""The screens of meetings and memos, for those who keep the council."""

import datetime
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import LONGEST_REFERENCE, AuditEntry
from base.outbox.models import Letter
from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council
from network.councils.queries import leading_version
from network.councils.services import name_in_public
from network.meetings.choices import Mark, MeetingState, MemoState, WishState
from network.meetings.models import AgendaItem, Meeting, Paper, Remark, Wish
from network.meetings.pages import MinutesPage
from network.meetings.queries import agenda_of, marks_of, wordings_of
from network.meetings.services import agree_to_memo, remark_on_item, wish_for_item
from network.messages.queries import calls_waiting
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.asked import MOST, asked
from tests.factories.councils import CallFactory, SeatFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.network import ThemeFactory
from tests.factories.proposals import AddresseeFactory, ProposalFactory, ProposalStepFactory
from tests.network.conftest import Give
from tests.network.meetings.conftest import Call, item_of, write
from tests.network.people.showing import let
from tests.reading import longest_form, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Reader = Callable[..., Person]
Sent = Callable[[], Meeting]


def at(meeting: Meeting, screen: str = "") -> str:
    return f"/admin/meetings/{meeting.pk}/{screen}"


def of(council: Council, screen: str) -> str:
    return f"/admin/councils/{council.pk}/{screen}"


def post(client: Client, address: str, **values: Any) -> Any:
    """The form of a screen, sent as it is with these values in it."""
    return client.post(address, {**longest_form(client.get(address)), **values})


SCREENS = ["", "change/", "cancel/", "invite/", "agenda/", "papers/", "attendance/", "memo/", "agreeing/"]
OF_COUNCIL = ["meetings/", "meetings/new/", "write/", "calls/", "ways/"]


def test_screens_of_another_centre_are_not_there(
    meeting: Meeting, council: Council, outsider: User, signed_in: Callable
):
    client: Client = signed_in(outsider)
    for address in [*(at(meeting, name) for name in SCREENS), *(of(council, name) for name in OF_COUNCIL)]:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"act": "add"}).status_code == 404, address


def test_looking_at_people_is_noted_once(meeting: Meeting, keeping: Client, keeper: User):
    keeping.get(at(meeting, "attendance/"))
    assert AuditEntry.objects.filter(act=Act.SAW, account=keeper.pk, fields="meeting_attendance").count() == 1


def test_meeting_with_many_words_for_its_time_is_looked_at(meeting: Meeting, keeping: Client):
    """It goes on past midnight: what the log calls it is longer than its column, which PostgreSQL refuses."""
    meeting.ends_at = meeting.starts_at + DAY
    meeting.save()
    assert len(str(meeting)) > LONGEST_REFERENCE
    assert keeping.get(at(meeting, "attendance/")).status_code == 200
    assert AuditEntry.objects.get(fields="meeting_attendance").reference == str(meeting)[:LONGEST_REFERENCE]


def test_meeting_is_agreed_on_written_and_people_are_invited(council: Council, keeping: Client, reader: Reader, site):
    reader("Norppa", mail=True)
    day = timezone.localtime() + 10 * DAY
    answer = post(
        keeping,
        of(council, "meetings/new/"),
        starts_at=f"{day:%d.%m.%Y} 13.00",
        ends_at=f"{day:%d.%m.%Y} 15.00",
        town="Jyväskylä",
        venue="Kirjaston takahuone",
    )
    meeting = Meeting.objects.get()
    assert answer.url == at(meeting)
    assert timezone.localtime(meeting.starts_at).hour == 13

    post(keeping, at(meeting, "agenda/"), heading="Jonot", opening="Mikä auttaisi?", act="add")
    assert [item.heading for item in agenda_of(meeting)] == ["Jonot"]
    keeping.post(at(meeting, "invite/"))
    assert Letter.objects.filter(kind="meeting_invitation").count() == 1
    assert "Jonot" in text_of(keeping.get(at(meeting)))


def test_meeting_that_ends_before_it_begins_keeps_what_was_typed(council: Council, keeping: Client):
    answer = post(
        keeping,
        of(council, "meetings/new/"),
        starts_at="10.3.2027 15.00",
        ends_at="10.3.2027 13.00",
        venue="Kirjaston takahuone",
    )
    assert answer.status_code == 422
    assert "Kirjaston takahuone" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_nobody_is_invited_where_nobody_has_a_seat(meeting: Meeting, keeping: Client, reader: Reader):
    empty = text_of(keeping.get(at(meeting, "invite/")))
    assert ("Vielä ei ole ketään" in empty, "Lähetä kutsut" in empty) == (True, False)
    assert keeping.post(at(meeting, "invite/")).status_code == 422
    reader("Norppa")
    assert "Lähetä kutsut" in text_of(keeping.get(at(meeting, "invite/")))


def test_meeting_is_moved_and_called_off(meeting: Meeting, keeping: Client, reader: Reader):
    reader("Norppa", mail=True)
    keeping.post(at(meeting, "invite/"))
    post(keeping, at(meeting, "change/"), town="Muurame")
    assert Letter.objects.filter(kind="meeting_changed").count() == 1
    keeping.post(at(meeting, "cancel/"))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED
    assert "peruttu" in text_of(keeping.get(at(meeting)))
    assert keeping.post(at(meeting, "cancel/")).status_code == 422


def test_wish_of_a_member_is_taken_or_answered(meeting: Meeting, keeping: Client, reader: Reader):
    person = reader("Norppa")
    wishes = [
        wish_for_item(
            meeting=meeting,
            person=person,
            values={"heading": heading},
            key=uuid.uuid4(),
            at=timezone.now(),
            by=None,
        )
        for heading in ("Penkit", "Lainat")
    ]
    assert "Penkit" in text_of(keeping.get(at(meeting, "agenda/")))

    keeping.post(at(meeting, "agenda/"), {"act": "take", "wish": wishes[0].pk})
    post(keeping, at(meeting, f"wishes/{wishes[1].pk}/"), because="Ei kuulu raadille.")

    assert [item.heading for item in agenda_of(meeting)] == ["Penkit"]
    assert Wish._base_manager.get(pk=wishes[1].pk).state == WishState.NOT_NOW


def test_items_are_changed_moved_and_taken_off(meeting: Meeting, keeping: Client):
    first, second = item_of(meeting, "Ensin"), item_of(meeting, "Sitten")
    keeping.post(at(meeting, "agenda/"), {"act": "up", "item": second.pk})
    post(keeping, at(meeting, f"agenda/{second.pk}/"), heading="Ennen muuta")
    assert [item.heading for item in agenda_of(meeting)] == ["Ennen muuta", "Ensin"]
    keeping.post(at(meeting, "agenda/"), {"act": "drop", "item": first.pk})
    assert [item.heading for item in agenda_of(meeting)] == ["Ennen muuta"]
    assert keeping.get(at(meeting, f"agenda/{first.pk}/")).status_code == 404


def test_themes_of_an_item_are_told_on_the_agenda_and_changed_there(meeting: Meeting, keeping: Client):
    first, second = ThemeFactory(), ThemeFactory()
    post(keeping, at(meeting, "agenda/"), heading="Jonot", themes=[first.pk], act="add")
    (item,) = agenda_of(meeting)
    assert list(item.themes.all()) == [first]
    address = at(meeting, f"agenda/{item.pk}/")
    assert longest_form(keeping.get(address))["themes"] == [str(first.pk)]
    post(keeping, address, themes=[second.pk])
    assert list(item.themes.all()) == [second]


def test_paper_is_kept_closed_given_out_and_taken_away(meeting: Meeting, keeping: Client):
    file = SimpleUploadedFile("luonnos.txt", b"Talousarvion luonnos", content_type="text/plain")
    keeping.post(at(meeting, "papers/"), {"title": "Talousarvio 2027", "file": file})
    paper = Paper._base_manager.get()
    given = keeping.get(at(meeting, f"papers/{paper.pk}/"))
    assert b"".join(given.streaming_content) == b"Talousarvion luonnos"
    assert "attachment" in given["Content-Disposition"]
    assert "no-store" in given["Cache-Control"]
    where = paper.file.path

    keeping.post(at(meeting, "papers/"), {"drop": paper.pk})
    assert not Paper._base_manager.exists()
    assert where


@pytest.mark.parametrize(("name", "content"), [("kuva.exe", b"MZ"), ("tyhja.txt", b""), ("131052-308T.txt", b"teksti")])
def test_file_that_is_not_taken_is_told(meeting: Meeting, keeping: Client, name: str, content: bytes):
    answer = keeping.post(at(meeting, "papers/"), {"title": "Liite", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert not Paper._base_manager.exists()


def test_attendance_is_kept_by_one_press_and_taken_back_by_another(held: Meeting, keeping: Client, reader: Reader):
    person = reader()
    for mark in (Mark.PRESENT, ""):
        keeping.post(at(held, "attendance/"), {"person": person.pk, "mark": mark})
        assert marks_of(held) == ({person.pk: mark} if mark else {})
    assert keeping.post(at(held, "attendance/"), {"person": person.pk, "mark": "asleep"}).status_code == 404
    assert keeping.post(at(held, "attendance/"), {"person": "ZZZZ"}).status_code == 404


def _kept(client: Client, meeting: Meeting, **values: str) -> dict[str, Any]:
    """What the page sends every few seconds."""
    answer = client.post(at(meeting, "memo/"), values, headers={"X-Kept-By-Itself": "1"})
    told: dict[str, Any] = json.loads(answer.content)
    return told


def _seen(client: Client, meeting: Meeting, item: AgendaItem) -> str:
    return str(longest_form(client.get(at(meeting, "memo/")))[f"seen-{item.pk}"][0])


def _words(item: AgendaItem, seen: str, **texts: str) -> dict[str, str]:
    names = ("discussion", "decision", "public_heading", "public_decision")
    return {f"seen-{item.pk}": seen, **{f"{name}-{item.pk}": texts.get(name, "") for name in names}}


def test_what_is_written_is_kept_without_loading_the_page(held: Meeting, keeping: Client, keeper: User):
    item = item_of(held)
    told = _kept(keeping, held, **_words(item, _seen(keeping, held, item), discussion="Sanottiin\r\nkaksi asiaa."))
    item.refresh_from_db()
    assert (item.discussion, item.changed_by) == ("Sanottiin\nkaksi asiaa.", keeper)
    assert told["is_kept"]
    assert told["seen"][item.pk].startswith("1.")
    again = _kept(keeping, held, **_words(item, told["seen"][item.pk], discussion="Sanottiin\nkaksi asiaa."))
    assert again["seen"] == {}


def test_second_writer_is_warned_and_both_texts_are_there(
    held: Meeting, keeping: Client, koske: Centre, signed_in: Callable
):
    other = staff("toinen@koske.example", StaffRole.COORDINATOR, koske)
    item, next_item = item_of(held, "Ensimmäinen"), item_of(held, "Toinen")
    seen = _seen(keeping, held, item)
    _kept(keeping, held, **_words(item, seen, discussion="Sihteerin sanat."))
    writing: Client = signed_in(other)
    untouched = _words(next_item, _seen(writing, held, next_item), discussion="Koordinaattorin asia.")

    told = _kept(writing, held, **_words(item, seen, discussion="Koordinaattorin sanat."), **untouched)

    assert told["conflicts"] == [item.pk]
    assert told["others"]
    assert list(told["seen"]) == [next_item.pk]
    assert [row.discussion for row in wordings_of(held)] == ["Koordinaattorin sanat."]
    page = text_of(writing.get(at(held, "memo/")))
    assert "Sihteerin sanat." in page
    assert "Koordinaattorin sanat." in page
    wording = wordings_of(held).get()
    chosen = {"choice": "append", "wording": wording.pk, "seen_at": wording.written_at.isoformat()}
    writing.post(at(held, "memo/"), chosen)
    item.refresh_from_db()
    assert item.discussion == "Sihteerin sanat.\n\nKoordinaattorin sanat."


def test_item_that_one_has_not_touched_is_not_written_over(held: Meeting, keeping: Client, keeper: User):
    """Somebody else has written it since the page was loaded."""
    mine, theirs = item_of(held, "Oma"), item_of(held, "Toisen")
    old = longest_form(keeping.get(at(held, "memo/")))
    write(theirs, keeper, discussion="Kirjoitettu sillä välin.")

    keeping.post(at(held, "memo/"), {**old, f"discussion-{mine.pk}": "Oma teksti."})

    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert (mine.discussion, theirs.discussion) == ("Oma teksti.", "Kirjoitettu sillä välin.")
    assert not wordings_of(held).exists()


def test_identity_code_is_not_kept_and_the_rest_is(held: Meeting, keeping: Client):
    item, other = item_of(held), item_of(held)
    first = _words(item, _seen(keeping, held, item), discussion="Hänen tunnuksensa on 131052-308T.", decision="Päätös.")
    second = _words(other, _seen(keeping, held, other), discussion="Tämä jää.")

    told = _kept(keeping, held, **first, **second)

    item.refresh_from_db()
    other.refresh_from_db()
    assert not told["is_kept"]
    assert list(told["errors"]) == [f"discussion-{item.pk}"]
    assert (item.discussion, item.decision, other.discussion) == ("", "Päätös.", "Tämä jää.")


@pytest.mark.parametrize("seen", ["", "x", "1.zz", "99999999999.0123456789abcdef", "0.0123456789abcdef' OR 1=1"])
def test_broken_token_of_what_was_seen_keeps_and_breaks_nothing(held: Meeting, keeping: Client, seen: str):
    item = item_of(held)
    _kept(keeping, held, **_words(item, seen, discussion="Teksti."))
    item.refresh_from_db()
    assert item.discussion == ""


def test_memo_is_sent_recorded_answered_and_agreed(
    held: Meeting, item: AgendaItem, keeping: Client, reader: Reader, keeper: User
):
    one, other = reader("Norppa", mail=True), reader("Kuutti")
    screen = at(held, "agreeing/")
    keeping.post(screen, {"act": "send"})
    held.refresh_from_db()
    assert held.memo == MemoState.WITH_MEMBERS
    assert [call.person for call in calls_waiting(held.council.council_key)] == [other]
    assert keeping.get(at(held, "memo/")).status_code == 200
    assert keeping.post(at(held, "memo/"), _words(item, "2.0123456789abcdef", discussion="X")).status_code == 422

    post(keeping, at(held, f"agreeing/{other.pk}/"), item=item.pk, words="Iltaa ei luvattu.", channel="phone")
    made = Remark._base_manager.get()
    agree_to_memo(meeting=held, person=one, version=1, channel=Channel.WEB, at=timezone.now(), by=None)
    page = text_of(keeping.get(screen))
    assert "Iltaa ei luvattu." in page
    assert keeping.post(screen, {"act": "answer", "remark": made.pk, "answer": " "}).status_code == 422
    assert keeping.post(screen, {"act": "agree"}).status_code == 422
    keeping.post(screen, {"act": "answer", "remark": made.pk, "answer": "Se kirjataan aikeeksi."})
    keeping.post(screen, {"act": "agree"})

    held.refresh_from_db()
    assert held.memo == MemoState.AGREED
    assert not calls_waiting(held.council.council_key).exists()


def test_agreement_by_telephone_is_written_down(sent: Sent, keeping: Client, reader: Reader):
    person = reader()
    meeting = sent()
    screen = at(meeting, "agreeing/")
    assert keeping.post(screen, {"act": "record", "person": person.pk, "channel": "web"}).status_code == 404
    told = {"act": "record", "person": person.pk, "channel": "phone"}
    assert keeping.post(screen, {**told, "version": "0"}).status_code == 422
    keeping.post(screen, {**told, "version": "1"})
    meeting.refresh_from_db()
    assert meeting.memo == MemoState.AGREED


def test_memo_is_taken_back_and_can_be_written(sent: Sent, keeping: Client, reader: Reader):
    reader()
    meeting = sent()
    answer = keeping.post(at(meeting, "agreeing/"), {"act": "back"})
    meeting.refresh_from_db()
    assert (answer.url, meeting.memo) == (at(meeting, "memo/"), MemoState.DRAFT)


def test_council_that_agrees_at_the_next_meeting_asks_which(
    council: Council, sent: Sent, call: Call, keeping: Client, reader: Reader
):
    post(keeping, of(council, "ways/"), memo_rule=MemoRule.NEXT_MEETING, days_to_check="10", minutes_months="")
    council.refresh_from_db()
    assert (council.memo_rule, council.days_to_check) == (MemoRule.NEXT_MEETING, 10)
    reader()
    meeting = sent()
    assert keeping.post(at(meeting, "agreeing/"), {"act": "agree"}).status_code == 422
    begun = call(starts_at=timezone.now())
    keeping.post(at(meeting, "agreeing/"), {"act": "agree", "agreed_in": begun.pk})
    meeting.refresh_from_db()
    assert meeting.memo == MemoState.AGREED


@pytest.mark.parametrize("days", ["", "2", "61", "kymmenen"])
def test_ways_that_cannot_be_are_refused(council: Council, keeping: Client, days: str):
    answer = post(keeping, of(council, "ways/"), days_to_check=days)
    council.refresh_from_db()
    assert (answer.status_code, council.days_to_check) == (422, 14)


def test_minutes_are_begun_from_the_meeting(
    held: Meeting, item: AgendaItem, keeping: Client, koske: Centre, signed_in: Callable
):
    assert keeping.post(at(held), {"minutes": "1"}).status_code == 422
    assert 'name="minutes"' not in keeping.get(at(held)).content.decode()
    Meeting.objects.filter(pk=held.pk).update(memo=MemoState.AGREED, memo_version=1)
    assert 'name="minutes"' in keeping.get(at(held)).content.decode()
    answer = keeping.post(at(held), {"minutes": "1"})
    page = MinutesPage.objects.get()
    assert answer.url == at(held)
    writing: Client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    assert writing.post(at(held), {"minutes": "1"}).url == f"/admin/pages/{page.pk}/edit/"


def test_words_to_the_members_are_looked_at_before_they_leave(council: Council, keeping: Client, reader: Reader):
    reader("Norppa", mail=True)
    reader("Kuutti")
    screen = of(council, "write/")
    looked = post(keeping, screen, to="members", words="Tuon pullaa. Soita 040 123 4567.")
    assert not Letter.objects.filter(kind="meeting_words").exists()
    assert "Tuon pullaa." in text_of(looked)
    assert "puhelinnumero" in text_of(looked)
    keeping.post(screen, {**longest_form(looked), "send": "1"})
    assert Letter.objects.filter(kind="meeting_words").count() == 1
    waiting = calls_waiting(council.council_key).get()
    shown = keeping.post(of(council, "calls/"), {"call": waiting.pk, "act": "reveal"})
    assert shown.status_code == 200
    keeping.post(of(council, "calls/"), {"call": waiting.pk, "act": "done"})
    assert not calls_waiting(council.council_key).exists()


def test_identity_code_leaves_in_no_letter_and_the_words_stay(council: Council, keeping: Client, reader: Reader):
    reader("Norppa", mail=True)
    screen = of(council, "write/")
    refused = post(keeping, screen, to="members", words="Kyse on ihmisestä 131052-308T.", send="1")
    assert (refused.status_code, "131052-308T" in text_of(refused)) == (422, True)
    assert not Letter.objects.filter(kind="meeting_words").exists()


def test_memo_that_waits_is_told_on_the_first_page(sent: Sent, item: AgendaItem, keeping: Client, reader: Reader):
    person = reader()
    meeting = sent()
    assert "odottavat muistiot" not in text_of(keeping.get("/admin/"))
    remark_on_item(
        item=item,
        person=person,
        words="Toisin.",
        key=uuid.uuid4(),
        channel=Channel.WEB,
        at=timezone.now(),
        by=None,
    )
    page = keeping.get("/admin/").content.decode()
    assert at(meeting, "agreeing/") in page


def test_every_screen_of_a_large_council_asks_little(
    council: Council, call: Call, keeping: Client, reader: Reader, keeper: User, site
):
    """Twenty members, eight meetings, a memo that all have spoken about."""
    people = [reader(f"Jäsen {number}") for number in range(20)]
    meetings = [call(starts_at=timezone.now() - number * 30 * DAY) for number in range(7)] + [call()]
    main = meetings[0]
    items = [item_of(main, f"Asia {number}") for number in range(6)]
    for one in items:
        write(one, keeper, discussion="Puhuttiin.", public_heading="Asia")
    keeping.post(at(main, "agreeing/"), {"act": "send"})
    for number, person in enumerate(people[:10]):
        remark_on_item(
            item=items[number % 6],
            person=person,
            words="Toisin.",
            key=uuid.uuid4(),
            channel=Channel.WEB,
            at=timezone.now(),
            by=None,
        )
    addressee = AddresseeFactory(council=council, controller=council.controller)
    told = {"council": council, "addressee": addressee, "state": "sent", "sent_on": timezone.localdate() - DAY}
    proposals = [ProposalFactory(**told, answer_due_on=timezone.localdate()) for _number in range(8)]
    for proposal in proposals:
        ProposalStepFactory.create_batch(3, proposal=proposal, to="", words="Kokeiltiin.", noted_by=keeper)
    for each in people:
        let(each, Showing.NAME, each.calling_name)
        name_in_public(term=council.terms.get(), person=each, wanted=True, by=None)
    page = leading_version(council.council_key)
    assert page
    for address in [
        "/admin/meetings/",
        *(at(main, name) for name in SCREENS if name != "cancel/"),
        at(meetings[7], "cancel/"),
        at(main, f"agenda/{items[0].pk}/"),
        at(main, f"agreeing/{people[-1].pk}/"),
        *(of(council, name) for name in OF_COUNCIL),
        *(of(council, name) for name in ("", "addressees/", "proposals/new/")),
        *("/admin/councils/", "/admin/proposals/", f"/admin/proposals/{proposals[0].pk}/"),
        *(page.url, f"{page.url}proposals/", f"{page.url}proposals/{proposals[0].pk}/"),
    ]:
        sent_to_database = asked(keeping if address.startswith("/admin/") else Client(), address)
        assert len(sent_to_database) <= MOST, (address, len(sent_to_database), [sql[:150] for sql in sent_to_database])


def test_words_for_an_item_that_was_taken_off_are_not_called_kept(held: Meeting, keeping: Client):
    item, gone = item_of(held), item_of(held, "Poistuva")
    seen = _seen(keeping, held, gone)
    keeping.post(at(held, "agenda/"), {"act": "drop", "item": gone.pk})

    told = _kept(keeping, held, **_words(gone, seen, discussion="Tärkeä sana."))

    assert (told["is_kept"], told["homeless"]) == (False, [gone.pk])
    whole = keeping.post(at(held, "memo/"), _words(gone, seen, discussion="Tärkeä sana."))
    assert "Tärkeä sana." in text_of(whole)
    assert item


def test_item_with_words_for_the_public_stays(held: Meeting, keeper: User, keeping: Client):
    item = write(item_of(held), keeper, public_decision="Ehdotetaan iltaa.")
    assert keeping.post(at(held, "agenda/"), {"act": "drop", "item": item.pk}).status_code == 422
    assert agenda_of(held).exists()


def test_words_that_come_after_the_memo_left_are_shown_back(
    sent: Sent, item: AgendaItem, keeping: Client, reader: Reader
):
    reader()
    old = longest_form(keeping.get(at(item.meeting, "memo/")))
    meeting = sent()
    answer = keeping.post(at(meeting, "memo/"), {**old, f"discussion-{item.pk}": "Viime hetken lisäys."})
    assert answer.status_code == 422
    assert "Viime hetken lisäys." in text_of(answer)


def test_whoever_changes_role_on_the_day_is_on_the_list_once(held: Meeting, keeping: Client, reader: Reader, term):
    person = reader()
    SeatFactory(person=person, term=term, role="chair", starts_on=held.day)
    page = keeping.get(at(held, "attendance/")).content.decode()
    assert page.count(f'id="{person.pk}"') == 1
    assert keeping.post(at(held, "attendance/"), {"person": person.pk, "mark": "present"}).status_code == 302


def test_whoever_was_not_asked_is_named_with_why(sent: Sent, reader: Reader, seat_of: Give, keeping: Client):
    reader()
    seat_of("Lupaamaton", starts_on=timezone.localdate() - 30 * DAY)
    assert "Lupaamaton" in text_of(keeping.get(at(sent(), "agreeing/")))


@pytest.mark.parametrize("name", ["meetings", "proposals", "calls", ""])
def test_lists_ask_no_more_for_more_rows(council: Council, keeping: Client, name: str):
    address = f"/admin/{name}/" if name else "/admin/"

    def asked() -> int:
        keeping.get(address)
        with CaptureQueriesContext(connection) as found:
            assert keeping.get(address).status_code == 200
        return len(found)

    def more(number: int) -> None:
        for days in range(number):
            past = {"starts_at": timezone.now() - (days + 20) * DAY, "memo": MemoState.WITH_MEMBERS, "memo_version": 1}
            MeetingFactory(council=council, check_due_on=timezone.localdate() - DAY, **past)
            CallFactory(council=council)
            ProposalFactory(council=council, state="sent", sent_on=timezone.localdate())

    more(2)
    few = asked()
    more(6)
    assert asked() == few
