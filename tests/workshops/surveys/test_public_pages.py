"""Answering in a browser: what is asked, told and thanked for; nothing that tells who it was."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from network.notices.choices import Purpose
from network.notices.models import Notice
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from tests.factories.network import RegionFactory
from tests.factories.people import PersonFactory, make_notice
from tests.factories.surveys import LONG, A, CollectionFactory
from tests.reading import document, headings, links, longest_form, text_of
from tests.workshops.surveys.answers import invited
from workshops.series.pages import WorkshopPage
from workshops.surveys.models import AnswerToken, BegunAnswer, Collection, FreeWords, NamedAnswer, WaitingAnswer
from workshops.surveys.services import answer, close_collection

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
SENT = {"q1": "5", "q2": "2", "q3": A, "q4": [A], "q5": "Rohkeutta", "q6": "Hyvä päivä"}


def address(collection: Collection) -> str:
    return f"/survey/{collection.code}/"


def visiting(person: Person) -> Client:
    """A browser in which somebody's own page is open."""
    client = Client()
    client.post("/own/open/", {"token": give_link(person=person, way=Way.EMAIL, by=None)[1]})
    return client


def send(client: Client, collection: Collection, **words: object):
    return client.post(address(collection), {"key": str(uuid.uuid4()), "website": "", **SENT, **words})


def test_questions_notice_and_what_it_is_about(collection: Collection, page: WorkshopPage, stranger: Client):
    shown = stranger.get(address(collection))
    assert headings(shown)[0] == "Palaute työpajasta"
    told = text_of(shown)
    assert "Ideoiden paja" in told
    for words in ("Miltä päivä tuntui?", "1 en lainkaan", "4 paljon", "toka", "Mitä muuta?", "Ei koske minua"):
        assert words in told
    assert "Kukaan ei voi tietää, kuka vastasi mitä." in told
    assert "Mitä kertomallesi tapahtuu" in told
    assert "no-store" in shown["Cache-Control"]
    assert shown["X-Robots-Tag"] == "noindex"


def test_address_is_found_as_people_type_it(collection: Collection, stranger: Client):
    for typed in (collection.code.lower(), collection.code.replace("-", "")):
        assert stranger.get(f"/survey/{typed}/").status_code == 200
    for typed in ("X", "2222-2222", "ä" * 9):
        assert stranger.get(f"/survey/{typed}/").status_code == 404


def test_answer_arrives_and_is_thanked_for(collection: Collection, stranger: Client):
    sent = send(stranger, collection)
    assert (sent.status_code, sent["Location"]) == (302, f"{address(collection)}?done")
    assert "Vastauksesi on perillä. Kukaan ei tiedä, että se on sinun." in text_of(stranger.get(sent["Location"]))
    assert WaitingAnswer.objects.count() == 1
    assert not stranger.cookies.get("sessionid")


def test_nothing_answered_is_told_and_nothing_kept(collection: Collection, stranger: Client):
    sent = stranger.post(address(collection), {"key": str(uuid.uuid4()), "q5": " ", "q6": ""})
    assert sent.status_code == 422
    assert "Yksikin kysymys riittää." in text_of(sent)
    assert not WaitingAnswer.objects.exists()


def test_contact_details_in_own_words_are_refused_and_nothing_written_is_lost(collection: Collection, stranger: Client):
    sent = send(stranger, collection, q6="Soita 040 123 4567")
    assert sent.status_code == 422
    assert "puhelinnumero" in text_of(sent)
    assert longest_form(sent)["q5"] == ["Rohkeutta"]
    assert "one-by-one" not in document(sent).form["class"]


def test_machine_is_thanked_and_not_kept(collection: Collection, stranger: Client):
    assert send(stranger, collection, website="x").status_code == 302
    assert send(stranger, collection, website="x", later="1").status_code == 302
    assert not WaitingAnswer.objects.exists()
    assert not BegunAnswer.objects.exists()


def test_invitation_is_used_once_and_says_so(collection: Collection, stranger: Client):
    token = invited(collection)
    place = f"{address(collection)}?t={token}"
    form = longest_form(stranger.get(place))
    assert form["token"] == [token]
    assert stranger.post(address(collection), form | SENT).status_code == 302
    assert AnswerToken.objects.filter(is_used=True).count() == 2
    assert "Tällä linkillä on jo vastattu. Kiitos!" in text_of(stranger.get(place))
    assert send(stranger, collection, token=token).status_code == 422
    assert WaitingAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "opens", "closes", "told"),
    [
        ("open", 1, 3, "Tähän kyselyyn voi vastata"),
        ("open", -3, -1, "Kysely on päättynyt."),
        ("closed", -3, 3, "Kysely on päättynyt."),
    ],
)
def test_outside_of_the_days_the_page_says_so(
    collection: Collection, stranger: Client, state: str, opens: int, closes: int, told: str
):
    today = timezone.localdate()
    days = {"opens_on": today + opens * DAY, "closes_on": today + closes * DAY}
    Collection.objects.filter(pk=collection.pk).update(state=state, **days)
    shown = stranger.get(address(collection))
    assert told in text_of(shown)
    assert not document(shown).select("[name=q1]")
    send(stranger, collection)
    assert not WaitingAnswer.objects.exists()


@pytest.mark.parametrize("values", [{"state": "draft"}, {"gathers_rest": True}])
def test_what_is_not_asked_is_not_there(collection: Collection, stranger: Client, values: dict):
    Collection.objects.filter(pk=collection.pk).update(**values)
    assert stranger.get(address(collection)).status_code == 404
    assert send(stranger, collection).status_code == 404


def test_without_a_notice_nothing_is_asked(collection: Collection, stranger: Client):
    Notice.objects.all().delete()
    assert send(stranger, collection, later="1").status_code == 404
    assert not BegunAnswer.objects.exists()
    assert stranger.get(address(collection)).status_code == 404
    assert send(stranger, collection).status_code == 404
    assert not WaitingAnswer.objects.exists()


@pytest.mark.parametrize(("asked", "warned"), [(None, True), (19, True), (20, False)])
def test_small_group_is_warned(collection: Collection, stranger: Client, asked: int | None, warned: bool):
    Collection.objects.filter(pk=collection.pk).update(number_asked=asked)
    assert ("Ryhmä, jolta kysytään, on pieni" in text_of(stranger.get(address(collection)))) is warned


def test_what_was_begun_goes_on_by_the_link_alone(collection: Collection, stranger: Client):
    token = invited(collection)
    kept = stranger.post(address(collection), {"key": str(uuid.uuid4()), "q6": "Alku", "token": token, "later": "1"})
    last_day = timezone.localdate() + 14 * DAY
    assert f"{last_day.day}.{last_day.month}.{last_day.year} asti" in text_of(kept)
    (link,) = [place for place in links(kept).values() if "go-on=" in place]
    again = stranger.get(link)
    form = longest_form(again)
    assert (form["q6"], form["token"]) == (["Alku"], [token])
    stranger.post(address(collection), form | {"q6": "Alku ja loppu"})
    assert not BegunAnswer.objects.exists()
    assert "ei ole enää tallessa" in text_of(stranger.get(link.split("&")[0]))
    assert "Alku" not in text_of(stranger.get(address(collection)))


def test_without_answering_anything_nothing_is_kept_to_go_on_with(collection: Collection, stranger: Client):
    answer = stranger.post(address(collection), {"key": str(uuid.uuid4()), "later": "1"})
    assert answer.status_code == 422
    assert not BegunAnswer.objects.exists()


def test_swedish_page_is_the_same_collection(collection: Collection, stranger: Client):
    shown = text_of(stranger.get(f"/sv{address(collection)}"))
    assert "Miltä päivä tuntui? (sv)" in shown
    assert "Ingen kan veta vem som svarade vad." in shown
    assert stranger.post(f"/sv{address(collection)}", {"key": str(uuid.uuid4()), **SENT}).status_code == 302
    assert collection.waiting.count() == 1


def test_words_arrive_as_they_were_written(collection: Collection):
    strange = ['  <b>Hei</b> & "hei"  ', "Čáhci 🙂\nrivi", "\\n {% x %}", "1" * 2_000, "'; DROP TABLE x; --"]
    for words in strange:
        answer(collection=collection, told={LONG: words}, key=uuid.uuid4(), by=None)
    close_collection(collection=collection, by=None)
    assert {each.words for each in FreeWords.objects.all()} == {words.strip() for words in strange}


def test_named_survey_is_answered_with_the_own_page_open(collection: Collection, koske: Centre, stranger: Client):
    named = CollectionFactory(centre=koske, anonymity="named", about="region", about_key=None, region=RegionFactory())
    assert "Avaa ensin oma sivusi" in text_of(stranger.get(address(named)))
    assert "Avaa ensin oma sivusi" in text_of(send(stranger, named))
    visitor = visiting(PersonFactory(controller=koske.organisation))
    assert "Vastauksesi näkyy nimelläsi" in text_of(visitor.get(address(named)))
    assert send(visitor, named).status_code == 302
    assert "uusi vastaus korvaa vanhan" in text_of(visitor.get(address(named)))
    send(visitor, named, q6="Toinen")
    assert "Toinen" in NamedAnswer._base_manager.get().told
    elsewhere = visiting(PersonFactory())
    assert "Avaa ensin oma sivusi" in text_of(elsewhere.get(address(named)))
    assert not WaitingAnswer.objects.exists()


def test_notice_is_that_of_the_organisation_that_asks(koske: Centre, stranger: Client):
    make_notice(Purpose.SURVEYS, controller=koske.organisation, contact_fi="Kosken tietosuojavastaava")
    survey = CollectionFactory(centre=koske, about="region", about_key=None, region=RegionFactory())
    assert "Kosken tietosuojavastaava" in text_of(stranger.get(address(survey)))
    assert send(stranger, survey).status_code == 302


def test_invitation_goes_along_into_the_other_language(collection: Collection, stranger: Client):
    shown = stranger.get(f"{address(collection)}?t=abc")
    assert links(shown)["Svenska"] == f"/sv{address(collection)}?t=abc"
    assert not [place for place in links(shown).values() if place.startswith("?")]


def test_page_that_is_not_public_is_not_named(collection: Collection, page: WorkshopPage, stranger: Client):
    page.unpublish()
    assert "Ideoiden paja" not in stranger.get(address(collection)).content.decode()
