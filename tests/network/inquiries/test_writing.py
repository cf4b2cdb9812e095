"""Anybody writes to the keepers of the site, without a name, an account or a script; each form has its notice."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from network.inquiries.models import AnswerRoute, Inquiry
from network.notices.choices import Purpose
from network.notices.models import NoticeVersion
from tests.factories.pajaverkko import Trunk
from tests.pajaverkko.test_bad_input import ODD_WORDS
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db

CONTACT, FEEDBACK = "/contact/", "/accessibility-feedback/"
FORMS = {CONTACT: Purpose.CONTACT, FEEDBACK: Purpose.ACCESSIBILITY}
CODE = "131052-308T"


@pytest.fixture(autouse=True)
def _site(site: Trunk) -> None:
    """Front pages, and a notice in force for each form."""


def filled(**others: object) -> dict[str, object]:
    """What a browser sends when the form has been filled in."""
    return {
        "key": str(uuid.uuid4()),
        "website": "",
        "place": "",
        "message": "Tekstiä ei voi suurentaa.",
        "email": "",
        "phone": "",
    } | others


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize(("prefix", "language"), [("", "fi"), ("/sv", "sv"), ("/en", "en")])
def test_message_is_kept_in_the_language_of_its_sender(stranger: Client, address: str, prefix: str, language: str):
    shown = stranger.get(prefix + address)
    answer = stranger.post(prefix + address, filled(), follow=True)

    kept = Inquiry.objects.get()
    assert (shown.status_code, answer.status_code) == (200, 200)
    assert document(shown).html["lang"] == language
    assert (kept.purpose, kept.message, kept.language) == (FORMS[address], "Tekstiä ei voi suurentaa.", language)
    with override(language):
        assert gettext("What you wrote has arrived.") in text_of(answer)


def test_form_works_with_what_a_page_without_scripts_sends(stranger: Client):
    page = document(stranger.get(FEEDBACK))
    form = page.select_one("main form")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name], textarea[name]")}
    assert form["method"] == "post"

    stranger.post(form["action"], values | {"message": "Kuvassa on tekstiä."})

    assert Inquiry.objects.get().message == "Kuvassa on tekstiä."


@pytest.mark.parametrize("address", FORMS)
def test_nobody_is_asked_who_they_are(stranger: Client, address: str):
    names = {field["name"] for field in document(stranger.get(address)).select("main form [name]")}

    assert names - {"csrfmiddlewaretoken", "key", "website"} <= {"place", "message", "email", "phone"}
    wanted = {name for name in ("place", "message", "email", "phone") if _refused_without(stranger, address, name)}
    assert wanted == {"message"}


def _refused_without(client: Client, address: str, name: str) -> bool:
    return client.post(address, filled(**{name: ""})).status_code == 422


@pytest.mark.parametrize("address", FORMS)
def test_form_without_a_notice_in_force_takes_nothing(stranger: Client, address: str):
    NoticeVersion.objects.filter(notice__purpose=FORMS[address]).delete()

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, filled()).status_code == 404
    assert not Inquiry.objects.exists()
    other = next(place for place in FORMS if place != address)
    assert stranger.get(other).status_code == 200


def test_sending_twice_and_loading_the_receipt_anew_make_one(stranger: Client):
    values = filled(email="kysyja@posti.example")
    places = {stranger.post(CONTACT, values)["Location"] for _ in range(3)}
    for place in places:
        stranger.get(place)

    assert len(places) == 1
    assert Inquiry.objects.count() == AnswerRoute.objects.count() == 1


def test_field_that_no_person_sees_keeps_machines_out(stranger: Client):
    answer = stranger.post(CONTACT, filled(website="https://spam.example"))

    assert answer["Location"] == f"{CONTACT}?done"
    assert stranger.get(answer["Location"]).status_code == 200
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("field", ["message", "place", "email", "phone", "website", "key", "x"])
@pytest.mark.parametrize("address", FORMS)
def test_identity_code_is_refused_at_the_field_and_kept_nowhere(stranger: Client, address: str, field: str):
    answer = stranger.post(address, filled(**{field: f"Olen {CODE}"}))

    assert not Inquiry.objects.exists()
    if field != "website":
        assert answer.status_code == 422
    if field in {"message", "email", "phone"}:
        assert document(answer).select_one(f'[role=alert] a[href="#id_{field}"]')


@pytest.mark.parametrize("words", ["Soita 040 123 4567", "Kirjoita minulle: kysyja@posti.example"])
def test_contact_data_is_for_its_own_fields(stranger: Client, words: str):
    answer = stranger.post(CONTACT, filled(message=words))

    assert answer.status_code == 422
    assert document(answer).select_one('[role=alert] a[href="#id_message"]')
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "ei osoite"),
        ("email", '"a, b"@kunta.example'),
        ("email", f"{'x' * 250}@kunta.example"),
        ("phone", "soita äidille"),
        ("phone", "1"),
        ("phone", "0" * 31),
        ("phone", "040 123 4567\r\nBcc: x"),
        ("message", "x" * 4_001),
        ("message", "   "),
        ("key", "ei avain"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_not_lost(stranger: Client, field: str, value: str):
    answer = stranger.post(FEEDBACK, filled(place="Etusivu", **{field: value}))

    assert answer.status_code == 422
    assert document(answer).select_one("[name=place]")["value"] == "Etusivu"
    assert not Inquiry.objects.exists()


def test_ways_to_answer_lie_sealed_and_apart(stranger: Client):
    stranger.post(CONTACT, filled(email="Kysyja@Posti.example", phone="+358 40 123  4567"))

    told = {route.kind: route.value for route in AnswerRoute.objects.all()}
    assert told == {"email": "kysyja@posti.example", "phone": "+358 40 123 4567"}
    stored = f"{list(Inquiry.objects.values())}{list(AnswerRoute.objects.extra(select={'raw': 'value'}).values('raw'))}"
    assert "4567" not in stored
    assert "posti.example" not in stored


def test_nobody_is_asked_for_an_address_that_no_answer_can_be_sent_to(stranger: Client, settings):
    settings.CAN_SEND_MAIL = False

    assert document(stranger.get(CONTACT)).select("[name=email]") == []
    stranger.post(CONTACT, filled(email="kysyja@posti.example", phone="040 123 4567"))
    assert [route.kind for route in AnswerRoute.objects.all()] == ["phone"]


@pytest.mark.parametrize("name", ODD_WORDS)
@pytest.mark.parametrize("field", ["message", "place", "email", "phone"])
def test_odd_words_are_kept_or_refused_and_never_run(stranger: Client, name: str, field: str):
    answer = stranger.post(FEEDBACK, filled(**{field: ODD_WORDS[name]}))

    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("address", [*FORMS, f"{CONTACT}?done", f"{CONTACT}?done=ABCD-2345"])
def test_form_is_never_kept_by_a_cache(stranger: Client, address: str):
    assert "no-store" in stranger.get(address)["Cache-Control"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("/materiaalit/", "/materiaalit/"),
        ("/sv/material/?q=sana#kohta", "/sv/material/"),
        ("", ""),
        ("materiaalit", ""),
        ("https://muualla.example/", ""),
        ("//muualla.example/", ""),
        ("/\\muualla.example/", ""),
        ("///muualla.example", ""),
        ("javascript:alert(1)", ""),
        ("/a\nb", ""),
        ("/" + "x" * 300, ""),
        ('/"><script>alert(1)</script>', '/"><script>alert(1)</script>'),
    ],
)
def test_page_is_named_beforehand_only_by_an_own_path(stranger: Client, told: str, shown: str):
    answer = stranger.get(FEEDBACK, {"from": told})

    page = document(answer)
    assert page.select_one("[name=place]").get("value", "") == shown
    assert page.select_one("main form")["action"] == FEEDBACK
    assert "<script>alert" not in answer.content.decode()
    assert not [link for link in page.select("main a[href]") if "muualla" in link["href"]]


def test_receipt_tells_the_reference_and_the_last_day(stranger: Client, clock):
    clock(datetime.datetime(2026, 11, 30, 22, 30, tzinfo=datetime.UTC))
    answer = stranger.post(FEEDBACK, filled(), follow=True)

    reference = Inquiry.objects.get().reference
    assert answer.redirect_chain[-1][0] == f"{FEEDBACK}?done={reference}"
    # Half past midnight in Helsinki: it arrived on 1 December.
    assert reference in text_of(answer)
    assert "15.12.2026" in text_of(answer)
    assert "Tekstiä" not in text_of(answer)


def test_reference_of_nothing_and_of_the_other_form_tell_the_same(stranger: Client):
    stranger.post(CONTACT, filled())
    reference = Inquiry.objects.get().reference

    foreign, missing = (text_of(stranger.get(f"{FEEDBACK}?done={one}")) for one in (reference, "ABCD-2345"))
    assert foreign == missing
    assert reference not in foreign
