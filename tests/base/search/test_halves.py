"""Compounds that a text writes in half are found whole."""

import pytest

from base.search.halves import completed
from base.search.question import understand
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import Trunk


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("alku- ja loppukartoituksen", ["alkukartoituksen"]),
        ("alku- tai loppukartoitus", ["alkukartoitus"]),
        ("perhe-, lapsi- ja nuorisotyö", ["perhetyö", "lapsityö"]),
        ("palvelupolut ja -ketjut", ["palveluketjut"]),
        ("kela-kunta-malli ja muu", []),
        ("xyzzy- ja loppukartoitus", []),
        ("alku- ja qwertyplugh", []),
        ("alku - ja loppu", []),
    ],
)
def test_half_written_words_are_completed(text: str, words: list[str]) -> None:
    assert list(completed(text)) == words


def test_half_written_word_is_found_as_it_is_meant(site: Trunk) -> None:
    MaterialPageFactory(title="Alku- ja loppukartoitus")

    assert understand("alkukartoituksia").interpreted == ()
