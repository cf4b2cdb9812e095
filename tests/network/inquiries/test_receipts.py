"""Who gave an e-mail address gets a receipt there, in the language of the form."""

import uuid

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.words import is_neutral
from network.inquiries.models import AnswerRoute, Inquiry
from network.inquiries.services import MOST_RECEIPTS
from tests.factories.pajaverkko import Trunk
from tests.mail import mail_server

ADDRESS = "kysyja@posti.example"


def written(client: Client, form: str = "/contact/", **values: object) -> Inquiry:
    told = {"key": str(uuid.uuid4()), "website": "", "message": "Salainen asia", "email": ADDRESS, "phone": ""}
    client.post(form, told | values)
    return Inquiry.objects.get(key=(told | values)["key"])


@pytest.mark.parametrize(("prefix", "language"), [("", "fi"), ("/sv", "sv"), ("/en", "en")])
def test_receipt_arrives_and_repeats_nothing(site: Trunk, stranger: Client, prefix: str, language: str):
    inquiry = written(stranger, f"{prefix}/accessibility-feedback/", place="Salainen sivu")
    with mail_server() as box:
        assert deliver_letters() == 1

    (message,) = box.messages
    with override(language):
        assert message["Subject"] == gettext("Your message has arrived")
    assert box.addresses == [ADDRESS]
    assert is_neutral(message["Subject"])
    assert inquiry.reference in message.get_content()
    assert "Salainen" not in message.get_content()
    letter = Letter.objects.get()
    assert (letter.address, letter.body) == ("", "")
    assert AnswerRoute.objects.get().value == ADDRESS


def test_without_an_address_nothing_is_sent(site: Trunk, stranger: Client):
    written(stranger, email="", phone="040 123 4567")

    assert not Letter.objects.exists()


def test_sent_twice_it_has_one_receipt(site: Trunk, stranger: Client):
    key = str(uuid.uuid4())
    for _ in range(2):
        written(stranger, key=key)

    assert Letter.objects.count() == 1


def test_post_box_of_a_stranger_is_not_filled(site: Trunk, stranger: Client):
    for address in [ADDRESS, ADDRESS.upper()] * MOST_RECEIPTS:
        written(stranger, email=address)
    written(stranger, email="toinen@posti.example")

    assert Letter.objects.count() == MOST_RECEIPTS + 1
    assert Inquiry.objects.count() == 2 * MOST_RECEIPTS + 1
