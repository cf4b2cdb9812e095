"""Finnish words taken apart by Voikko, where it is found: the system's library, else the Python package, else nothing.

The dictionary has a licence of its own (GPL), so it is never part of this code: it is looked for at run time, and
the site starts and searches without it.
"""

import functools
import importlib
import logging
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from libvoikko import Voikko

log = logging.getLogger(__name__)

SIGNS = re.compile(r"\[[^\]]*\]|[^\[]+")
BOUNDARIES = frozenset({"[Bc]", "[Bm]"})
Analyse = Callable[[str], Sequence[tuple[str, str]]]
"""A word to its readings: for each its basic form and the raw output of the dictionary."""


@dataclass(frozen=True)
class Reading:
    """One way to understand a word: its basic form, its pieces as they are written, the stems it is made from."""

    base: str
    pieces: tuple[str, ...]
    roots: tuple[str, ...]


class Dictionary:
    """Readings of Finnish words; none for words that it does not know. `name` says which engine answers."""

    def __init__(self, name: str, analyse: Analyse) -> None:
        self.name = name
        self._analyse = analyse

    def readings(self, word: str) -> list[Reading]:
        """The readings of a word in small letters; a name is tried with a capital letter too."""
        found = self._analyse(word) or self._analyse(word.capitalize())
        return list(dict.fromkeys(_reading(base, output) for base, output in found))


def _reading(base: str, output: str) -> Reading:
    """Take the dictionary's output apart: what stands between [X.] and [X] is a stem, the rest is the word itself."""
    pieces, roots, hidden = [""], [], False
    for sign in SIGNS.findall(output):
        if sign in BOUNDARIES:
            pieces.append("")
        elif sign.startswith("[X"):
            hidden = sign != "[X]"
            root = sign == "[Xp]"
        elif hidden:
            if root:
                roots.append(sign.replace("=", "").lower())
        elif not sign.startswith("["):
            pieces[-1] += sign.lower()
    kept = tuple(piece.strip("-") for piece in pieces if piece.strip("-"))
    return Reading(base.replace("-", "").replace("=", "").lower(), kept, tuple(roots))


def libvoikko() -> Dictionary:
    """The library of the operating system. Raises when it or its dictionary is missing."""
    if not Voikko.listDicts():  # asked first: one that could not be made complains once more when it is thrown away
        raise LookupError("No dictionary for libvoikko.")
    # One of them may be asked by one thread at a time.
    voikko: Any = Voikko("fi")
    turn = Lock()

    def analyse(word: str) -> list[tuple[str, str]]:
        with turn:
            told = voikko.analyze(word)
        return [(found["BASEFORM"], found.get("FSTOUTPUT", "")) for found in told if "BASEFORM" in found]

    analyse("testi")
    return Dictionary("libvoikko", analyse)


def pyvoikko() -> Dictionary:
    """The Python package, which carries the same dictionary. It takes 200 MB of memory."""
    module: Any = importlib.import_module("pyvoikko")

    def analyse(word: str) -> list[tuple[str, str]]:
        return [(found.BASEFORM, found.FSTOUTPUT or "") for found in module.analyse(word) if found.BASEFORM]

    return Dictionary("pyvoikko", analyse)


def no_dictionary() -> Dictionary:
    """The floor: every word is unknown."""
    return Dictionary("none", lambda word: ())


ENGINES: dict[str, Callable[[], Dictionary]] = {
    "libvoikko": libvoikko,
    "pyvoikko": pyvoikko,
    "none": no_dictionary,
}


@functools.cache
def dictionary() -> Dictionary:
    """The best engine that is found; PAJAVERKKO_VOIKKO names one, for measuring."""
    wanted = os.environ.get("PAJAVERKKO_VOIKKO", "")
    for name in [wanted] if wanted else ENGINES:
        if (found := _try(name)) is not None:
            return found
    return no_dictionary()


def _try(name: str) -> Dictionary | None:
    """The engine, or None where its library or dictionary is missing, whatever that raises."""
    try:
        return ENGINES[name]()
    except Exception:  # noqa: BLE001
        log.info("No Finnish words from %s.", name)
        return None
