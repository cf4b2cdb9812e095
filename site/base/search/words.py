"""Taking texts apart into words, in one spelling."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:[-'’:‑][^\W_]+)*")
JOINTS = re.compile(r"[-'’‑]")
LONGEST = 60
"""Letters of a word that are looked at."""

FUNCTION_WORDS = frozenset((Path(__file__).parent / "function_words.txt").read_text(encoding="utf-8").split())
"""Words that only hold a question together; left out when others remain."""


def words_in(text: str) -> Iterator[str]:
    """The words of a text in small letters, in NFC; of one with hyphens its pieces, then the whole without hyphens."""
    for match in WORD.finditer(unicodedata.normalize("NFC", text).lower()):
        word = match.group().split(":")[0]
        pieces = [piece for piece in JOINTS.split(word) if piece]
        yield from (piece[:LONGEST] for piece in pieces)
        if len(pieces) > 1:
            yield "".join(pieces)[:LONGEST]


def fold(word: str) -> str:
    """The word without dots and accents: what is kept in the index and what is asked of it."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(sign for sign in plain if sign.isalnum())


_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ŧ": "t", "ŋ": "n", "ʒ": "z", "ß": "ss", "æ": "ae"})
