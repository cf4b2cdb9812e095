"""Stems of words that no dictionary knows, as they stand in other forms of the word."""

import pytest

from base.search.grades import other_grades


@pytest.mark.parametrize(
    ("stem", "other"),
    [
        ("neuvonpito", "neuvonpido"),
        ("neuvonpido", "neuvonpito"),
        ("kortti", "korti"),
        ("raportointi", "raportoinni"),
        ("polku", "polu"),
        ("kuntoutus", "kuntoutuks"),
        ("kumppanuus", "kumppanuude"),
        ("kuntoutuks", "kuntoutus"),
    ],
)
def test_other_grade_of_a_stem(stem: str, other: str) -> None:
    assert other in other_grades(stem)


@pytest.mark.parametrize("stem", ["", "a", "suunnitelma", "xyz"])
def test_stem_without_another_grade(stem: str) -> None:
    assert list(other_grades(stem)) == []
