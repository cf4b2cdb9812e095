"""Readers over real HTTP who ask again and again, each on a connection that stays open, for a while."""

import re
import selectors
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

HEADS_END = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
PATIENCE = 30
"""Seconds without any answer after which a measurement fails."""


PAGES_OF_A_READER = 20
"""Answers of a fast page after which another reader comes on a connection of their own: else whichever process took a
connection first would answer alone. Where an answer takes longer each reader has one.
"""


@dataclass(frozen=True)
class Measured:
    """What readers got over so many seconds: how long each answer took, in seconds, the quickest first; and the bytes
    of one with its heads.
    """

    took: Sequence[float]
    seconds: float
    size: int

    @property
    def number(self) -> int:
        return len(self.took)

    @property
    def per_second(self) -> float:
        return self.number / self.seconds

    @property
    def p50(self) -> float:
        return self._within(50)

    @property
    def p95(self) -> float:
        return self._within(95)

    @property
    def p99(self) -> float:
        return self._within(99)

    def _within(self, part: int) -> float:
        """Milliseconds in which so many of a hundred came."""
        return 1000 * self.took[self.number * part // 100]


def together(parts: Sequence[Measured]) -> Measured:
    """What was measured in several turns."""
    took = sorted(each for part in parts for each in part.took)
    return Measured(took, sum(part.seconds for part in parts), parts[-1].size)


class Reader:
    """One connection, which asks anew as soon as it has an answer."""

    def __init__(self, host: str, port: int, asked: bytes) -> None:
        self.host, self.port, self.asked = host, port, asked
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection((self.host, self.port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.got, self.wanted, self.answered = b"", 0, 0

    def ask(self) -> None:
        self.got, self.wanted, self.began = b"", 0, time.perf_counter()
        self.socket.sendall(self.asked)

    def read(self) -> tuple[int, bool]:
        """Takes what has come: the size of the answer when it is whole, else nought; and whether the server has closed
        the connection. Raises for a bad answer.
        """
        try:
            more = self.socket.recv(1 << 18)
        except ConnectionError:
            more = b""
        if not more:
            return 0, True
        self.got += more
        if not self.wanted and HEADS_END in self.got:
            heads, _, _rest = self.got.partition(HEADS_END)
            status = int(heads.split(b" ", 2)[1])
            if status not in {200, 304}:
                raise RuntimeError(f"The server answered {status}.")
            found = LENGTH.search(heads)
            if not found:
                raise RuntimeError("The answer does not tell how long it is.")
            self.wanted = len(heads) + len(HEADS_END) + int(found[1])
        if not self.wanted or len(self.got) < self.wanted:
            return 0, False
        self.answered += 1
        return self.wanted, False


def read_for(
    address: str,
    seconds: float,
    *,
    readers: int = 8,
    heads: Mapping[str, str] | None = None,
    pages: int = PAGES_OF_A_READER,
) -> Measured:
    """So many readers ask for an address for so long, each for so many pages on a connection.

    Connections that the server ends are opened again. Everybody waits for the last answer: one that is left behind
    would be counted for nobody, and still be made while the next ones are measured.
    """
    place, asked = urlsplit(address), _asked(address, heads or {})
    chosen = selectors.DefaultSelector()
    for _reader in range(readers):
        reader = Reader(str(place.hostname), place.port or 80, asked)
        chosen.register(reader.socket, selectors.EVENT_READ, reader)
        reader.ask()
    took: list[float] = []
    size, began = 0, time.perf_counter()
    while chosen.get_map():
        ready = chosen.select(timeout=PATIENCE)
        if not ready:
            raise RuntimeError("Nobody got an answer.")
        for key, _events in ready:
            reader = key.data
            whole, is_closed = reader.read()
            if whole:
                size = whole
                took.append(time.perf_counter() - reader.began)
            elif not is_closed:
                continue
            is_over = time.perf_counter() - began >= seconds
            if is_over or is_closed or reader.answered >= pages:
                chosen.unregister(reader.socket)
                reader.socket.close()
                if is_over:
                    continue
                reader.connect()
                chosen.register(reader.socket, selectors.EVENT_READ, reader)
            reader.ask()
    if not took:
        raise RuntimeError("Everybody was sent away without an answer.")
    return Measured(sorted(took), time.perf_counter() - began, size)


def _asked(address: str, heads: Mapping[str, str]) -> bytes:
    parts = urlsplit(address)
    lines = [f"GET {parts.path}{'?' + parts.query if parts.query else ''} HTTP/1.1", f"Host: {parts.netloc}"]
    lines += [f"{name}: {value}" for name, value in heads.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
