"""The connection to the mail server, and what its answers mean."""

import smtplib
from contextlib import suppress

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from base.outbox.choices import Failure
from base.outbox.mail import message_of
from base.outbox.models import Letter

TIMEOUT = 15
"""Seconds that the server may be silent. A letter takes four answers: less than the lease of a letter."""
CLOSING = 421
"""The answer of a server that takes no more mail now, whomever it is for."""


class Line:
    """One connection that several letters go through, opened when it is needed and after each break."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def open(self) -> None:
        """Raises OSError while the server is away."""
        if self._connection is None:
            self._connection = get_connection(timeout=settings.EMAIL_TIMEOUT or TIMEOUT)
            try:
                self._connection.open()
            except OSError:
                self.close()
                raise

    def send(self, letter: Letter) -> None:
        """Raises what `verdict` reads."""
        assert self._connection is not None  # noqa: S101
        self._connection.send_messages([message_of(letter)])

    def close(self) -> None:
        """A server that is gone need not be told."""
        connection, self._connection = self._connection, None
        with suppress(OSError):
            if connection is not None:
                connection.close()


def verdict(error: Exception) -> tuple[Failure, int | None]:
    """Why a letter did not leave, and the answer of the server.

    Only a lasting refusal of this recipient or this text ends a letter. What is wrong with the sender, the password
    or the server would be wrong with every letter: all of them wait until it has been mended.
    """
    code = _code(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) and code != CLOSING:
        return (Failure.REFUSED if code and code >= 500 else Failure.LATER), code
    if isinstance(error, OSError):
        return Failure.AWAY, code
    return Failure.UNREADABLE, None


def _code(error: Exception) -> int | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((code for code, _said in error.recipients.values()), None)
    code = getattr(error, "smtp_code", None)
    return code if isinstance(code, int) and 0 < code < 1_000 else None
