"""Which figures may not stand beside each other: by what people know of groups, never by how large a number is.

Whoever sees that something is hidden asks why. If that was because of how large a number is, the number is told. So
what is hidden is decided by two things alone that everybody may know: which figures are told as few, and which groups
people are put together from (their *atoms*, such as the workshops of a series). A group told as few is *isolated* when
others that are told hold all around it: their numbers, added and subtracted, might leave somebody in it. Then one of
these is not told, whether it is large or small itself.
"""

from collections.abc import Mapping, Sequence

from base.disclosure.solver import load_solver
from base.disclosure.tables import Key

Atoms = frozenset[str]
Groups = Mapping[Key, Sequence[Atoms]]
"""Of what each figure is put together; of several ways (the total of two tables) all."""
DEAR = 1e-4
"""What a figure costs in a combination, so that none is in it that need not be."""
SMALLEST = 1e-6
"""What the solver leaves of nothing."""


def isolating(few: Key, told: Sequence[Key], groups: Groups) -> list[Key]:
    """The told figures that isolate this one together, those that it is a part of first; none where it is safe.

    There is a combination of the told ones, some added and others subtracted, that is nothing outside the group and not
    more than once everybody in it, and something: then numbers could make it more than nought.
    """
    added, subtracted = _Combination(groups[few][0], [key for key in told if key != few], groups).used()

    def largest_first(key: Key) -> tuple[int, Sequence[tuple[str, str]]]:
        return -max(len(atoms) for atoms in groups[key]), sorted(key[1])

    return [*sorted(added, key=largest_first), *sorted(subtracted - added, key=largest_first)]


class _Combination:
    """The linear programme that looks for one."""

    def __init__(self, own: Atoms, others: Sequence[Key], groups: Groups) -> None:
        ways = [(key, atoms) for key in others for atoms in groups[key]]
        equal = [(all_[0], other) for all_ in groups.values() for other in all_[1:]]
        merged = _alike(own, [atoms for _key, atoms in ways], equal)
        self.columns: list[Key | None] = []
        self.number = len(ways)
        highs = load_solver()
        self.solver = highs.Highs()
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003
        self.solver.setOptionValue("threads", 1)
        for inside, _signature in merged:
            self.solver.addRow(-highs.kHighsInf, 1.0 if inside else 0.0, 0, [], [])
        for number, (key, atoms) in enumerate(ways):
            places = [place for place, (_inside, signature) in enumerate(merged) if number in signature]
            gain = float(sum(merged[place][0] for place in places))
            # What is inside a group that is few is few itself, and bounds it from below by nothing.
            self.solver.addCol(DEAR - gain, 0.0, float(not atoms <= own), len(places), places, [1.0] * len(places))
            self.solver.addCol(DEAR + gain, 0.0, highs.kHighsInf, len(places), places, [-1.0] * len(places))
            self.columns += [key, key]
        for number in range(len(equal)):
            plus, minus = len(ways) + 2 * number, len(ways) + 2 * number + 1
            signs = [
                (place, (plus in signature) - (minus in signature))
                for place, (_inside, signature) in enumerate(merged)
                if (plus in signature) != (minus in signature)
            ]
            gain = float(sum(sign for place, sign in signs if merged[place][0]))
            places, values = [place for place, _sign in signs], [float(sign) for _place, sign in signs]
            self.solver.addCol(-gain, -highs.kHighsInf, highs.kHighsInf, len(places), places, values)
            self.columns.append(None)

    def used(self) -> tuple[set[Key], set[Key]]:
        """The figures of the best combination: those that are added, and those that are subtracted."""
        self.solver.run()
        if self.solver.getInfo().objective_function_value > -SMALLEST:
            return set(), set()
        values = list(zip(self.columns, self.solver.getSolution().col_value, strict=True))
        added = {key for key, value in values[: 2 * self.number : 2] if key and value > SMALLEST}
        return added, {key for key, value in values[1 : 2 * self.number : 2] if key and value > SMALLEST}


def _alike(
    own: Atoms, ways: Sequence[Atoms], equal: Sequence[tuple[Atoms, Atoms]]
) -> list[tuple[bool, frozenset[int]]]:
    """Atoms that are in the same groups are one: whether it is in the own group, and in which others."""
    sets = [*ways, *(each for pair in equal for each in pair)]
    found: dict[str, set[int]] = {}
    for number, atoms in enumerate(sets):
        for atom in atoms:
            found.setdefault(atom, set()).add(number)
    for atom in own:
        found.setdefault(atom, set())
    return sorted({(atom in own, frozenset(signature)) for atom, signature in found.items()}, key=repr)
