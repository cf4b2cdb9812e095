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
    published, figures = list(published), dict[Key, Figure]()
    sums: list[tuple[Key, Sequence[Key]]] = _sums_of_atoms(published)
    bounds: Bounds = {}
    for each in published:
        sums += each.table.sums
        for key, told in each.figures.items():
            figures[key] = told
            bounds[key] = _both(bounds.get(key, (0, MANY)), each.interval(key))
    known = worked_out(bounds, sums)
    found = [Exposed(key, *known[key]) for key, told in figures.items() if is_exposed(known[key], told)]
    return found or without_witness(figures, known, sums)


def _sums_of_atoms(published: Sequence[Published]) -> list[tuple[Key, Sequence[Key]]]:
    """Each figure as the sum of the atoms it is put together from; those that are always together are one."""
    ways = [(key, atoms) for each in published for key, atoms in each.table.groups.items() if atoms]
    places: dict[tuple[str, str], list[int]] = {}
    for number, (key, atoms) in enumerate(ways):
        for atom in atoms:
            places.setdefault((key[0], atom), []).append(number)
    merged = {(universe, frozenset(numbers)) for (universe, _atom), numbers in places.items()}
    parts: list[list[Key]] = [[] for _way in ways]
    for number, (universe, signature) in enumerate(sorted(merged, key=lambda each: (each[0], sorted(each[1])))):
        for way in signature:
            parts[way].append((universe, frozenset({("atoms", str(number))})))
    return [(key, own) for (key, _atoms), own in zip(ways, parts, strict=True) if len(own) > 1 or own]


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
