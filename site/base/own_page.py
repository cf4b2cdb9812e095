"""The own page of a person, as rooms further up add to it. The ground knows no people: it holds references at most.

The room that keeps the page says whose page a browser shows; other rooms add a part to it, with addresses of their own
below `own/` that are open only while the page is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]
Find = Callable[[HttpRequest], Any]


@dataclass(frozen=True)
class OwnPart:
    """A part of the own page: its heading, the template that shows it, and what that is told."""

    heading: str | Promise
    template: str
    words: Mapping[str, Any] = field(default_factory=dict)


_finders: list[Find] = []
_beginners: list[Callable[[HttpRequest, Any], None]] = []
_parts: list[Callable[[Any], OwnPart | None]] = []


def finds_visitor(find: Find) -> Find:
    """Register the function that tells whose own page a browser shows; None when it shows none."""
    _finders[:] = [find]
    return find


def begins_visits(begin: Callable[[HttpRequest, Any], None]) -> Callable[[HttpRequest, Any], None]:
    """Register the function that opens a person's own page in a browser."""
    _beginners[:] = [begin]
    return begin


def begin_visit_of(request: HttpRequest, person: Any) -> None:
    """From now on this browser shows the page of somebody who has just told who they are."""
    for begin in _beginners:
        begin(request, person)


def visitor_of(request: HttpRequest) -> Any:
    """The person whose own page this browser shows; None when no visit goes on."""
    return _finders[0](request) if _finders else None


def adds_to_own_page(add: Callable[[Any], OwnPart | None]) -> Callable[[Any], OwnPart | None]:
    """Register a function that gives a person's part of the own page, or None where there is nothing to show."""
    _parts.append(add)
    return add


def own_parts(request: HttpRequest, person: Any) -> list[tuple[str, str]]:
    """What the rooms add for this person, heading and text, in the order in which they were registered."""
    parts = [part for add in _parts if (part := add(person))]
    return [(str(part.heading), render_to_string(part.template, {"words": part.words}, request)) for part in parts]


def quiet(view: View) -> View:
    """Never kept by a browser or on the way; the next address is told the host alone, not the link.

    With no-referrer a browser would send its forms from nowhere, and they would be refused.
    """

    @never_cache
    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
        response = view(request, *args, **words)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return respond


def of_visitor(view: View) -> View:
    """Only while a visit goes on; else the door. The view is given the person."""

    @quiet
    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
        person = visitor_of(request)
        return view(request, person, *args, **words) if person else redirect("own_page")

    return respond
