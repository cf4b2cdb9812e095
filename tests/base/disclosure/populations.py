"""Seeded populations, and the tables that all reports together would publish of them."""

import random
from collections import Counter
from collections.abc import Sequence

from base.disclosure.tables import Dimension, Table

SIZES = (60, 150, 300, 1_000)
SEEDS = range(5)
CATEGORIES: dict[str, list[str]] = {
    "region": [f"alue {number}" for number in range(8)],
    "series": [f"sarja {number}" for number in range(6)],
    "role": ["asiakas", "työntekijä", "muu"],
    "quarter": [f"neljännes {number}" for number in range(4)],
}
TOGETHER = (("region", "series"), ("role", "series"), ("region", "role"), ("series",), ("region",), ("role",))
OVER_TIME = (("series", "quarter"), ("region", "quarter"), ("role", "quarter"))
WEEKS = 52
Person = dict[str, str]


def population(size: int, seed: int) -> list[Person]:
    """Most are in the first categories, few in the last: as people are."""
    chance = random.Random(seed * 7_919 + size)
    return [{name: _one_of(names, chance) for name, names in CATEGORIES.items()} for _each in range(size)]


def _one_of(names: Sequence[str], chance: random.Random) -> str:
    return names[min(int(chance.expovariate(3 / len(names))), len(names) - 1)]


def table(people: Sequence[Person], *names: str, universe: str = "osallistujat", until: int = 4) -> Table:
    """Counted by one thing or two; of quarters those that have ended."""
    found = {name: CATEGORIES[name][:until] if name == "quarter" else CATEGORIES[name] for name in names}
    dimensions = [Dimension(name, found[name], is_time=name == "quarter") for name in names]
    counted = Counter(tuple(person[name] for name in names) for person in people)
    return Table(universe, dimensions, {cell: n for cell, n in counted.items() if _is_told(cell, found)})


def _is_told(cell: Sequence[str], found: dict[str, list[str]]) -> bool:
    return all(category in categories for category, categories in zip(cell, found.values(), strict=True))
