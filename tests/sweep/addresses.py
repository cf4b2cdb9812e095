"""Every address that the site knows, as the resolver tells: nothing is listed by hand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


@dataclass(frozen=True)
class Address:
    """One pattern: how it is written, its full name, and the view that answers."""

    pattern: str
    name: str
    view: Callable[..., Any]
    parts: tuple[tuple[str, str], ...]
    """What has to be filled in, in order: names (or numbers) and kinds ("int", "str", a regex)."""

    def filled(self, values: dict[str, Any]) -> str:
        """The address with these values in it."""
        place = self.pattern
        for name, kind in self.parts:
            place = place.replace(_written(name, kind), str(values[name]), 1)
        return "/" + re.sub(r"\\(.)", r"\1", place.replace("^", "").replace("$", ""))


def addresses() -> list[Address]:
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, before: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for one in resolver.url_patterns:
        place = before + ("" if isinstance(one.pattern, LocalePrefixPattern) else str(one.pattern))
        if isinstance(one, URLPattern):
            name = ":".join([*spaces, one.name or ""])
            yield Address(place, name, one.callback, tuple(_parts(place)))
        else:
            yield from _walk(one, place, (*spaces, one.namespace) if one.namespace else spaces)


REGEX = r"(?:[^()]|\([^()]*\))*"
PART = re.compile(
    r"<(?:(?P<kind>\w+):)?(?P<route>\w+)>"
    rf"|\(\?P<(?P<name>\w+)>(?P<regex>{REGEX})\)"
    rf"|\((?P<bare>{REGEX})\)"
)
"""A part of a route, a named one of a regex, or one without a name."""


def _parts(pattern: str) -> Iterator[tuple[str, str]]:
    for number, found in enumerate(PART.finditer(pattern)):
        if found["route"]:
            yield found["route"], found["kind"] or ""
        elif found["name"]:
            yield found["name"], f"(?P<{found['name']}>{found['regex']})"
        else:
            yield str(number), f"({found['bare']})"


def _written(name: str, kind: str) -> str:
    if kind.startswith("("):
        return kind
    return f"<{kind}:{name}>" if kind else f"<{name}>"
