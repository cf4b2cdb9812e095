"""What everybody hears of the places of a workshop: enough to decide by, too little to see who comes."""

import re
from itertools import pairwise

import pytest

from workshops.enrolment.reports.shown import Places

ROOM, FEW, LINE = "Paikkoja on vapaana", "Enää muutama paikka vapaana", "Täynnä, jonoon voi ilmoittautua"


def told(capacity: int, taken: int, waiting: int = 0) -> str:
    return Places(None, capacity, max(0, capacity - taken), waiting, None, None, "").sentence


@pytest.mark.parametrize(
    ("taken", "waiting", "sentence"),
    [
        (0, 0, ROOM),
        (14, 0, ROOM),
        (15, 0, FEW),
        (19, 0, FEW),
        (20, 0, LINE),
        (20, 4, LINE),
        (20, 5, "Täynnä, jonossa ainakin 5"),
        (20, 9, "Täynnä, jonossa ainakin 5"),
        (20, 10, "Täynnä, jonossa ainakin 10"),
    ],
)
def test_places_are_told_in_words(taken: int, waiting: int, sentence: str) -> None:
    assert told(20, taken, waiting) == sentence


def test_nobody_sees_one_more_enrol_but_at_few_moments() -> None:
    """Of forty who enrol one after another, thirty-four leave what everybody hears as it was."""
    heard = [told(20, min(20, number), max(0, number - 20)) for number in range(41)]

    assert sum(before != after for before, after in pairwise(heard)) == 6
    assert {int(number) for number in re.findall(r"\d+", " ".join(heard))} == {5, 10, 15, 20}
