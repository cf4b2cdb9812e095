"""Counts of people by one thing or two, with their sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from base.disclosure.figures import LEAST, Figure

MOST_DIMENSIONS = 2

Place = frozenset[tuple[str, str]]
"""Which people: pairs of a dimension and a category; empty for all of them."""
Key = tuple[str, Place]
"""A figure wherever it is published: who is counted (the universe), and which of them."""


@dataclass(frozen=True)
class Dimension:
    """By what people are counted.

    Over time nothing is summed: a sum would change with each new period. Nor is over categories of which one person may
    be in several (`is_apart`), such as answers of which as many are marked as fit.
    """

    name: str
    categories: Sequence[str]
    is_time: bool = False
    is_apart: bool = False

    @property
    def is_summed(self) -> bool:
        return not (self.is_time or self.is_apart)


@dataclass(frozen=True)
class Table:
    """True counts. Tables with the same universe count the same people, so that one can be subtracted from another.

    Where somebody may be counted several times (who comes to each workshop), `crowds` says of how many different people
    it is known that they stand behind a cell: fewer than the least are told as few, however often they came.

    `atoms` are what everybody knows a cell to be put together from, such as the workshops of a series: another table
    of the same people may put them together otherwise.

    Raises ValueError for more than two dimensions, and for a count of a category that is not told.
    """

    universe: str
    dimensions: Sequence[Dimension]
    counts: Mapping[tuple[str, ...], int]
    least: int = LEAST
    crowds: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    atoms: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 1 <= len(self.dimensions) <= MOST_DIMENSIONS:
            raise ValueError("People are counted by one thing or by two.")
        known = set(product(*(dimension.categories for dimension in self.dimensions)))
        if strange := self.counts.keys() - known:
            raise ValueError(f"There is no such category: {min(strange)}.")

    def true(self) -> dict[Key, int]:
        """Every cell and every sum, by its key."""
        found: dict[Key, int] = dict.fromkeys(self.keys(), 0)
        for cell, number in self.counts.items():
            for key in self._keys_of(cell):
                found[key] += number
        return found

    def crowd(self) -> dict[Key, int]:
        """How many different people stand behind each figure at least; a sum has no fewer than its largest part."""
        found: dict[Key, int] = dict.fromkeys(self.keys(), 0)
        for cell, number in self.counts.items():
            known = min(number, self.crowds.get(cell, 0)) if self.crowds else number
            for key in self._keys_of(cell):
                found[key] = max(found[key], known) if self.crowds else found[key] + known
        return found

    def groups(self) -> dict[Key, frozenset[str]]:
        """Of what atoms each figure is put together; a cell of which nothing is known is one itself."""
        found: dict[Key, set[str]] = {key: set() for key in self.keys()}
        for cell in product(*(dimension.categories for dimension in self.dimensions)):
            own = self.atoms.get(cell, frozenset()) if self.atoms else {repr((self._names(), cell))}
            for key in self._keys_of(cell):
                found[key] |= own
        return {key: frozenset(atoms) for key, atoms in found.items()}

    def _names(self) -> tuple[str, ...]:
        return tuple(dimension.name for dimension in self.dimensions)

    def key(self, *cell: str) -> Key:
        """Of one cell, by its category in each dimension."""
        names = (dimension.name for dimension in self.dimensions)
        return self.universe, frozenset(zip(names, cell, strict=True))

    def keys(self) -> Iterator[Key]:
        for kept in self._kept():
            names = [
                [(dimension.name, category) for category in dimension.categories]
                for dimension, keep in zip(self.dimensions, kept, strict=True)
                if keep
            ]
            for pairs in product(*names):
                yield self.universe, frozenset(pairs)

    def sums(self) -> Iterator[tuple[Key, list[Key]]]:
        """Each figure that is the sum of others, with those."""
        for universe, place in list(self.keys()):
            told = {name for name, _category in place}
            for dimension in self.dimensions:
                if dimension.name not in told and dimension.is_summed:
                    parts = [(universe, place | {(dimension.name, one)}) for one in dimension.categories]
                    yield (universe, place), parts

    def _keys_of(self, cell: tuple[str, ...]) -> Iterator[Key]:
        """The cell itself and every sum that it is in."""
        pairs = list(zip((dimension.name for dimension in self.dimensions), cell, strict=True))
        for kept in self._kept():
            yield self.universe, frozenset(pair for pair, keep in zip(pairs, kept, strict=True) if keep)

    def _kept(self) -> list[tuple[bool, ...]]:
        """For each kind of figure which dimensions it tells; what is not summed is always told."""
        choices = [(True, False) if dimension.is_summed else (True,) for dimension in self.dimensions]
        return list(product(*choices))


@dataclass(frozen=True)
class Published:
    """What was told of a table: a figure for every cell and every sum."""

    table: "Shape"
    figures: Mapping[Key, Figure]

    def interval(self, key: Key) -> tuple[int, int]:
        """Between which numbers the true one lies, for whoever reads this figure alone."""
        return self.figures[key].interval


@dataclass(frozen=True)
class Shape:
    """A table without its true counts, as everybody knows it: its sums, and of what its figures are put together."""

    universe: str
    dimensions: Sequence[Dimension]
    least: int = LEAST
    sums: Sequence[tuple[Key, Sequence[Key]]] = field(default=())
    groups: Mapping[Key, frozenset[str]] = field(default_factory=dict)

    @property
    def is_over_time(self) -> bool:
        return any(dimension.is_time for dimension in self.dimensions)

    @classmethod
    def of(cls, table: Table) -> "Shape":
        return cls(table.universe, table.dimensions, table.least, list(table.sums()), table.groups())
