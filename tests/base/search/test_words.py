"""Texts are taken apart into words in one spelling."""

import pytest

from base.search.words import fold, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Velkaneuvonta nuorille!", ["velkaneuvonta", "nuorille"]),
        ("Kela-kunta-malli", ["kela", "kunta", "malli", "kelakuntamalli"]),
        ("THL:n ohje", ["thl", "ohje"]),
        ("PRO SOS \u2011hanke, 2019", ["pro", "sos", "hanke", "2019"]),
        ("a\u0308iti", ["äiti"]),
        ('\x00 _ * " AND', ["and"]),
        ("nuõrttsääʹmǩiõll davvisámegiella", ["nuõrttsääʹmǩiõll", "davvisámegiella"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(words_in(text)) == words


@pytest.mark.parametrize(
    ("word", "folded"),
    [("äiti", "aiti"), ("blåbär", "blabar"), ("čáhppes", "cahppes"), ("đ", "d"), ("lomake", "lomake")],
)
def test_folded_word_has_no_dots(word: str, folded: str) -> None:
    assert fold(word) == folded
