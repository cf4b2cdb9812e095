"""Made-up people whose names and addresses are found again wherever they turn up."""

import re
from dataclasses import dataclass
from enum import StrEnum

SIGNS = "abcdefghij"


class Word(StrEnum):
    """What a word of a canary is: what others call them, or what only few may see.

    Long enough not to come up by chance in tokens of 64 letters on thirty thousand pages.
    """

    NAME = "zyxqvw"
    SECRET = "qvkzxw"


class Group(StrEnum):
    """Where a canary sits, and so who may meet their words."""

    KOSKE = "people of Koske"
    VERSO = "people of Verso"
    VISITOR = "the person whose own page is open"
    SHOWN = "people who let their name be shown on a page"
    WITHDRAWN = "people who took that back"
    SENDERS = "people who wrote to the keepers of the site"
    SUGGESTERS = "people who suggested a material"
    ASKERS = "people who asked for a link to an own page, or for news"
    STAFF = "staff"


@dataclass(frozen=True)
class Canary:
    """`number` from 0 to 999 tells them apart; each word holds it in letters."""

    number: int
    group: Group

    @property
    def letters(self) -> str:
        return "".join(SIGNS[int(digit)] for digit in f"{self.number:03}")

    @property
    def name(self) -> str:
        return f"{Word.NAME}{self.letters}".capitalize()

    @property
    def secret(self) -> str:
        return f"{Word.SECRET}{self.letters}"

    @property
    def address(self) -> str:
        return f"{self.secret}@posti.example"

    @property
    def phone(self) -> str:
        return f"+358 45 999 8{self.number:03}"


@dataclass(frozen=True)
class Sighting:
    """One word of one canary in a text."""

    word: Word
    canary: int


WRITTEN = re.compile(rf"({'|'.join(Word)})([{SIGNS}]{{3}})", re.IGNORECASE)
DIALLED = re.compile(r"(?:358|(?<![0-9a-z])0?)[\s-]?45[\s-]?999[\s-]?8(\d{3})(?![0-9a-z])", re.IGNORECASE)
"""A number of its own: in the 32 signs of a request's id the same digits come up by chance in one run of a hundred."""


def sightings(text: str) -> set[Sighting]:
    """The canaries in a text, however their words are written."""
    written = {Sighting(Word(kind.lower()), _number(letters.lower())) for kind, letters in WRITTEN.findall(text)}
    return written | {Sighting(Word.SECRET, int(number)) for number in DIALLED.findall(text)}


def _number(letters: str) -> int:
    return int("".join(str(SIGNS.index(letter)) for letter in letters))
