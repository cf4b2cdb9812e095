"""What a list holds of its items: places as bits, or as themselves where that takes less room."""

import random
from collections.abc import Iterable

import pytest

from base.lists.catalogue import FEWEST_BITS, Catalogue

KEYS = [40, 7, 300, 12]


def catalogue(pairs: Iterable[tuple[str | None, int]]) -> Catalogue:
    return Catalogue(KEYS, {"colour": pairs})


def colours(found: Catalogue, *meant: str | None) -> int:
    return found.with_any("colour", lambda colour: colour in meant)


def test_order_of_a_list_stays() -> None:
    found = catalogue([])

    assert list(found.keys) == list(found.keys_of(found.all())) == KEYS
    assert list(found.keys_of(found.those([12, 40, 99]))) == [40, 12]


def test_keys_in_another_order_keep_it() -> None:
    found = catalogue([("red", 7), ("red", 12)])

    red = found.all().having(colours(found, "red"))

    assert list(found.in_order([12, 300, 99, 7], red)) == [12, 7]


def test_item_may_have_several_values_or_none() -> None:
    found = catalogue([("red", 40), ("blue", 40), ("red", 7), (None, 12)])

    assert found.numbers("colour", found.all()) == {"red": 2, "blue": 1, None: 2}
    assert list(found.keys_of(found.all().having(colours(found, None)))) == [300, 12]
    assert list(found.keys_of(found.all().having(colours(found, "blue", None)))) == [40, 300, 12]


def test_value_told_twice_counts_once_and_what_is_not_in_the_list_not_at_all() -> None:
    found = catalogue([("red", 7), ("red", 7), ("red", 8), ("green", 9)])

    assert found.numbers("colour", found.all()) == {"red": 1, None: 3}


def test_value_that_none_of_some_items_has_counts_nought() -> None:
    found = catalogue([("red", 7), ("blue", 12)])

    assert found.numbers("colour", found.those([12])) == {"red": 0, "blue": 1, None: 0}


def test_words_stand_for_their_keys_and_those_that_are_gone_are_no_value() -> None:
    found = Catalogue(KEYS, {"colour": [(1, 7), (2, 12), (3, 40)]}, {"colour": {1: "red", 2: "blue"}})

    assert found.numbers("colour", found.all()) == {"red": 1, "blue": 1, None: 2}


def test_words_that_stand_for_the_same_are_one_value() -> None:
    found = Catalogue(KEYS, {"colour": [(1, 7), (2, 7), (2, 12)]}, {"colour": {1: "red", 2: "red"}})

    assert found.numbers("colour", found.all()) == {"red": 2, None: 2}


def test_list_without_items() -> None:
    found = Catalogue([], {"colour": []})

    assert (len(found), found.all().number, list(found.keys_of(found.all()))) == (0, 0, [])
    assert found.numbers("colour", found.all()) == {}
    assert list(found.keys_of(found.those([7]))) == []


@pytest.mark.parametrize("length", [1, 8, 9, FEWEST_BITS, 1_000])
def test_any_length_and_any_part_of_it_is_counted_as_by_hand(length: int) -> None:
    chance = random.Random(length)
    keys = chance.sample(range(10 * length), length)
    having = {number: set(chance.sample(keys, max(1, length // number))) for number in (1, 2, 10, FEWEST_BITS, length)}
    found = Catalogue(keys, {"part": ((number, key) for number, each in having.items() for key in each)})

    for some in (keys, chance.sample(keys, length // 2)):
        those = found.those(some)
        numbers = found.numbers("part", those)
        for number, each in having.items():
            assert numbers[number] == len(each.intersection(some))
            left = those.having(found.with_any("part", lambda value, number=number: value == number))
            assert list(found.keys_of(left)) == [key for key in keys if key in each and key in some]


def test_rare_values_take_little_room() -> None:
    keys = range(100 * FEWEST_BITS)
    found = Catalogue(keys, {"word": [(f"word {key}", key) for key in keys] + [("every", key) for key in keys]})

    kinds = {value: type(holders).__name__ for value, holders in found.holders["word"].items()}

    assert kinds.pop("every") == "int"
    assert set(kinds.values()) == {"array"}
