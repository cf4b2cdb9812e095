"""Applying without an account, step by step; stopping and going on; and on paper."""

import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from base.controlled import everyones
from base.outbox.models import Letter
from base.personal_data.erasing import erase_person
from base.personal_data.exporting import known_of
from base.users import User
from network.applications.choices import ApplicationState
from network.applications.models import Application
from network.applications.pages import CallPage
from network.applications.services import forget_applicants, withdraw_application
from network.councils.models import Call
from network.people.models import Need, Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from tests.factories.base import republished
from tests.factories.people import make_part
from tests.network.applications.conftest import DAY, Apply
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db
TOLD = {"calling_name": "Norppa", "email": "norppa@posti.example"}


def begin(client: Client, page: CallPage, **told: object):
    return client.post(f"{page.url}apply/", {"key": str(uuid.uuid4()), **TOLD, **told})


def step(client: Client, address: str, **told: object):
    return client.post(address, {"key": str(uuid.uuid4()), **told})


def all_of_them() -> list[Application]:
    return list(Application._base_manager.order_by("begun_on", "reference"))


def test_somebody_applies_without_an_account(call_page: CallPage, stranger: Client):
    asked = stranger.get(f"{call_page.url}apply/").content.decode()
    assert "Mitä kertomallesi tapahtuu" in asked
    assert 'autocomplete="nickname"' in asked

    first = begin(stranger, call_page)
    assert first.status_code == 302
    assert re.fullmatch(r"/own/application/[0-9A-Z-]+/words/", first["Location"])
    assert "Sivu 1 / 4" in text_of(stranger.get(first["Location"]))
    second = step(stranger, first["Location"], why="Haluan, että apua saa ajoissa.", experience="Perhetyö")
    assert second["Location"].endswith("/about/")
    third = step(stranger, second["Location"], age_group="30_49", service="families")
    assert third["Location"].endswith("/needs/")
    fourth = step(stranger, third["Location"], access="Hissi")
    check = stranger.get(fourth["Location"])
    assert "Haluan, että apua saa ajoissa." in text_of(check)
    assert "30–49" in text_of(check)
    (application,) = all_of_them()
    assert application.state == ApplicationState.DRAFT

    sent = step(stranger, fourth["Location"])
    assert "Hakemuksesi on tullut perille" in text_of(stranger.get(sent["Location"]))
    application.refresh_from_db()
    assert (application.state, application.why) == (ApplicationState.SENT, "Haluan, että apua saa ajoissa.")
    with everyones():
        assert Need.objects.get().access == "Hissi"


def test_two_clicks_and_the_way_back_make_one_application(call_page: CallPage, stranger: Client):
    key = str(uuid.uuid4())
    assert len({begin(stranger, call_page, key=key)["Location"] for _click in range(3)}) == 1
    assert len(all_of_them()) == 1
    with everyones():
        assert Person.objects.count() == 1


def test_way_back_in_the_same_browser_goes_on_with_what_was_begun(call_page: CallPage, stranger: Client):
    key = str(uuid.uuid4())
    place = begin(stranger, call_page, key=key)["Location"]
    assert begin(stranger, call_page, key=key, calling_name="Norppanen")["Location"] == place
    assert len(all_of_them()) == 1


def test_form_that_somebody_has_sent_opens_their_page_to_nobody_else(call_page: CallPage, stranger: Client):
    """It stands in the history of a shared computer, and the next one fills it in."""
    key = str(uuid.uuid4())
    place = begin(stranger, call_page, key=key)["Location"]
    stranger.post("/own/leave/")
    other = {"calling_name": "Kuutti", "email": "kuutti@posti.example"}
    for told in (other, {**other, "email": "norppa@posti.example"}, {"email": "", "phone": "040 123 4567"}):
        late = begin(stranger, call_page, key=key, **told)
        assert (late.status_code, "lähetetty jo" in text_of(late)) == (422, True)
        assert stranger.get(place)["Location"] == "/own/"
    assert len(all_of_them()) == 1


def test_it_can_be_left_and_continued_by_the_link_of_the_letter(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page)["Location"]
    step(stranger, place, why="Kesken", later="1")
    stranger.post("/own/leave/")
    assert stranger.get(place)["Location"] == "/own/"

    (letter,) = Letter.objects.filter(kind="application_begun")
    token = re.search(r"\?k=([\w-]+)", letter.body)
    assert token
    assert "raati" not in letter.subject.lower()
    assert opened(stranger, token.group(1)) == 302
    assert place in stranger.get("/own/").content.decode()
    assert document(stranger.get(place)).select_one("[name=why]").get_text().strip() == "Kesken"


def test_who_has_no_address_gets_a_code_to_write_down(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page, email="", phone="040 123 4567")["Location"]
    later = step(stranger, place, why="Kesken", later="1")["Location"]
    shown = document(stranger.post(later)).select_one(".box strong").get_text()
    stranger.post("/own/leave/")

    assert opened(stranger, shown) == 302
    assert place in stranger.get("/own/").content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"calling_name": ""}, "pakollinen"),
        ({"calling_name": "N" * 10_000}, "enintään 60"),
        ({"email": ""}, "Kerro yksi tapa tavoittaa sinut."),
        ({"email": "", "phone": "soita äidille"}, "Kirjoita puhelinnumero numeroilla"),
        ({"key": "rikki"}, "ei tullut perille kokonaisena"),
        ({"calling_name": "Norppa 131052-308T"}, "henkilötunnus"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(call_page: CallPage, stranger: Client, told, sentence: str):
    answer = begin(stranger, call_page, other="Sosiaalityöntekijän kautta" if told.get("key") else "", **told)
    assert answer.status_code == 422
    assert sentence.lower() in text_of(answer).lower()
    assert not all_of_them()


@pytest.mark.parametrize(
    "words",
    ["Henkilötunnukseni on 131052-308T.", "Soita 040 123 4567", "norppa@posti.example", "FI21 1234 5600 0007 85"],
)
def test_own_words_hold_no_codes_numbers_or_addresses(call_page: CallPage, stranger: Client, words: str):
    place = begin(stranger, call_page)["Location"]
    answer = step(stranger, place, why=words)
    assert answer.status_code == 422
    (application,) = all_of_them()
    assert application.why == ""


def test_nothing_is_sent_without_a_word_on_why(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page)["Location"].replace("/words/", "/check/")
    answer = step(stranger, place)
    assert answer.status_code == 422
    assert "Muutama sana riittää" in text_of(answer)
    (application,) = all_of_them()
    assert application.state == ApplicationState.DRAFT


def test_call_asks_only_what_it_told(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page)["Location"].replace("/words/", "/about/")
    page = stranger.get(place).content.decode()
    assert "age_group" in page
    assert "municipality" not in page
    step(stranger, place, age_group="65", municipality="Utsjoki")
    (application,) = all_of_them()
    assert (application.age_group, application.municipality) == ("65", "")


def test_call_that_asks_nothing_more_has_three_pages(call_page: CallPage, call: Call, stranger: Client):
    Call.objects.filter(pk=call.pk).update(asks_age_group=False, asks_service=False)
    place = begin(stranger, call_page)["Location"]
    assert "Sivu 1 / 3" in text_of(stranger.get(place))
    assert stranger.get(place.replace("/words/", "/about/")).status_code == 404


def test_machine_is_answered_kindly_and_not_kept(call_page: CallPage, stranger: Client):
    answer = begin(stranger, call_page, website="https://x.example")
    assert "Kiitos" in text_of(stranger.get(answer["Location"]))
    assert not all_of_them()


def test_after_the_last_day_nothing_is_taken_and_it_is_said(call_page: CallPage, stranger: Client, closed):
    place = begin(stranger, call_page)["Location"]
    closed()
    late = begin(stranger, call_page)
    assert "vain haun ollessa auki" in text_of(late)
    assert "haku on sulkeutunut" in text_of(step(stranger, place, why="Myöhässä"))
    (application,) = all_of_them()
    assert application.why == ""


def test_whose_own_page_is_open_is_asked_nothing_again(apply: Apply, call_page: CallPage, stranger: Client):
    person = apply("Hylje").person
    withdraw_application(application=all_of_them()[0], at=timezone.now(), by=None)
    opened(stranger, give_link(person=person, way=Way.EMAIL, by=None)[1])
    page = stranger.get(f"{call_page.url}apply/").content.decode()
    assert "calling_name" not in page
    assert "Hylje" not in page

    assert stranger.post(f"{call_page.url}apply/", {"key": str(uuid.uuid4())}).status_code == 302
    with everyones():
        assert Person.objects.count() == 1


def test_somebody_elses_application_is_not_there(apply: Apply, stranger: Client):
    mine, other = apply("Norppa"), apply("Kuutti")
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    for screen in ("words", "needs", "check", "later", "sent", "withdraw"):
        assert stranger.get(f"/own/application/{other.reference}/{screen}/").status_code == 404
        assert step(stranger, f"/own/application/{other.reference}/{screen}/").status_code == 404


def test_what_was_sent_can_be_changed_and_taken_back_while_the_call_is_open(apply: Apply, stranger: Client):
    mine = apply("Norppa", experience="Perhetyö")
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    step(stranger, f"/own/application/{mine.reference}/words/", why="Parempi syy", experience="Perhetyö")
    mine.refresh_from_db()
    assert (mine.why, mine.state) == ("Parempi syy", ApplicationState.SENT)

    address = f"/own/application/{mine.reference}/withdraw/"
    assert "poistetaan heti" in text_of(stranger.get(address))
    assert stranger.post(address).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.why, mine.experience) == (ApplicationState.WITHDRAWN, "", "")
    assert mine.reference not in stranger.get("/own/").content.decode()


def test_staff_writes_down_who_applies_on_paper(call: Call, keeping: Client):
    address = f"/admin/calls/{call.pk}/apply/"
    assert "Lue tämä ensin" in keeping.get(address).content.decode()
    told = {"calling_name": "Paperi", "phone": "040 123 4567", "why": "Kokemusta on", "channel": "paper"}
    told["language"] = "sv"
    key = str(uuid.uuid4())
    assert keeping.post(address, {**told, "why": "", "key": key}).status_code == 422
    assert [keeping.post(address, {**told, "key": key}).status_code for _click in range(2)] == [302, 302]

    (application,) = all_of_them()
    assert (application.state, application.channel, application.why) == ("sent", "paper", "Kokemusta on")
    assert application.person.language == "sv"


def test_form_of_one_applicant_takes_no_words_of_another(call: Call, keeping: Client):
    address, key = f"/admin/calls/{call.pk}/apply/", str(uuid.uuid4())
    told = {"phone": "040 123 4567", "channel": "paper", "language": "fi", "key": key}
    keeping.post(address, {**told, "calling_name": "Ensimmäinen", "why": "Oma syy"})
    second = keeping.post(address, {**told, "calling_name": "Toinen", "why": "Toinen syy"})

    assert second.status_code == 422
    assert "on jo lähetetty" in second.content.decode()
    assert [application.why for application in all_of_them()] == ["Oma syy"]


def test_going_on_later_from_the_last_page_sends_nothing(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page)["Location"]
    step(stranger, place, why="Mietin vielä")
    later = step(stranger, place.replace("/words/", "/check/"), later="1")
    assert later["Location"].endswith("/later/")
    (application,) = all_of_them()
    assert application.state == ApplicationState.DRAFT
    assert not Letter.objects.filter(kind="application_received").exists()


def test_draft_is_kept_while_the_call_is_open(call_page: CallPage, call: Call, stranger: Client):
    today = timezone.localdate()
    Call.objects.filter(pk=call.pk).update(closes_on=today + 80 * DAY, answers_on=today + 90 * DAY)
    begin(stranger, call_page)
    assert forget_applicants(today=today + 80 * DAY, by=None) == 0
    assert forget_applicants(today=today + 81 * DAY, by=None) == 1


def test_call_whose_page_is_taken_down_takes_nothing(call_page: CallPage, stranger: Client):
    place = begin(stranger, call_page)["Location"]
    council = call_page.get_parent()
    call_page.unpublish()
    assert "haku on sulkeutunut" in text_of(step(stranger, place, why="Myöhässä"))
    assert "Etsii jäseniä" not in text_of(stranger.get(council.url))


def test_what_is_kept_follows_the_days_of_the_call(apply: Apply, call: Call, call_page: CallPage):
    mine = apply(needs={"access": "Hissi"})
    later = call.answers_on + 60 * DAY
    republished(call_page, closes_on=call.closes_on + 60 * DAY, answers_on=later)
    forget_on = mine.forget_on
    mine.refresh_from_db()
    with everyones():
        assert Need.objects.get().event_on == later
    assert mine.forget_on > forget_on


def test_own_copy_tells_in_words_what_was_ticked(apply: Apply):
    mine = apply(service="families,older")
    told = next(table for table in known_of(mine.person_id) if table.name == "hakemukset")
    assert dict(told.rows[0].values)["palvelut"] == "lapsiperheiden palvelut, iäkkäiden palvelut"


def test_draft_is_forgotten_in_thirty_days_with_the_person(call_page: CallPage, stranger: Client):
    begin(stranger, call_page)
    today = timezone.localdate()
    assert forget_applicants(today=today + 29 * DAY, by=None) == 0
    assert forget_applicants(today=today + 30 * DAY, by=None) == 1
    with everyones():
        assert not Person.objects.exists()
    assert not all_of_them()
    assert not Letter.objects.exclude(person="").exists()


def test_somebody_with_another_part_is_not_forgotten(apply: Apply, koske, closed):
    mine = apply()
    make_part(mine.person, koske)
    assert forget_applicants(today=timezone.localdate() + 900 * DAY, by=None) == 0
    with everyones():
        assert Person.objects.count() == 1


def test_erased_applicant_leaves_nothing(apply: Apply, administrator: User):
    mine = apply("Norppa", why="Merellinen syy hakea mukaan")
    erase_person(person=mine.person_id, by=administrator)
    assert not all_of_them()
