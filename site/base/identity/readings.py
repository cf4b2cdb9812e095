"""Which texts a value holds: as it is, and as a browser or a program will read it."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from base.identity.found import identity_codes

_TAG = re.compile(r"<[^<>]*>")
_CAN_BE_JSON = re.compile(r'\s*[\[{"]')
DEEPEST = 8
"""Levels of lists and texts within texts that are read."""


def texts_of(value: Any, level: int = 0) -> Iterator[str]:
    """Every text in a value, its names too; texts that are HTML, an address or JSON also as they will be read."""
    if level > DEEPEST:
        return
    if isinstance(value, str):
        yield from _as_read(value, level)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts_of(name, level + 1)
            yield from texts_of(inner, level + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner, level + 1)
    elif isinstance(value, int | float):
        yield str(value)


def _as_read(text: str, level: int) -> Iterator[str]:
    yield text
    if "<" in text:
        yield html.unescape(_TAG.sub("", text))
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote_plus(text)
    if _CAN_BE_JSON.match(text):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            return
        yield from texts_of(read, level + 1)


def holds_code(value: Any) -> bool:
    """Whether there is a personal identity code anywhere in a value."""
    return any(identity_codes(text) for text in texts_of(value))
