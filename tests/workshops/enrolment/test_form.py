"""The form below a workshop, as somebody without an account sends it."""

import datetime
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from base.controlled import everyones
from network.people.models import ContactRoute, Need, Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from tests.factories.base import translated
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of
from tests.workshops.enrolment.places import CONFIRMED, WAITING, come, make_workshop, open_workshop, states
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
TOLD = {"calling_name": "Norppa", "email": "norppa@posti.example"}


def address_of(gathering: Gathering) -> str:
    page = leading_version(gathering.workshop_key)
    assert page
    return f"{page.url}enrol/"


def send(client: Client, gathering: Gathering, **told: object):
    return client.post(address_of(gathering), {"key": str(uuid.uuid4()), **TOLD, **told})


def test_somebody_enrols_and_is_told_what_they_got(stranger: Client, workshop: Gathering):
    asked = stranger.get(address_of(workshop)).content.decode()
    assert "Enää muutama paikka vapaana" in asked
    assert 'autocomplete="nickname"' in asked
    assert 'autocomplete="email"' in asked
    assert 'autocomplete="tel"' in asked
    assert "Mitä kertomallesi tapahtuu" in asked

    key = re.search(r'name="key" value="([\w-]+)"', asked)
    assert key
    sent = send(stranger, workshop, key=key.group(1))
    thanks = stranger.get(sent["Location"])

    assert sent.status_code == 302
    assert sent["Location"].startswith(f"{address_of(workshop)}?done=")
    assert "Sinulla on paikka." in thanks.content.decode()
    assert "Norppa" not in thanks.content.decode()
    assert "no-store" in thanks["Cache-Control"]
    assert states(workshop) == [(1, CONFIRMED)]


def test_two_clicks_and_the_way_back_make_one_enrolment(stranger: Client, workshop: Gathering):
    key = str(uuid.uuid4())
    places = [send(stranger, workshop, key=key)["Location"] for _click in range(3)]

    assert len(set(places)) == 1
    assert len(states(workshop)) == 1
    with everyones():
        assert Person.objects.count() == 1


def test_full_workshop_says_so_and_gives_a_number_in_the_line(stranger: Client, workshop: Gathering):
    for _number in range(3):
        come(workshop)

    asked = stranger.get(address_of(workshop)).content.decode()
    assert "Täynnä, jonoon voi ilmoittautua" in asked
    assert "Ilmoittaudu jonoon" in asked
    thanks = stranger.get(send(stranger, workshop)["Location"]).content.decode()
    assert "Olet jonossa numero 2." in thanks


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"calling_name": ""}, "pakollinen"),
        ({"calling_name": "N" * 10_000}, "enintään 60"),
        ({"email": ""}, "Kerro yksi tapa tavoittaa sinut."),
        ({"email": "norppa"}, "sähköpostiosoite"),
        ({"email": "", "phone": "soita äidille"}, "Kirjoita puhelinnumero numeroilla"),
        ({"email": "", "phone": "12"}, "Kirjoita puhelinnumero numeroilla"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(stranger: Client, workshop: Gathering, told, sentence):
    answer = send(stranger, workshop, other="", diet="pähkinätön", **told)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert sentence.lower() in page.lower()
    assert "pähkinätön" in page
    assert "<details open>" in page
    assert states(workshop) == []


@pytest.mark.parametrize(
    "phone",
    [
        "040 123 4567", "0401234567", "+358 40 123 4567", "+358401234567", "00358 40 1234567",
        "040-1234567", "(040) 123 4567", "+358 (0)40 123 4567", "040/1234567", "040.123.4567",
    ],
)  # fmt: skip
def test_telephone_is_taken_in_any_spelling(stranger: Client, workshop: Gathering, phone: str):
    assert send(stranger, workshop, email="", phone=phone).status_code == 302
    with everyones():
        assert ContactRoute.objects.get().value == phone


@pytest.mark.parametrize("name", ["🦭 Norppa", "نورپا", "=cmd()", "O'Neill", "Null", "ǯǩǧõ"])
def test_name_is_kept_as_it_was_told(stranger: Client, workshop: Gathering, name: str):
    assert send(stranger, workshop, calling_name=name).status_code == 302
    with everyones():
        assert Person.objects.get().calling_name == name


def test_line_breaks_in_a_name_do_no_harm(stranger: Client, workshop: Gathering):
    answer = send(stranger, workshop, calling_name="Norppa\r\nBcc: x@y.example")
    assert answer.status_code == 422
    assert "Norppa" in document(answer).select_one("[name=calling_name]")["value"]
    assert states(workshop) == []


def test_needs_are_kept_apart(stranger: Client, workshop: Gathering):
    send(stranger, workshop, access="pyörätuoli")

    with everyones():
        assert Need.objects.get().access == "pyörätuoli"


def test_machine_is_answered_kindly_and_not_kept(stranger: Client, workshop: Gathering):
    answer = send(stranger, workshop, website="https://x.example")

    assert answer.status_code == 302
    assert "Kiitos" in stranger.get(answer["Location"]).content.decode()
    assert states(workshop) == []


def closed(gathering: Gathering) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(state=GatheringState.CLOSED)


def cancelled(gathering: Gathering) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(state=GatheringState.CANCELLED)


def past(gathering: Gathering) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - datetime.timedelta(hours=1))


def not_yet(gathering: Gathering) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(opens_at=timezone.now() + datetime.timedelta(hours=1))


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        (closed, "Ilmoittautuminen on päättynyt."),
        (cancelled, "Työpaja on peruttu."),
        (past, "Työpaja on jo pidetty."),
        (not_yet, "Ilmoittautuminen ei ole vielä alkanut."),
    ],
)
def test_who_comes_too_late_or_early_is_told_why_and_loses_nothing(
    stranger: Client, workshop: Gathering, happens, sentence: str
):
    happens(workshop)
    asked, sent = stranger.get(address_of(workshop)), send(stranger, workshop)

    assert asked.status_code == 200
    assert '<form class="public-form' not in asked.content.decode()
    assert sent.status_code == 422
    assert sentence in sent.content.decode()
    assert "norppa@posti.example" in sent.content.decode()
    assert states(workshop) == []


def test_workshop_without_enrolment_asks_nothing(stranger: Client, series: SeriesPage):
    answer = stranger.get(address_of(make_workshop(series)))

    assert "Tähän työpajaan ei voi ilmoittautua täällä." in answer.content.decode()


def test_unknown_workshop_is_not_found(stranger: Client, workshop: Gathering):
    assert stranger.get("/koske/rakenne/ei-ole/enrol/").status_code == 404


def test_finnish_and_swedish_pages_fill_the_same_places(stranger: Client, workshop: Gathering):
    page = leading_version(workshop.workshop_key)
    assert page
    swedish: Page = translated(page, "sv", title="Verkstad")
    address = f"{swedish.url}enrol/"
    asked = stranger.get(address).content.decode()
    assert "Bara några platser är lediga" in asked

    send(stranger, workshop)
    stranger.post(address, {"key": str(uuid.uuid4()), **TOLD})
    send(stranger, workshop)

    assert [state for _number, state in states(workshop)] == [CONFIRMED, CONFIRMED, WAITING]
    with everyones():
        assert sorted(Person.objects.values_list("language", flat=True)) == ["fi", "fi", "sv"]


def test_several_workshops_of_a_series_are_chosen_in_one_form(
    stranger: Client, series: SeriesPage, workshop: Gathering
):
    other, third = open_workshop(series, title="Toinen paja"), open_workshop(series)
    assert "Toinen paja" in stranger.get(address_of(workshop)).content.decode()

    thanks = stranger.get(send(stranger, workshop, workshops=[other.pk])["Location"]).content.decode()

    assert thanks.count("Sinulla on paikka.") == 2
    assert (len(states(workshop)), len(states(other)), states(third)) == (1, 1, [])


def test_other_workshop_that_closed_meanwhile_is_said_in_words(
    stranger: Client, series: SeriesPage, workshop: Gathering
):
    other, _third = open_workshop(series), open_workshop(series)
    closed(other)
    answer = send(stranger, workshop, workshops=[other.pk])

    assert answer.status_code == 422
    assert "ei voi enää ilmoittautua" in text_of(answer)
    assert str(other.pk) not in document(answer).select_one("#wrong").get_text()
    assert states(workshop) == states(other) == []


@pytest.mark.parametrize("key", ["", "ei avain"])
def test_form_with_a_broken_key_gets_a_new_one(stranger: Client, workshop: Gathering, key: str):
    answer = send(stranger, workshop, key=key)
    assert answer.status_code == 422
    assert "ei tullut perille kokonaisena" in text_of(answer)

    fields = document(answer).select("form.public-form input[name]:not([type=checkbox])")
    again = {field["name"]: field.get("value", "") for field in fields}
    assert again["calling_name"] == TOLD["calling_name"]
    assert stranger.post(address_of(workshop), again).status_code == 302
    assert states(workshop) == [(1, CONFIRMED)]


def test_whole_series_takes_later_workshops_along(stranger: Client, series: SeriesPage, workshop: Gathering):
    open_workshop(series)
    assert send(stranger, workshop, whole_series="on").status_code == 302

    assert states(open_workshop(series)) == [(1, CONFIRMED)]


def test_whose_own_page_is_open_is_asked_nothing_again(stranger: Client, series: SeriesPage, workshop: Gathering):
    person = come(workshop, name="Hylje").person
    other = open_workshop(series)
    assert opened(stranger, give_link(person=person, way=Way.EMAIL, by=None)[1]) == 302
    page = stranger.get(address_of(other)).content.decode()
    assert "calling_name" not in page
    assert "Hylje" not in page

    assert stranger.post(address_of(other), {"key": str(uuid.uuid4())}).status_code == 302
    assert [one.person for one in other.enrolments.all()] == [person]


def test_form_that_was_begun_for_somebody_else_enrols_them_though_an_own_page_is_open(
    stranger: Client, workshop: Gathering
):
    person = come(workshop, name="Hylje").person
    assert opened(stranger, give_link(person=person, way=Way.EMAIL, by=None)[1]) == 302
    assert send(stranger, workshop).status_code == 302

    names = [one.person.calling_name for one in workshop.enrolments.order_by("number")]
    assert names == ["Hylje", TOLD["calling_name"]]


def test_page_of_the_workshop_leads_to_the_form_while_it_is_open(stranger: Client, workshop: Gathering):
    page = leading_version(workshop.workshop_key)
    assert page
    assert f'href="{page.url}enrol/"' in stranger.get(page.url).content.decode()

    closed(workshop)
    told = stranger.get(page.url).content.decode()
    assert f'href="{page.url}enrol/"' not in told
    assert "Ilmoittautuminen on päättynyt." in told


def test_who_is_enrolled_stands_on_no_page(stranger: Client, workshop: Gathering):
    come(workshop, name="Salanimi", email="salanimi@posti.example")
    page = leading_version(workshop.workshop_key)
    assert page

    for address in (page.url, address_of(workshop), page.get_parent().url):
        assert "alanimi" not in stranger.get(address).content.decode()


def test_forged_reference_tells_nothing(stranger: Client, workshop: Gathering):
    answer = stranger.get(f"{address_of(workshop)}?done=AAAA-BBBB")

    assert answer.status_code == 200
    assert "Sinulla on paikka." not in answer.content.decode()
