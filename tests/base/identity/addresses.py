"""Every address of the site, found from the resolver, with something in the place of each of its variables."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.exceptions import Resolver404

VALUES = {"int": "1", "str": "sana", "slug": "sana", "path": "sana", "uuid": "00000000-0000-4000-8000-000000000000"}
IN_REGEX = [
    (r"\(\?P<\w+>[^()]*(?:\([^()]*\)[^()]*)*\)|\([^()?][^()]*\)", "1"),
    (r"\\([./-])", r"\1"),
    (r"[\^$]|\\Z", ""),
]


def addresses(patterns: Any = None, above: str = "/") -> Iterator[str]:
    """Addresses that lead to a view, each once."""
    found = dict.fromkeys(_addresses(get_resolver().url_patterns, above))
    for address in found:
        try:
            resolve(address)
        except Resolver404:
            continue
        yield address


def _addresses(patterns: Any, above: str) -> Iterator[str]:
    for pattern in patterns:
        written = f"{above}{_filled(str(pattern.pattern))}"
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, written)
        elif isinstance(pattern, URLPattern):
            yield written


def _filled(route: str) -> str:
    if re.search(r"[\^$\\]|\(\?P", route):
        for written, filled in IN_REGEX:
            route = re.sub(written, filled, route)
        return route
    return re.sub(r"<(?:(\w+):)?\w+>", lambda match: VALUES.get(match.group(1) or "str", "1"), route)
