"""Going everywhere as everybody, and what was answered."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.cache import cache, caches
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import override_settings

from base.page_cache.parts import forget_parts
from tests.sweep.canaries import Sighting, sightings
from tests.sweep.classes import who_comes_in
from tests.sweep.values import Place, Which
from tests.sweep.visitors import Visitor, Who

ACCESS = ("GET", "POST")
"""The ways that show or change something."""
METHODS = (*ACCESS, "HEAD", "OPTIONS")
ASK_HOW = frozenset({Who.STRANGER, Who.VISITOR, Who.ADMINISTRATOR, Who.COORDINATOR})
"""Who also asks how one may ask: one of each kind, for Django answers that before it knows who it is."""
KEPT_OUT = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
NEUTRAL = frozenset({HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.BAD_REQUEST})
"""Say how one may ask, and nothing of what there is."""
AWAY = ("/sign-in/", "/sv/sign-in/", "/admin/login/", "/_util/login/")
DOORS = frozenset({"/admin/", "/own/"})
"""Where Wagtail and the own page lead those who may not go on, from addresses that name no one thing."""
CHANGING = re.compile(r"(?:token|nonce|csrf)[\w-]*\W+[\w+/=-]{8,}|data-time=\S+|value=\"[\w-]{40,}\"", re.IGNORECASE)
IN_AN_ADDRESS = re.compile(r"""(?:href|src|action|data-url)=["']([^"']*)["']""")
TABLE = re.compile(r"\b[a-z]+_[a-z_0-9]+\b")
OF_EVERY_VISIT = ("django_session", "shared_cache", "SAVEPOINT", "base_heartbeat")
"""Tables that are written to whoever comes."""


@dataclass(frozen=True)
class Answer:
    """What somebody got at a place. `digest` is equal for texts that tell the same."""

    who: Who
    method: str
    place: Place
    status: int
    location: str
    digest: str
    headers: dict[str, str]
    writes: tuple[str, ...]
    seen: frozenset[Sighting]
    in_addresses: frozenset[Sighting]

    @property
    def is_out(self) -> bool:
        """Whether the visitor was kept out: nothing is said of what would be there."""
        sent_away = self.location.startswith(AWAY) or (not self.place.address.parts and self.location in DOORS)
        return self.status in KEPT_OUT or (self.status in {301, 302} and sent_away)

    @property
    def is_in(self) -> bool:
        return not self.is_out and self.status not in NEUTRAL

    def __str__(self) -> str:
        return f"{self.method} {self.place.path} ({self.place.which}) as {self.who}: {self.status} {self.location}"


def visit(visitor: Visitor, method: str, place: Place) -> Answer:
    """Go there once. What the visit changes is taken back, so that the next one finds the same site."""
    client, writes = visitor.fresh(), Writes()
    with transaction.atomic(), connection.execute_wrapper(writes):
        response = getattr(client, method.lower())(place.path)
        text = _body(response)
        transaction.set_rollback(True)
    cache.clear()
    caches["pages"].clear()
    headers = dict(response.items())
    told = "\n".join(f"{name}: {value}" for name, value in headers.items())
    same = CHANGING.sub("", text.replace(place.path, "@"))
    return Answer(
        who=visitor.who,
        method=method,
        place=place,
        status=response.status_code,
        location=headers.get("Location", ""),
        digest=hashlib.sha256(same.encode()).hexdigest(),
        headers=headers,
        writes=tuple(writes.tables),
        seen=frozenset(sightings(text) | sightings(told)),
        in_addresses=frozenset(sightings(" ".join(IN_AN_ADDRESS.findall(text)))),
    )


def sweep(places: Iterable[Place], visitors: Iterable[Visitor]) -> Iterator[Answer]:
    """Everybody, everywhere. How one may ask is asked of the own things alone, and by a few.

    Who should come in nowhere at an address finds there what there is (the own), and what there is not by the first
    way that is taken there: to them nothing is more another's than the rest.
    What stands around pages is held for all of them, as on a real site, from the first visit on.
    """
    visitors, classes = list(visitors), who_comes_in()
    forget_parts()
    with override_settings(PAGES_ARE_KEPT=True):
        for place in places:
            comes_in = classes[place.address.pattern]
            for visitor in visitors:
                yield from _visits(visitor, place, comes_in=visitor.who in comes_in)


def _visits(visitor: Visitor, place: Place, *, comes_in: bool) -> Iterator[Answer]:
    for method in _ways(place, visitor, comes_in=comes_in):
        answer = visit(visitor, method, place)
        yield answer
        is_taken = answer.status != HTTPStatus.METHOD_NOT_ALLOWED
        if place.which == Which.MISSING and is_taken and not comes_in:
            return


def _ways(place: Place, visitor: Visitor, *, comes_in: bool) -> tuple[str, ...]:
    if place.which == Which.OWN:
        return METHODS if visitor.who in ASK_HOW else ACCESS
    if place.which == Which.OTHER and not comes_in:
        return ()
    return ("GET",) if place.address.name == "wagtail_serve" else ACCESS


def _body(response: HttpResponse | StreamingHttpResponse) -> str:
    # Reading it to the end closes it.
    content = b"".join(response) if response.streaming else response.content
    return content.decode("utf-8", "replace")


class Writes:
    """The tables that are written to, but for those that every visit writes to."""

    def __init__(self) -> None:
        self.tables: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(word in sql for word in OF_EVERY_VISIT):
            self.tables += TABLE.findall(sql)[:1]
        return execute(sql, params, many, context)
