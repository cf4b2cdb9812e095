"""Compounds written in half: “alku- ja loppukartoitus” is found as alkukartoitus, “palvelupolut ja -ketjut” as
palveluketjut.
"""

import re
from collections.abc import Iterator

from base.search.analyser import analyse
from base.search.finnish import dictionary

AND = r"(?:ja|tai|sekä|eli)"
WORD = r"(?<![^\W\d_])[^\W\d_]++"
"""A whole one: tried at its beginning alone, and never in part, so that a very long one takes no longer."""
BEGINNINGS = re.compile(rf"((?:{WORD}[-‑](?:,|\s+{AND})\s+)+)([^\W\d_]+)")
"""One or more beginnings, each with a hyphen, and the whole compound after them."""
BEGINNING = re.compile(rf"({WORD})[-‑]")
END = re.compile(rf"({WORD})\s+{AND}\s+[-‑]([^\W\d_]+)")
"""A whole compound, and the end of another one with a hyphen."""


def completed(text: str) -> Iterator[str]:
    """The words that a Finnish text in small letters leaves half written, as far as the dictionary knows them."""
    for match in BEGINNINGS.finditer(text):
        if pieces := _pieces(match.group(2)):
            yield from _known(beginning + pieces[-1] for beginning in BEGINNING.findall(match.group(1)))
    for match in END.finditer(text):
        if pieces := _pieces(match.group(1)):
            yield from _known([pieces[0] + match.group(2)])


def _pieces(word: str) -> tuple[str, ...]:
    """The pieces of a compound; none of a word that is not one."""
    return next((reading.pieces for reading in dictionary().readings(word) if len(reading.pieces) > 1), ())


def _known(words: Iterator[str] | list[str]) -> Iterator[str]:
    return (word for word in words if analyse(word, "fi").known)
