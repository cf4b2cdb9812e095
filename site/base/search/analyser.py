"""What a word is indexed under, by the language of its text.

Finnish words are kept as they are written, in their basic form, under the ends of compounds (*heads*:
asiakasraati → raati; toimeentulotukihakemus → tukihakemus, hakemus) and under their other parts. Swedish and English
words, and Finnish ones that no dictionary knows, are kept as they are written and by their stem.
"""

import functools
from dataclasses import dataclass
from threading import Lock
from typing import Any

import snowballstemmer

from base.search.finnish import Reading, dictionary
from base.search.words import fold

VERSION = 6
"""Raised whenever the same text would be indexed under other words, or with other weights."""
SHORTEST_PART = 3
MOST_PIECES = 6
_turn = Lock()
STEMMED = {"fi": "finnish", "sv": "swedish", "en": "english"}


@dataclass(frozen=True)
class Analysis:
    """The words that a word is found by, with their dots and accents; the surface is the word itself."""

    surface: str
    lemmas: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    known: bool = False


def analyser_name() -> str:
    """Name and version of what made an index; another one than that of the index means that it must be made anew."""
    return f"{dictionary().name}-{VERSION}"


@functools.lru_cache(maxsize=200_000)
def analyse(word: str, language: str) -> Analysis:
    """A word of a text in this language; a language without a stemmer of its own is kept as it is written."""
    if language == "fi":
        if readings := dictionary().readings(word):
            return _finnish(word, readings)
        return Analysis(word, (stem(word, "fi"),))
    return Analysis(word, (stem(word, language),) if language in STEMMED else ())


@functools.lru_cache(maxsize=200_000)
def folded(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The analysis as the index keeps it: surface, basic forms, heads and parts, without dots."""
    found = analyse(word, language)
    return tuple(tuple(map(fold, forms)) for forms in ((found.surface,), found.lemmas, found.heads, found.parts))


@functools.lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The snowball stem of a word. A stemmer keeps the word that it is at: threads take turns."""
    with _turn:
        return str(_stemmer(language).stemWord(word))


@functools.cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(STEMMED[language])


def _finnish(word: str, readings: list[Reading]) -> Analysis:
    lemmas: dict[str, None] = {}
    heads: dict[str, None] = {}
    parts: dict[str, None] = {}
    for reading in readings:
        lemmas[reading.base] = None
        parts |= dict.fromkeys(reading.roots)
        pieces = reading.pieces[:MOST_PIECES]
        if 1 < len(pieces) == len(reading.pieces):
            heads |= dict.fromkeys(_heads(reading))
            parts |= dict.fromkeys(_parts(pieces))
    heads = {head: None for head in heads if head not in lemmas}
    rest = tuple(part for part in parts if part not in lemmas and part not in heads and len(part) >= SHORTEST_PART)
    return Analysis(word, tuple(lemmas), tuple(heads), rest, known=True)


def _heads(reading: Reading) -> list[str]:
    """Every span that ends the compound, its last piece in the basic form: tukihakemus, hakemus."""
    before = "".join(reading.pieces[:-1])
    last = reading.base[len(before) :] if reading.base.startswith(before) else reading.pieces[-1]
    spans = ["".join(reading.pieces[start:-1]) + last for start in range(1, len(reading.pieces))]
    return [span for span in spans if len(span) >= SHORTEST_PART]


def _parts(pieces: tuple[str, ...]) -> list[str]:
    """Every other span, its last piece in all its basic forms: toimeentulo, toimeentulotuki, tuki."""
    found = []
    for end in range(1, len(pieces)):
        bases = _bases(pieces[end - 1])
        for start in range(end):
            before = "".join(pieces[start : end - 1])
            found += [before + base for base in bases]
    return found


@functools.lru_cache(maxsize=50_000)
def _bases(piece: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([piece, *(reading.base for reading in dictionary().readings(piece))]))


@functools.lru_cache(maxsize=20_000)
def query_forms(word: str) -> tuple[str, ...]:
    """What a word of a question is looked for under: in Finnish, Swedish and English at once, folded."""
    found = [word]
    for language in STEMMED:
        found += analyse(word, language).lemmas
    return tuple(dict.fromkeys(fold(form) for form in found if form))
