"""Whom a letter went to and what it said is deleted in time; the letter itself later."""

import datetime

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from base.outbox.choices import LetterState
from base.outbox.delivering import deliver_letters
from base.outbox.forgetting import forget_letters
from base.outbox.models import Letter
from base.outbox.services import forget_person_in_mails, withdraw_mails
from tests.base.outbox.conftest import At, Queue
from tests.mail import mail_server

DAY, SECOND = datetime.timedelta(days=1), datetime.timedelta(seconds=1)
BAD = "huono@posti.example"
COLUMNS = "address, subject, body"


def stored(letter: Letter) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM base_letter WHERE id = %s", [letter.pk])
        return tuple(cursor.fetchone())


def is_forgotten(letter: Letter) -> bool:
    return stored(letter) == ("", "", "")


def test_address_and_text_are_deleted_after_fourteen_days(queue: Queue, at: At) -> None:
    sent, refused, withdrawn = queue(), queue(BAD), queue(event="peruttu")
    with mail_server() as box:
        box.answers[BAD] = "550 No"
        withdraw_mails(event="peruttu", by=None)
        deliver_letters()
    ended = [sent, refused, withdrawn]

    at(14 * DAY - SECOND)
    forget_letters(timezone.localdate())
    assert not any(is_forgotten(letter) for letter in ended)

    at(14 * DAY)
    forget_letters(timezone.localdate())
    assert all(is_forgotten(letter) for letter in ended)
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["refused", "sent", "withdrawn"]


def test_letter_itself_is_deleted_after_a_year(queue: Queue, at: At) -> None:
    queue()
    with mail_server():
        deliver_letters()

    at(365 * DAY - SECOND)
    forget_letters(timezone.localdate())
    assert Letter.objects.exists()
    at(365 * DAY)
    forget_letters(timezone.localdate())
    assert not Letter.objects.exists()


def test_waiting_letter_is_not_forgotten(queue: Queue, at: At) -> None:
    letter = queue()

    at(20 * DAY)
    forget_letters(timezone.localdate())

    assert not is_forgotten(letter)


def test_letter_that_says_so_is_forgotten_as_soon_as_it_has_left(queue: Queue) -> None:
    letter, other = queue(forget_when_sent=True), queue()

    with mail_server() as box:
        deliver_letters()

    assert len(box.messages) == 2
    assert is_forgotten(letter)
    assert not is_forgotten(other)
    assert Letter.objects.get(pk=letter.pk).state == LetterState.SENT


def test_withdrawn_letter_that_says_so_is_forgotten_in_the_next_round(queue: Queue) -> None:
    letter = queue(forget_when_sent=True)
    withdraw_mails(event=letter.event, by=None)

    deliver_letters()

    assert is_forgotten(letter)


def test_refused_letter_keeps_its_address_so_that_it_may_be_sent_again(queue: Queue) -> None:
    letter = queue(BAD, forget_when_sent=True)
    with mail_server() as box:
        box.answers[BAD] = "550 No"
        deliver_letters()

    assert not is_forgotten(letter)


def test_where_letters_are_read_they_stay_readable(queue: Queue) -> None:
    letter = queue(forget_when_sent=True)

    with mail_server(), override_settings(MAILS_ARE_READABLE=True):
        deliver_letters()

    assert not is_forgotten(letter)


@pytest.mark.parametrize("is_sent", [True, False])
def test_person_is_forgotten_at_once(queue: Queue, is_sent: bool) -> None:
    letter, other = queue(person="hän"), queue()
    with mail_server() as box:
        if is_sent:
            deliver_letters()
        assert forget_person_in_mails(person="hän", by=None) == 1
        deliver_letters()

    assert is_forgotten(letter)
    assert not is_forgotten(other)
    assert len(box.messages) == 1 + is_sent
