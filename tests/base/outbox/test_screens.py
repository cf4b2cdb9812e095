"""What administrators see of the mail: how it fares, never whom it goes to."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

from base.heartbeats import LOOPS, Heartbeat, beat
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.users import User
from tests.base.outbox.conftest import Queue
from tests.mail import mail_server

LIST, FRONT = "/admin/outbox/", "/admin/"
SECRET, TEXT = "matti.meikalainen@posti.example", "Tule torstaina kello viisi."
HOUR, MINUTE = datetime.timedelta(hours=1), datetime.timedelta(minutes=1)


@pytest.fixture
def client(signed_in: Callable, administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def _worker_is_there(db: None) -> None:
    for name in LOOPS:
        beat(name)


def shown(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def older(by: datetime.timedelta) -> None:
    Letter.objects.update(queued_at=timezone.now() - by)


def test_screen_shows_letters_without_their_secrets(queue: Queue, client: Client) -> None:
    letter = queue(SECRET, body=TEXT, kind="kutsu")

    text = shown(client)

    assert str(letter) in text
    assert letter.get_state_display() in text
    for secret in ("meikalainen", "torstaina", "Viesti Pajaverkosta", f"{LIST}{letter.pk}/"):
        assert secret not in text
    assert client.get(f"{LIST}{letter.pk}/").status_code == 404


def test_screen_opens_nothing_that_is_sealed(queue: Queue, client: Client) -> None:
    with override_settings(SEALING_KEYS=["bm90IHRoZSBrZXkgb2YgdGhlIHRlc3RzIGJ1dCBvbmU="]):
        letter = queue(kind="lukittu")

    assert f"lukittu {letter.pk}" in shown(client)


def test_letter_is_read_where_it_may_be(queue: Queue, client: Client) -> None:
    letter = queue(SECRET, body=f"{TEXT}\n<script>alert(1)</script>")

    with override_settings(MAILS_ARE_READABLE=True):
        assert f"{LIST}{letter.pk}/" in shown(client)
        text = shown(client, f"{LIST}{letter.pk}/")

    assert SECRET in text
    assert TEXT in text
    assert "<script>alert(1)" not in text


@pytest.mark.parametrize("who", ["coordinator", "worker"])
def test_screens_are_for_administrators(
    queue: Queue, signed_in: Callable, request: pytest.FixtureRequest, who: str
) -> None:
    letter = queue()
    other = signed_in(request.getfixturevalue(who))

    with override_settings(MAILS_ARE_READABLE=True):
        for address in (LIST, f"{LIST}{letter.pk}/"):
            assert other.get(address).status_code in {302, 404}
            assert other.post(address, {"letter": letter.pk}).status_code in {302, 404}
            assert Client().get(address).status_code == 302
    if who == "coordinator":
        assert gettext("Mail and worker need care") not in shown(other, FRONT)


@pytest.mark.usefixtures("_worker_is_there")
def test_letter_that_waits_for_more_than_an_hour_is_told(queue: Queue, client: Client) -> None:
    queue()
    told = gettext("Mail and worker need care")

    older(HOUR - MINUTE)
    assert told not in shown(client, FRONT)
    older(HOUR + MINUTE)
    assert told in shown(client, FRONT)
    warning = gettext("Letters have not left for more than an hour: the oldest waits since %(moment)s.").split("%")[0]
    assert warning in shown(client)
    with mail_server():
        deliver_letters()
    assert told not in shown(client, FRONT)


@pytest.mark.usefixtures("_worker_is_there")
def test_refused_letter_is_told_and_sent_again_by_a_press(queue: Queue, client: Client) -> None:
    letter = queue("huono@posti.example")
    with mail_server() as box:
        box.answers["huono@posti.example"] = "550 No"
        deliver_letters()
        assert gettext("Mail and worker need care") in shown(client, FRONT)
        assert "550" in shown(client)

        box.answers.clear()
        client.post(LIST, {"letter": letter.pk})
        deliver_letters()

    assert len(box.messages) == 1
    assert (
        gettext("This letter cannot be sent any more.")
        in client.post(LIST, {"letter": letter.pk}, follow=True).content.decode()
    )
    assert client.post(LIST, {"letter": "x"}).status_code == 404
    assert client.post(LIST, {"letter": "0"}).status_code == 404


@pytest.mark.parametrize("name", LOOPS)
@pytest.mark.usefixtures("_worker_is_there")
def test_loop_of_the_worker_that_falls_silent_is_told(client: Client, name: str) -> None:
    _label, patience = LOOPS[name]
    told = gettext("Mail and worker need care")

    Heartbeat.objects.filter(name=name).update(beat_at=timezone.now() - patience + MINUTE)
    assert told not in shown(client, FRONT)
    Heartbeat.objects.filter(name=name).update(beat_at=timezone.now() - patience - MINUTE)
    assert told in shown(client, FRONT)
    Heartbeat.objects.filter(name=name).delete()
    assert told in shown(client, FRONT)


def test_worker_that_was_never_there_is_told(client: Client) -> None:
    told = gettext("The worker has never been seen: no mail is sent and nothing is published at its hour.")

    assert told in shown(client)
    assert told in shown(client, FRONT)


@pytest.mark.usefixtures("_worker_is_there")
def test_site_without_a_mail_server_says_so(client: Client) -> None:
    with override_settings(CAN_SEND_MAIL=False):
        assert "PAJAVERKKO_SMTP" in shown(client)
    assert "PAJAVERKKO_SMTP" not in shown(client)


def test_screen_asks_as_often_for_many_letters_as_for_one(queue: Queue, client: Client) -> None:
    queue()
    shown(client)
    with CaptureQueriesContext(connection) as one:
        shown(client)
    for _ in range(5):
        queue()

    with CaptureQueriesContext(connection) as six:
        shown(client)
    assert len(six) == len(one)
