"""The message with the code, and the thread that hands it to the mail server."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext, override

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
log = logging.getLogger(__name__)
_postmen = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sign-in-mail")
"""Threads, so that an answer comes as quickly for an address that no message goes to."""


def code_message(*, to: str, code: str, minutes: int, language: str) -> EmailMessage:
    """The code. The subject does not tell what it is about."""
    with override(language):
        parts = (
            gettext("Your code is:"),
            code,
            gettext("It can be used for %(minutes)s minutes, in the window where you asked for it.")
            % {"minutes": minutes},
            gettext("If you did not ask for a code, you need not do anything. Give the code to nobody."),
        )
        return EmailMessage(subject=gettext("A message from Pajaverkko"), body="\n\n".join(parts) + "\n", to=[to])


def hand_over(message: EmailMessage | None) -> "Future[None]":
    """Send at once, beside the request; None goes the same way and is dropped at its end."""
    if message is not None and settings.EMAIL_BACKEND == NOWHERE:
        # One's own machine, without a mail server: the terminal is the only place to read it.
        log.warning("A message that would be sent now:\n%s", message.body)
    # The settings of the mail server are read here, in the request.
    connection = get_connection()
    return _postmen.submit(_send, message, connection)


def _send(message: EmailMessage | None, connection: BaseEmailBackend) -> None:
    if message is None:
        return
    try:
        message.connection = connection
        message.send()
    except OSError as error:
        # Where it was to go stays out of the log.
        log.error("A sign-in code did not leave: %s.", type(error).__name__)
