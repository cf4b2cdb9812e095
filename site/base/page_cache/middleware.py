"""Giving what is kept, and keeping what may be: by the first middleware and the last.

Heads are read from META: to make a mapping of all of them takes a twentieth of the time of a page that is kept, as does
one of the words of an empty question.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from base.asked_once import LOOKS
from base.page_cache.looks import is_kept_out, look_again, looks_of
from base.page_cache.memory import follow
from base.page_cache.proxies import kept_until, tell_proxies_if_moved
from base.page_cache.queries import holding, public_version
from base.page_cache.turns import making, was_kept
from base.release import release

Respond = Callable[[HttpRequest], HttpResponseBase]
MINUTE = 60
"""Seconds that nothing is kept for longer than: what a clock alone changes, it changes at full minutes."""
LONGEST_ADDRESS = 300
LARGEST = 256 * 1024
"""Bytes, packed, of the largest page that is kept."""
PACKED = re.compile(r"\bgzip\b")
"""As the packing itself asks."""
REVALIDATED = "public, no-cache"
"""Browsers ask each time whether what they have is still so; nobody else holds it without asking."""
VARY = "Accept-Encoding"
HARMLESS = frozenset({settings.CSRF_COOKIE_NAME})
"""Cookies that change nothing of a page without a form. With any other one a page may be somebody's own."""
OF_CONTENT = frozenset({"Content-Encoding", "Content-Length", "Content-Type"})
FORM = b"csrfmiddlewaretoken"
"""In every form that changes something: its token is one reader's."""


@dataclass(frozen=True)
class Kept:
    """A page as it left, with what is done each time that it is looked at."""

    content: bytes
    headers: dict[str, str]
    tag: str
    looks: list[tuple[str, tuple[Any, ...]]]


class ServeKept:
    """First of all: what is kept is given without asking anything but the public version."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = _address(request)
        # Before anything else is asked: what is made of rows that change meanwhile is kept under the version before.
        version = public_version() if address else ""
        if not version:
            response = self.respond(request)
            if request.method not in LOOKS:
                tell_proxies_if_moved()
            return response
        follow(version)
        key = _key(version, address)
        found: Kept | None = caches["pages"].get(key)
        if found is None:
            with making(key, address) as is_first:
                found = None if is_first else caches["pages"].get(key)
                if found is None:
                    return self._made(request, version, key, address)
        look_again(request, found.looks)
        return _given(request, found)

    def _made(self, request: HttpRequest, version: str, key: str, address: str) -> HttpResponseBase:
        with holding(version):
            response = self.respond(request)
        tag = getattr(response, "kept_tag", "")
        if not tag or not isinstance(response, HttpResponse) or not _is_nobodys(request, response):
            was_kept(address, kept=False)
            return response
        was_kept(address, kept=True)
        found = _kept(request, response, tag)
        # Who asks for the heads alone gets those of the page; what they looked at is not counted.
        if request.method == "GET":
            caches["pages"].set(key, found, MINUTE)
        return _given(request, found)


class MarkKept:
    """Last of all, where a page is not packed yet: gives a tag to what is nobody's own.

    The same page made for one reader, or for one question of theirs, is held by nobody on its way.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.respond(request)
        if not _shows_everybody_the_same(request):
            return response
        if _may_be_kept(request, response):
            response.kept_tag = hashlib.sha256(response.content).hexdigest()[:32]  # type: ignore[attr-defined]
        elif not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


def _address(request: HttpRequest) -> str:
    """What this reader asks for, in full; empty where nothing is kept for them."""
    if request.method not in LOOKS or not settings.PAGES_ARE_KEPT or request.path.startswith(settings.NEVER_KEPT):
        return ""
    asked = f"{request.META.get('PATH_INFO', '')}\n{request.META.get('QUERY_STRING', '')}"
    if _is_somebodys(request) or len(asked) > LONGEST_ADDRESS:
        return ""
    try:
        host = f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
    packed = "packed" if PACKED.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) else ""
    return "\n".join((packed, host, asked))


def _key(version: str, address: str) -> str:
    minute = int(timezone.now().timestamp()) // MINUTE
    words = "\n".join((release(), version, str(minute), address))
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


def _is_somebodys(request: HttpRequest) -> bool:
    """Who brings a cookie may have a page of their own; what somebody asks in words is theirs alone."""
    if request.COOKIES.keys() - HARMLESS or "HTTP_AUTHORIZATION" in request.META:
        return True
    if not request.META.get("QUERY_STRING"):
        return False
    return any(request.GET.get(name, "").strip() for name in settings.OWN_WORDS)


def _shows_everybody_the_same(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in settings.KEPT_VIEWS


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A whole answer without a form or anything of a session."""
    if is_kept_out(request) or _is_somebodys(request) or not settings.PAGES_ARE_KEPT:
        return False
    if response.status_code != HTTPStatus.OK or response.streaming or not isinstance(response, HttpResponse):
        return False
    is_own = request.session.modified or not request.session.is_empty()
    return not is_own and FORM not in response.content and _is_nobodys(request, response)


def _is_nobodys(request: HttpRequest, response: HttpResponse) -> bool:
    """Asked on the way out as well, for each middleware may have given a cookie or forbidden to keep it."""
    told = response.headers.get("Cache-Control", "")
    is_forbidden = "private" in told or "no-store" in told
    # Whoever asked for a token of a form gets a cookie with it.
    has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    return not (is_forbidden or has_token or response.cookies) and len(response.content) <= LARGEST


def _kept(request: HttpRequest, response: HttpResponse, tag: str) -> Kept:
    """With a weak tag: the same page is packed into other bytes each time."""
    headers = dict(response.items())
    headers |= {"Cache-Control": REVALIDATED, "Vary": VARY, "ETag": f'W/"{tag}"'}
    headers["Content-Length"] = str(len(response.content))
    return Kept(response.content, headers, tag, looks_of(request))


def _given(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The page, or that the reader has it already."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    is_known = kept.tag in {tag.strip().removeprefix("W/").strip('"') for tag in asked.split(",")}
    if is_known:
        heads = {name: value for name, value in kept.headers.items() if name not in OF_CONTENT}
        answer: HttpResponse = HttpResponseNotModified(headers=heads)
    else:
        answer = HttpResponse(kept.content, headers=kept.headers)
    # What is counted each time that somebody looks must come to the site each time.
    if settings.WAGTAILFRONTENDCACHE and not kept.looks:
        answer.headers["X-Accel-Expires"] = kept_until()
    return answer
