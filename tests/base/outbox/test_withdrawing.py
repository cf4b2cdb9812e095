"""What no longer applies is taken back instead of sent late."""

import datetime

from base.outbox.choices import LetterState
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.services import withdraw_mails
from tests.base.outbox.conftest import At, Queue
from tests.mail import mail_server

MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)
BAD = "huono@posti.example"


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_withdrawn_letters_do_not_leave(queue: Queue) -> None:
    one = {"event": "sama", "person": "a"}
    taken_back = [queue(**one, kind="kutsu"), queue(event="sama", person="b", kind="kutsu")]
    other_kind, other_event = queue(**one, kind="peruutus"), queue(kind="kutsu")

    assert withdraw_mails(event="sama", kinds=["kutsu"], person="b", by=None) == 1
    assert withdraw_mails(event="sama", kinds=["kutsu"], by=None) == 1
    with mail_server() as box:
        assert deliver_letters() == 2

    assert {fresh(letter).state for letter in taken_back} == {LetterState.WITHDRAWN}
    assert {message["Message-ID"] for message in box.messages} == {other_kind.message_id, other_event.message_id}
    assert withdraw_mails(event="sama", by=None) == 0


def test_letter_that_applies_no_more_is_withdrawn_instead_of_sent_late(queue: Queue, at: At) -> None:
    late = queue(apply_until=datetime.datetime(2026, 11, 26, 13, tzinfo=datetime.UTC))
    good = queue(apply_until=datetime.datetime(2026, 11, 26, 15, tzinfo=datetime.UTC))

    at(HOUR)
    with mail_server():
        assert deliver_letters() == 1

    assert (fresh(late).state, fresh(good).state) == (LetterState.WITHDRAWN, LetterState.SENT)


def test_letter_that_was_withdrawn_while_it_was_on_its_way_does_not_come_back(queue: Queue, at: At) -> None:
    letter = queue(BAD)
    with mail_server() as box:
        box.answers[BAD] = "450 Later"
        Letter.objects.filter(pk=letter.pk).update(lease_ends_at=letter.queued_at + MINUTE)
        withdraw_mails(event=letter.event, by=None)
        at(HOUR)
        assert deliver_letters() == 0

    assert fresh(letter).state == LetterState.WITHDRAWN
