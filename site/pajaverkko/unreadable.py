"""What no database and no part of Wagtail can read, in what is asked and in what is sent."""

import json
import logging
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, UnreadablePostError
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.http import url_has_allowed_host_and_scheme

log = logging.getLogger(__name__)
NUL = "\x00"
STAFF = ("/admin/", "/sign-in/", "/sv/sign-in/", "/en/sign-in/")
"""Where Wagtail's and allauth's forms stand."""
READING_FAILED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    DataError,
    InvalidPage,
    NoReverseMatch,
    ObjectDoesNotExist,
    ValidationError,
)
"""What those forms raise for a hidden field, or an address, that somebody has written into."""
LONGEST_QUESTION = 200
OWN_CODE = tuple(str(settings.ROOT / folder) for folder in ("site/base", "site/pajaverkko", "network", "workshops"))

Respond = Callable[[HttpRequest], HttpResponse]


_CAN_HIDE = re.compile(r"\\u(?:d[89a-f]|0000)", re.IGNORECASE)
"""How JSON writes NUL and the halves of a pair."""


class LeaveOutUnreadable:
    """Leaves out NUL, which no text holds and no database takes; and in the admin what its search cannot read.

    The editor of rich text sends JSON, which can carry half of a pair: that becomes the sign for what is not known.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = _readable(request.GET)
        if request.path.startswith("/admin/"):
            asked = _for_admin(asked)
        if asked is not request.GET:
            request.GET = asked  # type: ignore[assignment]
        return self.respond(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponseBase | None:
        try:
            sent = _readable(request.POST)
        except UnreadablePostError:
            # The sender has gone: nothing comes to the view either.
            return None
        if sent is not request.POST:
            request.POST = sent  # type: ignore[assignment]
        return None


def _readable(data: QueryDict) -> QueryDict:
    """The same data where all of it can be read."""
    found = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        found.setlist(_text(name), [_text(value) for value in values])
    return data if found == data else found


def _text(text: str) -> str:
    text = text.replace(NUL, "")
    if not text.startswith(("{", "[")) or not _CAN_HIDE.search(text):
        return text
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps(_whole(read))


def _whole(value: Any) -> Any:
    """What JSON held, without NUL and halves."""
    if isinstance(value, str):
        return value.replace(NUL, "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(part) for name, part in value.items()}
    return value


def _for_admin(data: QueryDict) -> QueryDict:
    """A question is asked in words: SQLite's index takes quotation marks for its own, and long questions fail.

    Files cannot be narrowed by their use while they are searched: Wagtail fails at that. Ways back lead into the site.
    """
    found = data.copy()
    if "q" in data:
        question = str(data["q"]).replace('"', " ")[:LONGEST_QUESTION]
        found["q"] = question
        if question.strip():
            for name in ("usage_count_min", "usage_count_max"):
                found.pop(name, None)
    way = data.get("next", "")
    if way and not (way.startswith("/") and url_has_allowed_host_and_scheme(way, allowed_hosts=None)):
        del found["next"]
    return found if found != data else data


class RefuseUnreadableForms:
    """A hidden field that was written into is a bad request, no error of the server; where it failed is logged.

    Only in the forms of Wagtail and allauth, and only where their code is what failed: an error of ours stays one.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        brings = bool(request.GET) or request.method not in {"GET", "HEAD"} or _has_words(request)
        is_theirs = not frame.filename.startswith(OWN_CODE)
        if not (brings and is_theirs and request.path.startswith(STAFF) and isinstance(error, READING_FAILED)):
            return None
        view = request.resolver_match.view_name if request.resolver_match else ""
        # Where and what, but not the words of the error: they repeat what was sent.
        place = f"{Path(frame.filename).name}, line {frame.lineno}"
        log.warning("%s could not read what was sent: %s in %s.", view, type(error).__name__, place)
        return render(request, "unreadable.html", status=400)


def _has_words(request: HttpRequest) -> bool:
    """Whether a part of the address could be any word: Wagtail takes one for the number of a picture or a file."""
    named = request.resolver_match.kwargs if request.resolver_match else {}
    return any(isinstance(part, str) and not part.isdecimal() for part in named.values())
