"""What stands in a text that should not: its kind and its place, never the words themselves."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from base.identity.accounts import accounts_in
from base.identity.addresses import addresses_in
from base.identity.codes import codes_in
from base.identity.letters import SOFT_HYPHEN, places, plain
from base.identity.phones import phones_in

MOST_CONTACTS = 1_000
"""Contacts of one kind that are told of a text: nobody looks at more of them."""
_CAN_HOLD_A_CODE = re.compile(r"[0-9]{6}")


class Kind(Enum):
    """What can be found."""

    IDENTITY_CODE = "identity code"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"


CONTACTS: dict[Kind, Callable[[str], Iterator[tuple[int, int]]]] = {
    Kind.EMAIL: addresses_in,
    Kind.ACCOUNT: accounts_in,
    Kind.PHONE: phones_in,
}


@dataclass(frozen=True)
class Found:
    """Something in a text, from `start` up to `end`. It does not hold the text, so that no message or log can."""

    kind: Kind
    start: int
    end: int


def identity_codes(text: str) -> list[Found]:
    """The personal identity codes in a text, however their letters are written."""
    return [Found(Kind.IDENTITY_CODE, start, end) for start, end in _spans_of_codes(text)]


def _spans_of_codes(text: str) -> list[tuple[int, int]]:
    looked_at = plain(text)
    if not _CAN_HOLD_A_CODE.search(looked_at):
        return []
    spans = list(codes_in(looked_at))
    if not spans and SOFT_HYPHEN in text:
        # It may stand for the hyphen itself, or hide between digits.
        text = text.replace(SOFT_HYPHEN, "-")
        spans = list(codes_in(plain(text)))
    return _in_the_text(text, spans)


def contacts(text: str) -> list[Found]:
    """The e-mail addresses, account numbers and telephone numbers in a text, in this order."""
    looked_at = plain(text)
    found = [(kind, span) for kind, spans in CONTACTS.items() for span in islice(spans(looked_at), MOST_CONTACTS)]
    spans_in_the_text = _in_the_text(text, [span for _kind, span in found])
    return [Found(kind, *span) for (kind, _span), span in zip(found, spans_in_the_text, strict=True)]


def _in_the_text(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in the text stands what was found in its plain form."""
    if not spans:
        return []
    at = places(text, {number for start, end in spans for number in (start, end - 1)})
    return [(at[start], at[end - 1] + 1) for start, end in spans]


def mask(text: str) -> str:
    """The text with a star for each letter of an identity code."""
    parts, end = [], 0
    for start, stop in _spans_of_codes(text):
        parts += [text[end:start], "*" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])
