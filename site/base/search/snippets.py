"""Where in a page the words of a question stand: a piece of its text with these words marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from base.search.analyser import folded
from base.search.models import SearchEntry
from base.search.question import Question
from base.search.words import WORD, words_in

AROUND = 110
"""Letters before and after the first word that is found."""
LOOKED_AT = 20_000
"""Letters of a text that are looked through."""


@dataclass(frozen=True)
class Piece:
    """A part of a text, marked when it is a word that was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Snippet:
    """A piece of a page's text around what was found; `in_file` when that stands only in one of its files."""

    pieces: Sequence[Piece]
    in_file: bool = False


def snippets(keys: Iterable[int], question: Question) -> dict[int, Snippet]:
    """A snippet for each of these pages whose text, not only its title, holds a word of the question."""
    entries = SearchEntry.objects.filter(pk__in=list(keys)) if question.groups else ()
    found = {entry.pk: _snippet(entry, question.forms) for entry in entries}
    return {key: snippet for key, snippet in found.items() if snippet is not None}


def with_snippets(pages: list[Any], question: Question) -> list[Any]:
    """The pages of a list, each with its snippet, for the cards."""
    found = snippets([page.pk for page in pages], question)
    for page in pages:
        page.snippet = found.get(page.pk)
    return pages


def _snippet(entry: SearchEntry, forms: frozenset[str]) -> Snippet | None:
    for text, in_file in ((entry.text[:LOOKED_AT], False), (entry.file_text[:LOOKED_AT], True)):
        if first := next(_spans(text, 0, len(text), entry.language, forms), None):
            start, end = _window(text, first)
            spans = _spans(text, first[0], end, entry.language, forms)
            return Snippet(_pieces(text, start, end, spans), in_file)
    return None


def _spans(text: str, start: int, end: int, language: str, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words that are looked for stand from here to there, one after the other."""
    return (match.span() for match in WORD.finditer(text, start, end) if _is_found(match.group(), language, forms))


def _is_found(word: str, language: str, forms: frozenset[str]) -> bool:
    return any(not forms.isdisjoint(found) for piece in words_in(word) for found in folded(piece, language))


def _window(text: str, first: tuple[int, int]) -> tuple[int, int]:
    """From the beginning of a word some way before the first hit to the end of one some way after it."""
    start, end = max(0, first[0] - AROUND), min(len(text), first[1] + AROUND)
    if start:
        start = text.find(" ", start, first[0]) + 1 or first[0]
    if end < len(text):
        end = text.rfind(" ", first[1], end) if text.rfind(" ", first[1], end) > 0 else first[1]
    return start, end


def _pieces(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, at = [Piece("… ")] if start else [], start
    for begin, stop in spans:
        pieces += [Piece(text[at:begin]), Piece(text[begin:stop], marked=True)]
        at = stop
    pieces.append(Piece(text[at:end]))
    return [*pieces, Piece(" …")] if end < len(text) else pieces
