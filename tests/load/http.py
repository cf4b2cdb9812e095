"""A crowd over real HTTP: many forms sent at the same moment, each on a connection of its own."""

import asyncio
import re
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PATIENCE = 60
"""Seconds after which an answer is given up; nothing should take so long."""


@dataclass(frozen=True)
class Sent:
    """One answer: its status (0: none came), where it leads, and how long it took, in seconds from the common start."""

    key: str
    status: int
    location: str
    took: float


@dataclass(frozen=True)
class Ticket:
    """What a browser holds after it has opened a form: a cookie, and the token that goes with it."""

    cookie: str
    token: str


def open_form(address: str) -> Ticket:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
        page = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "The form has no token."
    return Ticket("; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items() if "csrf" in name), token[1])


def send_all(address: str, forms: Sequence[dict[str, str]], delays: Sequence[float] | None = None) -> list[Sent]:
    """Send all of them at once, or each so many seconds later; a form is told apart by its field `key`."""
    ticket = open_form(address)
    return asyncio.run(_send_all(address, ticket, forms, delays or [0.0] * len(forms)))


async def _send_all(
    address: str, ticket: Ticket, forms: Sequence[dict[str, str]], delays: Sequence[float]
) -> list[Sent]:
    start = asyncio.Event()
    pairs = zip(forms, delays, strict=True)
    tasks = [asyncio.create_task(_send(address, ticket, form, start, delay)) for form, delay in pairs]
    await asyncio.sleep(0)
    begun = time.monotonic()
    start.set()
    found = await asyncio.gather(*tasks)
    return [Sent(key, status, location, ended - begun) for key, status, location, ended in found]


async def _send(
    address: str, ticket: Ticket, form: dict[str, str], start: asyncio.Event, delay: float
) -> tuple[str, int, str, float]:
    await start.wait()
    await asyncio.sleep(delay)
    status, location = await post(address, ticket, form)
    return form["key"], status, location, time.monotonic()


async def post(address: str, ticket: Ticket, form: dict[str, str]) -> tuple[int, str]:
    """Send one form: the status of the answer (0: none came), and where it leads."""
    place = urlsplit(address)
    body = urlencode({**form, "csrfmiddlewaretoken": ticket.token}).encode()
    heads = (
        f"POST {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\nCookie: {ticket.cookie}\r\n"
        f"Origin: {place.scheme}://{place.netloc}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(place.hostname, place.port)
            try:
                writer.write(heads.encode() + body)
                await writer.drain()
                answer = await reader.read()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return 0, ""
    head, complete, _body = answer.decode("latin-1").partition("\r\n\r\n")
    if not complete:
        return 0, ""
    found = re.search(r"^location: (.*)$", head, re.IGNORECASE | re.MULTILINE)
    return int(head.split(" ", 2)[1]), found[1].strip() if found else ""


def percentile(values: Sequence[float], part: float) -> float:
    """The value that so large a part of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
