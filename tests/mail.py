"""A real mail server on loopback, and the messages that reached it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


class Box:
    """Keeps what arrives; with `full`, says that it takes no more."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.full = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.full:
            return "452 The box is full"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Taken"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def mail_server() -> Iterator[Box]:
    """A server that the site sends its messages to, as long as the block lasts."""
    box = Box()
    port = _free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
        ):
            yield box
    finally:
        controller.stop()
