"""What is refused or relaxed for every request."""

import re
from collections.abc import Callable
from http import HTTPStatus

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

_BROKEN = re.compile(r"[\x00-\x1f\x7f\ufffd]|%[89A-Fa-f][0-9A-Fa-f]")

Respond = Callable[[HttpRequest], HttpResponse]


class RefuseUnreadableAddresses:
    """An address that is no UTF-8 text or holds control characters gets a 400 page, never an error further in."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_unreadable(request.path_info):
            return render(request, "400.html", status=400)
        return self.respond(request)


def _is_unreadable(path: str) -> bool:
    """Whether a path has control characters, or bytes that are no UTF-8: Django leaves those as %FF."""
    return bool(_BROKEN.search(path))


class RefuseLargeBodies:
    """More than a form with one file can hold is refused by its announced length, before any of it is read.

    A body without a length, sent in chunks, is not read by Django at all and is refused in the same words; gunicorn
    then drops at most 64 KB of it and closes the connection.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "Transfer-Encoding" in request.headers or _length(request) > settings.LARGEST_BODY:
            return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.respond(request)


def _length(request: HttpRequest) -> int:
    """The announced length in bytes, as Django takes it: what is no number is none."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class Compress(GZipMiddleware):
    """Packs answers, but never a part of one, whose bytes are counted."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == HTTPStatus.PARTIAL_CONTENT:
            return response
        return super().process_response(request, response)


class DropEmptyHeaders:
    """Wagtail sends a file with "Content-Encoding: None", which no browser knows."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]
        return response


class RelaxAdminPolicy:
    """Wagtail's admin starts its widgets from inline scripts; only below /admin/ are these allowed."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = {  # type: ignore[attr-defined]
                "script-src": [SELF, UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": [SELF, "data:", "blob:"],
            }
        return response
