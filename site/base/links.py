"""Whether an address on the web answers. Only public hosts are asked, whatever an address or a redirect says."""

import ipaddress
import socket
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.encoding import iri_to_uri

PATIENCE = 8
"""Seconds that a host may take."""
AGENT = "Pajaverkko link check"
NO_ANSWER = 0
GATEWAY = ipaddress.ip_network("64:ff9b::/96")
ASK_OTHERWISE = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
)
"""Answers of hosts that know no HEAD; they are asked once more as a reader would."""
STILL_THERE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})
"""Refusals that a reader with a browser would probably not get: the address is there."""


class NotPublicError(OSError):
    """The host is inside some private network."""


class PublicRedirects(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        refuse_private(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def refuse_private(address: str) -> None:
    """Raises NotPublicError for a host of a private network, and for what is no web address."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotPublicError(address)
    if settings.LINKS_MAY_BE_LOCAL:
        return
    if parts.port not in {None, 80, 443}:
        raise NotPublicError(address)
    for *_rest, place in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM):
        if not _is_public(ipaddress.ip_address(place[0])):
            raise NotPublicError(parts.hostname)


def _is_public(place: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Also not the addresses of version 6 that stand for one of version 4 behind a gateway."""
    if isinstance(place, ipaddress.IPv6Address) and (place.sixtofour or place.teredo or place in GATEWAY):
        return False
    return place.is_global and not place.is_multicast


def status_of(address: str) -> int:
    """The HTTP status that the address answers with in the end; NO_ANSWER when nothing comes."""
    status = _ask(address, "HEAD")
    return _ask(address, "GET") if status in ASK_OTHERWISE else status


def _in_ascii(address: str) -> str:
    """The address with its host as the name system knows it: työ.example becomes xn--ty-yja.example."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    return parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host).geturl()


def is_there(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or status in STILL_THERE


def _ask(address: str, method: str) -> int:
    try:
        refuse_private(address)
        asked = Request(iri_to_uri(_in_ascii(address)), method=method, headers={"User-Agent": AGENT})  # noqa: S310
        with build_opener(PublicRedirects()).open(asked, timeout=PATIENCE) as answer:
            return int(answer.status)
    except HTTPError as error:
        return int(error.code)
    except (OSError, HTTPException, ValueError):
        return NO_ANSWER
