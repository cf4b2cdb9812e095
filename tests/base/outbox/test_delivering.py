"""What becomes of a letter by what the mail server answers; who waits for whom."""

import datetime
import logging

import pytest
from django.test import override_settings

from base.outbox.choices import Failure, LetterState
from base.outbox.delivering import deliver_letters, pause_after
from base.outbox.models import Letter
from base.outbox.services import send_again
from tests.base.outbox.conftest import NOON, At, Queue
from tests.factories.base import UserFactory
from tests.mail import Box, mail_server, no_mail_server, silent_server

SECOND, MINUTE, HOUR = (datetime.timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours"))
BAD, GOOD = "huono@posti.example", "hyva@posti.example"


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_letter_leaves_once_to_its_one_recipient(queue: Queue) -> None:
    letter = queue(GOOD)

    with mail_server() as box:
        assert [deliver_letters(), deliver_letters()] == [1, 0]

    assert box.addresses == [GOOD]
    assert fresh(letter).state == LetterState.SENT
    assert fresh(letter).attempts == 1


@pytest.mark.parametrize("step", ["answers", "answers_to_data"])
@pytest.mark.parametrize("answer", ["550 No such user", "554 Not taken"])
def test_lasting_refusal_ends_one_letter_and_the_others_go_out(queue: Queue, step: str, answer: str) -> None:
    refused, others = queue(BAD), [queue(), queue()]

    with mail_server() as box:
        getattr(box, step)[BAD] = answer
        assert deliver_letters() == 2
        assert deliver_letters() == 0

    assert (fresh(refused).state, fresh(refused).reply_code) == (LetterState.REFUSED, int(answer[:3]))
    assert {fresh(letter).state for letter in others} == {LetterState.SENT}
    assert BAD not in box.addresses


@pytest.mark.parametrize("step", ["answers", "answers_to_data"])
def test_letter_that_is_put_off_is_tried_later_and_holds_up_nobody(queue: Queue, at: At, step: str) -> None:
    greylisted, other = queue(BAD), queue()

    with mail_server() as box:
        getattr(box, step)[BAD] = "450 Later"
        assert deliver_letters() == 1
        at(5 * SECOND)
        assert deliver_letters() == 0
        assert fresh(greylisted).attempts == 1
        at(11 * SECOND)
        deliver_letters()
        getattr(box, step).clear()
        at(35 * SECOND)
        assert deliver_letters() == 1

    assert fresh(greylisted).state == fresh(other).state == LetterState.SENT
    assert fresh(greylisted).attempts == 3
    assert box.messages[-1]["Message-ID"] == greylisted.message_id


def test_pauses_double_up_to_an_hour() -> None:
    assert [pause_after(tries) for tries in (1, 2, 3)] == [10 * SECOND, 20 * SECOND, 40 * SECOND]
    assert pause_after(10) == pause_after(100_000) == HOUR


def test_letter_put_off_for_days_is_not_lost(queue: Queue, at: At) -> None:
    letter = queue(BAD)

    with mail_server() as box:
        box.answers[BAD] = "451 Later"
        for hours in range(100):
            at(hours * HOUR)
            deliver_letters()
        assert fresh(letter).state == LetterState.WAITING
        box.answers.clear()
        at(101 * HOUR)
        assert deliver_letters() == 1


@pytest.mark.parametrize("away", [no_mail_server, silent_server])
def test_server_that_is_away_or_silent_loses_nothing(queue: Queue, at: At, away) -> None:
    letters = [queue(), queue()]

    with away():
        assert deliver_letters() == 0
    assert [fresh(letter).state for letter in letters] == [LetterState.WAITING] * 2
    assert fresh(letters[0]).failure == Failure.AWAY

    at(MINUTE)
    with mail_server() as box:
        assert deliver_letters() == 2
    assert {message["Message-ID"] for message in box.messages} == {letter.message_id for letter in letters}


@pytest.mark.parametrize("answer", ["421 Closing", "452 Too much mail", "530 Sign in first"])
def test_server_that_takes_no_mail_at_all_is_away(queue: Queue, at: At, answer: str) -> None:
    """What is wrong with the sender or the server ends no letter."""

    class Closed(Box):
        async def handle_MAIL(self, server, session, envelope, address, options) -> str:  # noqa: N802
            return answer

    letters = [queue() for _ in range(5)]
    with mail_server(box=Closed()):
        assert deliver_letters() == 0
    assert {fresh(letter).state for letter in letters} == {LetterState.WAITING}
    assert sum(fresh(letter).attempts for letter in letters) == 3

    at(MINUTE)
    with mail_server():
        assert deliver_letters() == 5


def test_letter_that_breaks_the_line_holds_up_nobody(queue: Queue, at: At) -> None:
    class Breaks(Box):
        async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802
            if address == BAD:
                server.transport.abort()
            return await super().handle_RCPT(server, session, envelope, address, options)

    bad = queue(BAD)
    for _ in range(3):
        queue()
    with mail_server(box=Breaks()) as box:
        assert deliver_letters() == 3
        for seconds in range(60, 600, 60):
            at(seconds * SECOND)
            queue()
            deliver_letters()

    assert len(box.messages) == 12
    assert fresh(bad).state == LetterState.WAITING
    assert fresh(bad).attempts < 10


def test_later_letter_of_a_person_waits_for_the_earlier_one(queue: Queue, at: At) -> None:
    for number in (1, 2, 3):
        queue(f"{number}@posti.example", person="sama")

    with mail_server() as box:
        box.answers["1@posti.example"] = "450 Later"
        assert deliver_letters() == 0
        box.answers.clear()
        at(11 * SECOND)
        assert deliver_letters() == 3

    assert box.addresses == [f"{number}@posti.example" for number in (1, 2, 3)]


def test_refused_letter_lets_the_next_one_of_its_person_go(queue: Queue) -> None:
    queue(BAD, person="sama")
    queue(GOOD, person="sama")

    with mail_server() as box:
        box.answers[BAD] = "550 No"
        deliver_letters()

    assert box.addresses == [GOOD]


def test_letter_that_another_worker_took_is_left_to_it_until_its_time_is_over(queue: Queue, at: At) -> None:
    letter = queue()
    Letter.objects.update(lease_ends_at=letter.queued_at + 2 * MINUTE)

    with mail_server():
        at(MINUTE)
        assert deliver_letters() == 0
        at(2 * MINUTE)
        assert deliver_letters() == 1


@pytest.mark.parametrize("change", [{"lease_ends_at": NOON + MINUTE}, {"state": "withdrawn", "ended_at": NOON}])
def test_letter_that_another_worker_was_quicker_with_is_left_alone(queue: Queue, at: At, change: dict) -> None:
    """Between the look at what is due and the hand that takes it."""
    letter = queue()

    def meanwhile() -> bool:
        return bool(Letter.objects.filter(pk=letter.pk).update(**change))

    with mail_server() as box:
        assert deliver_letters(go_on=meanwhile) == 0

    assert box.messages == []


def test_letters_wait_where_no_mail_server_is_named(queue: Queue) -> None:
    letter = queue()

    with mail_server() as box, override_settings(CAN_SEND_MAIL=False):
        assert deliver_letters() == 0

    assert box.messages == []
    assert fresh(letter).state == LetterState.WAITING


def test_letter_without_its_key_waits_for_it_and_the_others_go_out(queue: Queue, at: At) -> None:
    with override_settings(SEALING_KEYS=["bm90IHRoZSBrZXkgb2YgdGhlIHRlc3RzIGJ1dCBvbmU="]):
        locked = queue()
    queue(GOOD)

    with mail_server() as box:
        assert deliver_letters() == 1
        assert box.addresses == [GOOD]
        locked = Letter.objects.defer("address", "subject", "body").get(pk=locked.pk)
        assert (locked.state, locked.failure) == (LetterState.WAITING, Failure.UNREADABLE)
        at(MINUTE)
        with override_settings(SEALING_KEYS=["bm90IHRoZSBrZXkgb2YgdGhlIHRlc3RzIGJ1dCBvbmU="]):
            assert deliver_letters() == 1


def test_refused_letter_is_sent_again_when_somebody_says_so(queue: Queue) -> None:
    letter = queue(BAD)
    with mail_server() as box:
        box.answers[BAD] = "550 No"
        deliver_letters()
        box.answers.clear()
        assert deliver_letters() == 0
        send_again(letter=letter, by=UserFactory())
        assert deliver_letters() == 1

    assert box.messages[0]["Message-ID"] == letter.message_id


def test_log_does_not_repeat_what_the_server_said(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    queue(BAD)
    caplog.set_level(logging.DEBUG)

    with mail_server() as box:
        box.answers[BAD] = f"550 <{BAD}> is not here"
        deliver_letters()

    ours = [record.getMessage() for record in caplog.records if record.name.startswith("base.")]
    assert any("refused 550" in message for message in ours)
    assert BAD not in str(ours)


def test_worker_that_stops_takes_no_further_letter(queue: Queue) -> None:
    for _ in range(3):
        queue()
    going = iter([True, False])

    with mail_server():
        assert deliver_letters(go_on=lambda: next(going)) == 1
    assert Letter.objects.filter(state=LetterState.WAITING, lease_ends_at=None).count() == 2
