"""No word of anybody's becomes a header or a recipient."""

import random
from collections import Counter

from base.outbox.delivering import deliver_letters
from base.outbox.mail import Mail
from base.outbox.models import Letter
from base.outbox.services import queue_mail
from tests.mail import Box, mail_server

HEADERS = {
    "Auto-Submitted",
    "Content-Language",
    "Content-Transfer-Encoding",
    "Content-Type",
    "Date",
    "From",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
}
BREAKS = [
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "\u2028",
    "\u0085",
    "\x0b",
    "\x0c",
    "\x00",
    "=0D=0A",
    "%0d%0a",
    "=?utf-8?q?=0A?=",
]
LINES = [
    "Bcc: vieras@paha.example",
    "To: vieras@paha.example, toinen@paha.example",
    "Cc: <vieras@paha.example>",
    "From: vieras@paha.example",
    "Subject: muu",
    "Content-Type: text/html",
    ".\r\nRCPT TO:<vieras@paha.example>",
    "X-Vieras: 1",
]
PLACES = ("subject", "body", "to", "language")


def hostile() -> list[str]:
    """200 values that try to end a line and begin another."""
    chance = random.Random(4)
    fixed = [f"hei{end}{line}" for end in BREAKS for line in LINES]
    mixed = [
        "".join(chance.choice([*BREAKS, *LINES, "a", "ä", "🙂", " ", ",", ";", "<", ">", '"', "\\"]) for _ in range(8))
        for _ in range(200 - len(fixed))
    ]
    return fixed + mixed


def test_hostile_values_make_no_header_and_no_recipient(db: None) -> None:
    good = {"subject": "Viesti", "body": "Hei!", "to": "henkilo@posti.example", "language": "fi"}
    values = hostile()
    assert len(values) == 200
    tried = Counter()
    for number, value in enumerate(values):
        for place in PLACES:
            words = good | {place: value if place != "to" else f"a@posti.example{value}"}
            try:
                mail = Mail(subject=words["subject"], body=words["body"], language=words["language"])
                key = {"event": f"{number} {place}", "person": f"{number} {place}", "kind": "koe"}
                queue_mail(mail=mail, to=words["to"], **key, by=None)
            except ValueError:
                tried[f"{place} refused"] += 1
            else:
                tried[place] += 1

    with mail_server() as box:
        while deliver_letters():
            pass

    assert tried["body"] == 200
    assert tried["subject"] > 0
    assert tried["to"] == tried["language"] == 0
    _check(box, Letter.objects.count())


def _check(box: Box, letters: int) -> None:
    assert box.addresses == ["henkilo@posti.example"] * letters
    for message in box.messages:
        assert sorted(message.keys()) == sorted(HEADERS)
        assert message["To"] == "henkilo@posti.example"
        assert message["From"].endswith("<pajaverkko@localhost>")
        assert message.get_content_type() == "text/plain"


def test_letter_is_plain_and_says_that_a_machine_wrote_it(db: None) -> None:
    mail = Mail(subject="Meddelande från Pajaverkko", body="Hej!\n\nÅ, ä och ö.\n", language="sv")
    letter = queue_mail(mail=mail, to="henkilo@posti.example", event="e", person="p", kind="k", by=None)

    with mail_server() as box:
        deliver_letters()

    (message,) = box.messages
    assert message["Subject"] == "Meddelande från Pajaverkko"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().splitlines() == ["Hej!", "", "Å, ä och ö."]
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "sv"
    assert message["Message-ID"] == letter.message_id
    assert letter.message_id.endswith("@localhost>")
    assert len(letter.message_id) > 32
