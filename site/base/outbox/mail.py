"""What the functions in the rooms' `mails.py` make: a text to one recipient, and how it becomes a message."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from base.outbox.models import Letter
from base.outbox.words import check_neutral

LONGEST_SUBJECT = 120
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]")
_CONTROL_IN_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r'[\s\x00-\x1f\x7f-\x9f"(),:;<>\[\]\\]')
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Mail:
    """A plain text. The subject and the first 120 signs of the body are shown on locked screens: they stay neutral.

    A new letter begins with a sentence that is the same for everyone; what the letter is about comes below it.
    """

    subject: str
    body: str
    language: str

    def __post_init__(self) -> None:
        """Raises ValueError for what no message may be made of; RevealingWordsError, also one, for telling words."""
        if not self.subject.strip() or len(self.subject) > LONGEST_SUBJECT or _CONTROL.search(self.subject):
            raise ValueError("The subject of a letter is one short line.")
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError("The language of a letter is a code such as fi.")
        check_neutral(self.subject, self.body)

    @property
    def text(self) -> str:
        """The body in plain lines, without signs that steer a terminal or end a string."""
        return _CONTROL_IN_TEXT.sub("", self.body.replace("\r\n", "\n").replace("\r", "\n"))


def check_address(to: str) -> None:
    """Raises ValueError unless it is the address of one recipient; the address is not repeated."""
    try:
        validate_email(to)
    except ValidationError:
        raise ValueError("This is not the address of one recipient.") from None
    if _NOT_IN_ADDRESS.search(to) or not to.rpartition("@")[0].isascii():
        raise ValueError("This is not the address of one recipient.")


def message_of(letter: Letter) -> EmailMessage:
    """The message of a letter: one recipient, the same id at every try, marked as written by a machine."""
    headers = {
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.address],
        headers=headers,
    )
