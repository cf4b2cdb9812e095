"""Giving what is kept, and keeping what may be: by the first middleware and the last."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone

from base.page_cache.looks import is_kept_out, look_again, looks_of
from base.page_cache.queries import public_version

Respond = Callable[[HttpRequest], HttpResponseBase]
MINUTE = 60
"""Seconds that nothing is kept for longer than: what a clock alone changes, it changes at full minutes."""
LONGEST_ADDRESS = 300
PACKED = "gzip"
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
        key = _key(request)
        if not key:
            return self.respond(request)
        found: Kept | None = caches["pages"].get(key)
        if found is None:
            response = self.respond(request)
            tag = getattr(response, "kept_tag", "")
            if not tag or not isinstance(response, HttpResponse):
                return response
            found = _kept(request, response, tag)
            caches["pages"].set(key, found, MINUTE)
        else:
            look_again(request, found.looks)
        return _given(request, found)


class MarkKept:
    """Last of all, where a page is not packed yet: gives a tag to what is nobody's own."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.respond(request)
        if _may_be_kept(request, response):
            response.kept_tag = hashlib.sha256(response.content).hexdigest()[:32]  # type: ignore[attr-defined]
        return response


def _key(request: HttpRequest) -> str:
    """Of what this reader would get; empty where nothing is kept for them."""
    if request.method != "GET" or not settings.PAGES_ARE_KEPT or request.path.startswith(settings.NEVER_KEPT):
        return ""
    if request.COOKIES.keys() - HARMLESS or "Authorization" in request.headers:
        return ""
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return ""
    try:
        host = f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
    # Before anything else is asked: what is made of rows that change meanwhile is kept under the version before.
    version = public_version()
    if not version:
        return ""
    packed = PACKED if PACKED in request.headers.get("Accept-Encoding", "") else ""
    minute = int(timezone.now().timestamp()) // MINUTE
    words = "\n".join((version, str(minute), packed, host, address))
    return hashlib.sha256(words.encode()).hexdigest()


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A whole answer of a view that shows everybody the same, without a form, a cookie or anything of a session."""
    match = request.resolver_match
    if match is None or match.view_name not in settings.KEPT_VIEWS or is_kept_out(request):
        return False
    if response.status_code != HTTPStatus.OK or response.streaming or response.cookies:
        return False
    told = response.headers.get("Cache-Control", "")
    if "private" in told or "no-store" in told:
        return False
    is_own = request.session.modified or not request.session.is_empty()
    return not is_own and isinstance(response, HttpResponse) and FORM not in response.content


def _kept(request: HttpRequest, response: HttpResponse, tag: str) -> Kept:
    """With a weak tag: the same page is packed into other bytes each time."""
    headers = dict(response.items())
    headers |= {"Cache-Control": REVALIDATED, "Vary": VARY, "ETag": f'W/"{tag}"'}
    headers["Content-Length"] = str(len(response.content))
    return Kept(response.content, headers, tag, looks_of(request))


def _given(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The page, or that the reader has it already."""
    asked = request.headers.get("If-None-Match", "")
    is_known = kept.tag in {tag.strip().removeprefix("W/").strip('"') for tag in asked.split(",")}
    answer = HttpResponseNotModified() if is_known else HttpResponse(kept.content)
    answer.headers.pop("Content-Type", None)
    for name, value in kept.headers.items():
        if not is_known or name not in OF_CONTENT:
            answer.headers[name] = value
    return answer
