"""A text for a cell lives in no program, and is the same again when it is brought back."""

import csv
import io
import random

import pytest

from base.spreadsheets import as_written, harmless

SIGNS = "=+-@＝＋－＠"
ALPHABET = f"{SIGNS}\t\r\n,;'\" ax\u200b"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\u200b", "\ufeff", "\x00", '"', "x;", "x, ", "x\n"])
def test_sign_at_the_beginning_of_a_cell_gets_an_apostrophe(sign: str, before: str) -> None:
    assert "'" in harmless(f"{before}{sign}1")


@pytest.mark.parametrize("words", ["Opas", "1-2", "a = b", "Työ – ja muu", "posti@kunta.example", "8.3.–9.4.", "", "'"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_whatever_is_written_is_read_without_life_and_comes_back(delimiter: str) -> None:
    chance = random.Random(20261126)
    for _time in range(5_000):
        words = "".join(chance.choice(ALPHABET) for _sign in range(chance.randint(0, 8)))
        file = io.StringIO()
        csv.writer(file).writerow(["x", harmless(words), "x"])
        rows = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=delimiter)

        assert as_written(harmless(words)) == words
        assert not [cell for row in rows for cell in row if cell.lstrip(' "\u200b').startswith(tuple(SIGNS))], words
