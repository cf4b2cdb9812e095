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
    looked_at = plain(text)
    if not _CAN_HOLD_A_CODE.search(looked_at):
        return []
    spans = list(codes_in(looked_at))
    if not spans and SOFT_HYPHEN in text:
        # It may stand for the hyphen itself, or hide between digits.
        text = text.replace(SOFT_HYPHEN, "-")
        spans = list(codes_in(plain(text)))
    return _found(text, [(Kind.IDENTITY_CODE, start, end) for start, end in spans])


def contacts(text: str) -> list[Found]:
    """The e-mail addresses, account numbers and telephone numbers in a text, in this order."""
    looked_at = plain(text)
    those = [(kind, spans_in(looked_at)) for kind, spans_in in CONTACTS.items()]
    return _found(text, [(kind, *span) for kind, spans in those for span in islice(spans, MOST_CONTACTS)])


def _found(text: str, spans: list[tuple[Kind, int, int]]) -> list[Found]:
    """What was found in the plain form of a text, with its place in the text itself."""
    at = places(text, {number for _kind, start, end in spans for number in (start, end - 1)})
    return [Found(kind, at[start], at[end - 1] + 1) for kind, start, end in spans]


def mask(text: str) -> str:
    """The text with a star for each letter of an identity code."""
    parts, end = [], 0
    for found in identity_codes(text):
        parts += [text[end : found.start], "*" * (found.end - found.start)]
        end = found.end
    return "".join([*parts, text[end:]])
