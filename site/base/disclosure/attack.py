"""What an enemy learns who has everything that was published.

First each sum is taken apart until no bound moves any more, which is quick and finds nearly everything; what is left is
asked of all sums together.
"""

from collections.abc import Iterable, Mapping, Sequence

from base.disclosure.exposure import Bounds, Exposed, Sums, is_exposed
from base.disclosure.figures import MANY, Figure
from base.disclosure.tables import Key, Published
from base.disclosure.witnesses import without_witness

ROUNDS = 50
"""After which an enemy gives up; bounds move in far fewer."""


def attack(published: Iterable[Published]) -> list[Exposed]:
    """Everything that can be worked out and was not told: by one sum after another, and then by all of them at once."""
    figures: dict[Key, Figure] = {}
    sums: list[tuple[Key, Sequence[Key]]] = []
    bounds: Bounds = {}
    for each in published:
        sums += each.table.sums
        for key, told in each.figures.items():
            figures[key] = told
            bounds[key] = _both(bounds.get(key, (0, MANY)), each.interval(key))
    known = worked_out(bounds, sums)
    found = [Exposed(key, *known[key]) for key, told in figures.items() if is_exposed(known[key], told)]
    return found or without_witness(figures, known, sums)


def worked_out(bounds: Mapping[Key, tuple[int, int]], sums: Sums) -> Bounds:
    """The narrowest bounds that sums alone give."""
    known = dict(bounds)
    for total, parts in sums:
        for key in (total, *parts):
            known.setdefault(key, (0, MANY))
    for _round in range(ROUNDS):
        moved = [_take_apart(known, total, parts) for total, parts in sums]
        if not any(moved):
            break
    return known


def _take_apart(known: Bounds, total: Key, parts: Sequence[Key]) -> bool:
    """Narrow a sum by its parts and each part by the sum and the other parts; whether anything moved."""
    lows, highs = sum(known[part][0] for part in parts), sum(known[part][1] for part in parts)
    before = known[total]
    known[total] = _both(before, (lows, min(highs, MANY)))
    moved = known[total] != before
    lowest, highest = known[total]
    for part in parts:
        low, high = known[part]
        narrowed = _both((low, high), (lowest - (highs - high), highest - (lows - low)))
        if narrowed != (low, high):
            known[part] = narrowed
            lows, highs = lows + narrowed[0] - low, highs + narrowed[1] - high
            moved = True
    return moved


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(one[0], other[0], 0), min(one[1], other[1])
