"""Real mail servers on loopback: one that takes messages or refuses them as it is told, one that says nothing."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.test import override_settings


class Box:
    """Keeps what arrives; with `full`, says that it takes no more.

    `answers` gives the answer to a recipient, or to what was sent to one; `meets` is called at a step ("MAIL", "DATA")
    before it is answered. `recipients` has those of each message that arrived.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.full = False
        self.answers: dict[str, str] = {}
        self.answers_to_data: dict[str, str] = {}
        self.meets: Callable[[str], object] = lambda step: None

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        self.meets("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.full:
            return "452 The box is full"
        if answer := self.answers_to_data.get(envelope.rcpt_tos[0]):
            return answer
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        self.meets("DATA")
        return "250 Taken"

    @property
    def addresses(self) -> list[str]:
        """To whom messages went, in order; each went to one."""
        assert all(len(several) == 1 for several in self.recipients)
        return [several[0] for several in self.recipients]


class Session(SMTP):
    """Speaks to one client; the server knows how to let go of it."""

    server: "Server"

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.server.open.add(transport)
        super().connection_made(transport)


class Server(Controller):
    """Leaves no connection open when it stops: a later test would be told of it."""

    def __init__(self, box: Box, port: int) -> None:
        self.open: set[asyncio.Transport] = set()
        super().__init__(box, hostname="127.0.0.1", port=port)

    def factory(self) -> SMTP:
        session = Session(self.handler, **self.SMTP_kwargs)
        session.server = self
        return session

    def stop(self, no_assert: bool = False) -> None:
        asyncio.run_coroutine_threadsafe(self._let_go(), self.loop).result(10)
        super().stop(no_assert)

    async def _let_go(self) -> None:
        assert self.server is not None
        # Nobody new comes in, but those half-way do: closing the server under them would leave their sockets open.
        for listening in self.server.sockets:
            self.loop.remove_reader(listening)
        await asyncio.sleep(0.01)
        for transport in self.open:
            transport.abort()
        if others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others, timeout=5)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def speaking_to(port: int) -> Any:
    """The settings of a site whose mail server is on this port."""
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
    )


@contextmanager
def mail_server(port: int | None = None, box: Box | None = None) -> Iterator[Box]:
    """A server that the site sends its messages to, as long as the block lasts."""
    box = box or Box()
    port = port or free_port()
    controller = Server(box, port)
    controller.start()
    try:
        with speaking_to(port):
            yield box
    finally:
        controller.stop()


@contextmanager
def no_mail_server() -> Iterator[None]:
    """The site has the address of a server that is away."""
    with speaking_to(free_port()):
        yield


@contextmanager
def silent_server() -> Iterator[None]:
    """A server that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(5)
        stopped, held = threading.Event(), []

        def take() -> None:
            listening.settimeout(0.1)
            while not stopped.is_set():
                try:
                    held.append(listening.accept()[0])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=take)
        thread.start()
        try:
            with speaking_to(listening.getsockname()[1]), override_settings(EMAIL_TIMEOUT=1):
                yield
        finally:
            stopped.set()
            thread.join()
            for connection in held:
                connection.close()
