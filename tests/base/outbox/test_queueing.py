"""A letter is a row of its event's transaction, once for its event, person, kind and version, and sealed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from base.outbox.choices import LetterState
from base.outbox.mail import Mail
from base.outbox.models import Letter
from base.outbox.services import queue_mail
from base.outbox.tasks import send_soon
from tests.base.outbox.conftest import Queue
from tests.mail import mail_server

ADDRESS, TEXT = "matti.meikalainen@posti.example", "Tule torstaina kello viisi."
ONE = {"event": "tapahtuma", "person": "henkilö", "kind": "kutsu"}


def test_same_letter_is_queued_once_and_stays_as_it_was(queue: Queue) -> None:
    first = queue(ADDRESS, **ONE)
    again = queue("toinen@posti.example", body="Toisin.", **ONE)

    assert again == first
    assert Letter.objects.get().address == ADDRESS


@pytest.mark.parametrize("other", [{"event": "b"}, {"person": "b"}, {"kind": "b"}, {"version": 2}])
def test_letter_of_another_event_person_kind_or_version_is_another(queue: Queue, other: dict[str, Any]) -> None:
    queue(**ONE)
    queue(**ONE | other)

    assert Letter.objects.count() == 2


def test_event_that_is_taken_back_takes_its_letter_along(
    queue: Queue, django_capture_on_commit_callbacks: Callable
) -> None:
    with mail_server() as box, django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            queue()
            transaction.set_rollback(True)
        queue(ADDRESS)

    assert box.addresses == [ADDRESS]
    assert Letter.objects.count() == 1


def test_letter_is_not_queued_outside_of_a_transaction() -> None:
    mail = Mail(subject="Viesti", body="Hei!", language="fi")

    with pytest.raises(TransactionManagementError):
        queue_mail(mail=mail, to=ADDRESS, **ONE, by=None)


def test_letter_leaves_right_after_the_commit(queue: Queue, django_capture_on_commit_callbacks: Callable) -> None:
    with mail_server() as box, django_capture_on_commit_callbacks(execute=True):
        letter = queue(ADDRESS)
        assert box.messages == []

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert box.addresses == [ADDRESS]


def test_crowd_is_left_to_the_loop_of_the_worker(queue: Queue) -> None:
    with mail_server() as box:
        first, _second = queue(), queue()
        send_soon(first.pk)

    assert box.messages == []


def test_address_and_text_are_sealed_in_the_database(queue: Queue) -> None:
    queue(ADDRESS, body=TEXT)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM base_letter")
        stored = str(cursor.fetchall())
    assert "meikalainen" not in stored
    assert "torstaina" not in stored
    assert "Viesti Pajaverkosta" not in stored
    assert Letter.objects.get().body == TEXT


def test_letter_is_called_by_its_kind_and_number(queue: Queue) -> None:
    letter = queue(ADDRESS, kind="kutsu")

    assert str(letter) == f"kutsu {letter.pk}"


@pytest.mark.parametrize("name", ["event", "person", "kind"])
@pytest.mark.parametrize("value", ["", "a@b.example", "x" * 121, "rivi\nrivi"])
def test_reference_that_may_tell_something_is_refused(queue: Queue, name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        queue(**{name: value})


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ei osoite",
        "a@b.example, c@d.example",
        "a@b.example;c@d.example",
        "Nimi <a@b.example>",
        '"a@b.example, c"@d.example',
        '"a@b.example,c"@d.example',
        '"a\x01b"@d.example',
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example\n",
        "ä@b.example",
    ],
)
def test_what_is_no_address_of_one_recipient_is_refused(queue: Queue, to: str) -> None:
    with pytest.raises(ValueError, match="address") as raised:
        queue(to or " ")

    assert to.strip() not in str(raised.value) or not to


@pytest.mark.parametrize("to", ["o'neill@posti.example", "a+b@posti.example", "a@säkylä.example"])
def test_unusual_address_is_taken(queue: Queue, to: str) -> None:
    assert queue(to).address == to
