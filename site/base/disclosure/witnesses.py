"""The strongest enemy: whoever has all figures at once, in whole numbers.

Sums taken apart one by one miss what only several of them give together (two rows less two columns). So the enemy looks
for populations, each of which could stand behind everything that was published: *witnesses*. Where no witness has
another number of people behind a figure, or none has nobody and none has many, somebody is found.
"""

import random
from collections.abc import Mapping, Sequence

from base.disclosure.exposure import Bounds, Exposed, Sums, is_exposed
from base.disclosure.figures import Figure
from base.disclosure.solver import load_solver
from base.disclosure.tables import Key

HIGHEST = 10**6
"""No region has more people; a witness with more would be none."""
SECONDS = 20.0
"""For one question to the solver: what it has not found by then counts as not there."""
GUESSES = 12
"""Witnesses looked for at random before each figure is asked about."""


def without_witness(figures: Mapping[Key, Figure], bounds: Bounds, sums: Sums) -> list[Exposed]:
    """The figures of which every population that fits says the same, or that there are some and few."""
    found: list[Exposed] = []
    for universe in sorted({key[0] for key in figures}):
        own = {key: told for key, told in figures.items() if key[0] == universe}
        found += _Population(own, bounds, [each for each in sums if each[0][0] == universe]).exposed()
    return found


class _Population:
    """Whole numbers of people behind the figures of one universe, as the solver knows them."""

    def __init__(self, figures: Mapping[Key, Figure], bounds: Bounds, sums: Sums) -> None:
        highs = load_solver()
        self.figures = figures
        self.keys = sorted({*figures, *(key for total, parts in sums for key in (total, *parts))}, key=_in_order)
        self.places = {key: place for place, key in enumerate(self.keys)}
        self.seen: dict[Key, tuple[int, int]] = {}
        self.solver = highs.Highs()
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003
        self.solver.setOptionValue("threads", 1)
        for key in self.keys:
            lowest, highest = bounds[key]
            self.solver.addCol(0.0, lowest, min(highest, HIGHEST), 0, [], [])
        for place in range(len(self.keys)):
            self.solver.changeColIntegrality(place, highs.HighsVarType.kInteger)
        for total, parts in sums:
            places = [self.places[total], *(self.places[part] for part in parts)]
            self.solver.addRow(0, 0, len(places), places, [-1.0, *(1.0 for _part in parts)])

    def exposed(self) -> list[Exposed]:
        chance = random.Random(5)  # noqa: S311
        for number in range(GUESSES):
            self._look({key: (1.0, -1.0, chance.uniform(-1, 1))[min(number, 2)] for key in self.keys})
        found = []
        for key, told in self.figures.items():
            for direction in (1.0, -1.0):
                if not self._is_cleared(key, told):
                    self._look({key: direction})
            lowest, highest = self.seen.get(key, (0, 0))
            if not self._is_cleared(key, told):
                found.append(Exposed(key, lowest, highest))
        return found

    def _is_cleared(self, key: Key, told: Figure) -> bool:
        return key in self.seen and not is_exposed(self.seen[key], told)

    def _look(self, weights: Mapping[Key, float]) -> None:
        """One more witness, the one of the least weight; what it says of every figure is remembered."""
        costs = [weights.get(key, 0.0) for key in self.keys]
        self.solver.changeColsCost(len(costs), list(range(len(costs))), costs)
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + SECONDS)
        self.solver.run()
        solution = self.solver.getSolution()
        if not solution.value_valid:
            return
        for key, value in zip(self.keys, solution.col_value, strict=True):
            number = round(value)
            lowest, highest = self.seen.get(key, (number, number))
            self.seen[key] = min(lowest, number), max(highest, number)


def _in_order(key: Key) -> tuple[str, Sequence[tuple[str, str]]]:
    return key[0], sorted(key[1])
