"""One number: what is told of it, and what that gives away by itself."""

import pytest

from base.disclosure.exposure import is_exposed
from base.disclosure.figures import LEAST_WELLBEING, Figure, figure
from base.disclosure.tables import Dimension, Table

HIDDEN = Figure()


@pytest.mark.parametrize(
    ("true", "told"),
    [(0, None), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1_002, 1_000)],
)
def test_small_numbers_are_told_in_words_and_others_rounded(true: int, told: int | None):
    found = figure(true)
    assert (found.number, found.is_few) == (told, told is None)


def test_nought_looks_like_four_and_nothing_looks_like_nought():
    assert figure(0) == figure(4)
    assert str(figure(0)) == "alle 5"
    assert str(HIDDEN) == "ei julkaista"
    assert str(figure(23)) == "25"


def test_about_wellbeing_seven_is_the_least_and_not_told_exactly():
    for true in range(7):
        assert str(figure(true, 7)) == "alle 7"
    assert {figure(true, 7).number for true in range(7, 13)} == {10}
    assert figure(8, 7).interval == (7, 12)


@pytest.mark.parametrize("least", [5, 7])
@pytest.mark.parametrize("true", range(60))
def test_true_number_lies_in_what_is_told_and_never_alone(true: int, least: int):
    lowest, highest = figure(true, least).interval
    assert lowest <= true <= highest
    assert highest - lowest >= 2


def test_hidden_figure_tells_nothing():
    assert HIDDEN.interval[0] == 0
    assert HIDDEN.interval[1] > 10**6
    assert not HIDDEN.is_shown
    assert Figure(number=10).is_shown


def test_people_are_counted_by_two_things_at_most():
    three = [Dimension(name, ["a", "b"]) for name in ("x", "y", "z")]
    for dimensions in ([], three):
        with pytest.raises(ValueError, match="by two"):
            Table("osallistujat", dimensions, {})
    with pytest.raises(ValueError, match="category"):
        Table("osallistujat", three[:1], {("c",): 1})


def test_sums_are_those_of_a_hand_count():
    dimensions = [Dimension("alue", ["a", "b"]), Dimension("vuosi", ["1", "2"], is_time=True)]
    found = Table("osallistujat", dimensions, {("a", "1"): 3, ("b", "1"): 4, ("a", "2"): 5}).true()
    told = {tuple(sorted(category for _name, category in place)): number for (_who, place), number in found.items()}
    assert told == {("1", "a"): 3, ("1", "b"): 4, ("2", "a"): 5, ("2", "b"): 0, ("1",): 7, ("2",): 5}


def test_what_is_hidden_about_wellbeing_keeps_seven_as_its_least():
    """That six answered would be known of few."""
    hidden = figure(20, LEAST_WELLBEING).hidden
    assert (hidden.is_hidden, hidden.least) == (True, LEAST_WELLBEING)
    assert is_exposed((1, 6), hidden)
    assert not is_exposed((1, 6), HIDDEN)
