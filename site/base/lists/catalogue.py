"""Which items of a list have which values: read once, then narrowed, counted and opened anywhere in the same time.

An item goes by its place in the list. Those that have a value stand as bits, one for each item of the list; where their
places themselves take less room, as these.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import compress
from operator import or_
from typing import Any, TypeAlias

from django.utils.functional import cached_property

Value = Any
"""Of a facet, as it is read; None stands for those that have no value."""
Holders: TypeAlias = "int | array[int]"
MOST_KNOWN = 4
"""Answers to questions of which a list remembers its items."""
FEWEST_BITS = 32
"""One item in so many, and fewer, take less room as places."""
BYTES, DIGITS = bytes((0, 1)), b"01"
TO_DIGITS, TO_BYTES = bytes.maketrans(BYTES, DIGITS), bytes.maketrans(DIGITS, BYTES)


class Those:
    """Some of the items of a list."""

    def __init__(self, bits: int, length: int) -> None:
        self.bits = bits
        self.length = length

    @property
    def number(self) -> int:
        return self.bits.bit_count()

    @cached_property
    def marks(self) -> bytes:
        """A byte for each item of the list: 1 for those that are among these, 0 for the others."""
        return f"{self.bits:0{self.length}b}"[::-1].encode().translate(TO_BYTES)

    def number_among(self, holders: Holders) -> int:
        if isinstance(holders, int):
            return (holders & self.bits).bit_count()
        return sum(map(self.marks.__getitem__, holders))

    def having(self, bits: int) -> "Those":
        return Those(self.bits & bits, self.length)


class Catalogue:
    """The keys of a list in its order and, for each facet by its name, the holders of each value."""

    def __init__(
        self,
        keys: Iterable[int],
        pairs: Mapping[str, Iterable[tuple[Value, int]]],
        words: Mapping[str, Mapping[int, Value]] | None = None,
    ) -> None:
        """`pairs` gives (value, key) for each value that an item has; keys that are not in the list are passed over.

        Where it gives keys of words, `words` tells what each stands for; a word that it does not know is no value.
        """
        self.keys = array("q", dict.fromkeys(keys))
        places = {key: place for place, key in enumerate(self.keys)}
        found = {name: _places_of_values(places, each) for name, each in pairs.items()}
        for name, stand_for in (words or {}).items():
            found[name] = _by_value(found[name], stand_for)
        self._known: tuple[tuple[Iterable[int], Those], ...] = ()
        self.holders = {name: self._holders(each) for name, each in found.items()}

    def __len__(self) -> int:
        return len(self.keys)

    def all(self) -> Those:
        return Those((1 << len(self)) - 1, len(self))

    def those(self, keys: Iterable[int]) -> Those:
        """The items with these keys; of the last answers that are held it is remembered."""
        for known, those in self._known:
            if known is keys:
                return those
        those = Those(_bits(bytes(map(set(keys).__contains__, self.keys))), len(self))
        if getattr(keys, "is_held", False):
            self._known = ((keys, those), *self._known[: MOST_KNOWN - 1])
        return those

    def with_any(self, facet: str, is_meant: Callable[[Value], bool]) -> int:
        """The bits of the items that have a value of a facet that is meant."""
        held = self.holders[facet]
        found = (self._bits_of(holders) for value, holders in held.items() if is_meant(value))
        return reduce(or_, found, 0)

    def numbers(self, facet: str, those: Those) -> dict[Value, int]:
        """How many of these items have each value of a facet: nought, too, for those that others of the list have."""
        return {value: those.number_among(holders) for value, holders in self.holders[facet].items()}

    def keys_of(self, those: Those) -> Sequence[int]:
        """In the order of the list."""
        return self.keys if those.number == len(self) else array("q", compress(self.keys, those.marks))

    def in_order(self, keys: Sequence[int], those: Those) -> Sequence[int]:
        """Those of the keys, which these items are some of, that are among these items; in the order of the keys."""
        if those.number == len(keys):
            return keys
        left = set(self.keys_of(those))
        return array("q", filter(left.__contains__, keys))

    def _holders(self, found: "Mapping[Value, array[int]]") -> dict[Value, Holders]:
        without = bytearray(b"\1" * len(self))
        for places in found.values():
            for place in places:
                without[place] = 0
        none = array("i", compress(range(len(self)), without))
        return {value: self._packed(places) for value, places in {**found, None: none}.items() if places}

    def _packed(self, places: "array[int]") -> Holders:
        few = len(places) * FEWEST_BITS <= len(self)
        return array("i", sorted(set(places))) if few else self._bits_at(places)

    def _bits_of(self, holders: Holders) -> int:
        return holders if isinstance(holders, int) else self._bits_at(holders)

    def _bits_at(self, places: Iterable[int]) -> int:
        marks = bytearray(len(self))
        for place in places:
            marks[place] = 1
        return _bits(marks)


def _places_of_values(places: Mapping[int, int], pairs: Iterable[tuple[Value, int]]) -> "dict[Value, array[int]]":
    found: dict[Value, array[int]] = defaultdict(lambda: array("i"))
    for value, key in pairs:
        if value is not None and key in places:
            found[value].append(places[key])
    return found


def _by_value(found: "Mapping[int, array[int]]", stand_for: Mapping[int, Value]) -> "dict[Value, array[int]]":
    """Several words may stand for the same: rows of one county at different times."""
    merged: dict[Value, array[int]] = defaultdict(lambda: array("i"))
    for word, places in found.items():
        if word in stand_for:
            merged[stand_for[word]].extend(places)
    return merged


def _bits(marks: bytes | bytearray) -> int:
    return int(marks[::-1].translate(TO_DIGITS) or b"0", 2)
