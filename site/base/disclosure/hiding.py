"""Publishing tables: what is small is told in words, and what would isolate a small number is not told at all."""

from collections.abc import Mapping, Sequence

from base.disclosure.attack import attack
from base.disclosure.exposure import Exposed
from base.disclosure.figures import Figure, figure
from base.disclosure.isolating import Atoms, isolating
from base.disclosure.tables import Key, Published, Shape, Table


class GateClosedError(Exception):
    """Somebody could be found whatever is hidden in these tables, beside what has been published before."""

    def __init__(self, exposed: Sequence[Exposed]) -> None:
        super().__init__(f"{len(exposed)} figures could be worked out.")
        self.exposed = exposed


def publish(table: Table, before: Sequence[Published] = ()) -> Published:
    """What may be told of one table beside what has been published before; see `publish_together`."""
    return publish_together([table], before)[0]


def publish_together(tables: Sequence[Table], before: Sequence[Published] = ()) -> list[Published]:
    """What may be told of tables beside each other, and beside what has been published before.

    A figure that has been published stays as it was. What is hidden follows from which figures are few and from how
    people are grouped; a sum of which a part is few is told nowhere, be it large or small. Raises GateClosedError where
    somebody could be found all the same and where what was told before does not hold any more, ValueError where the
    same people are counted over time in one table and without it in another.
    """
    _apart_from_time([*(Shape.of(table) for table in tables), *(each.table for each in before)])
    fixed = {key: told for each in before for key, told in each.figures.items()}
    figures: dict[Key, Figure] = dict(fixed)
    for table in tables:
        figures |= _told_of(table, fixed)
    shapes = [Shape.of(table) for table in tables]
    groups = _groups([*shapes, *(each.table for each in before)])
    figures = _hidden_around_few(figures, fixed, groups)
    while True:
        found = [Published(shape, {key: figures[key] for key in shape.groups}) for shape in shapes]
        exposed = attack([*before, *found])
        if not exposed:
            return found
        largest = _largest(exposed, figures, fixed, groups)
        figures[largest] = figures[largest].hidden


def _told_of(table: Table, fixed: Mapping[Key, Figure]) -> dict[Key, Figure]:
    true, crowd = table.true(), table.crowd()
    told = {
        key: fixed.get(key, figure(number, table.least, crowd[key] if table.crowds else None))
        for key, number in true.items()
    }
    _fits(told, true, table.least)
    return told


def _hidden_around_few(
    figures: Mapping[Key, Figure], fixed: Mapping[Key, Figure], groups: Mapping[Key, Sequence[Atoms]]
) -> dict[Key, Figure]:
    """Hide what isolates a figure that is few, until none is isolated; what is public already cannot be hidden."""
    left = dict(figures)
    few_ones = [key for key, told in figures.items() if told.is_few]
    for few in sorted(few_ones, key=lambda key: _in_order(key, groups)):
        while left[few].is_few:
            told = [key for key in left if key[0] == few[0] and not left[key].is_hidden]
            may = [key for key in isolating(few, told, groups) if key not in fixed]
            if not may:
                break
            left[may[0]] = left[may[0]].hidden
    return left


def _largest(
    exposed: Sequence[Exposed],
    figures: Mapping[Key, Figure],
    fixed: Mapping[Key, Figure],
    groups: Mapping[Key, Sequence[Atoms]],
) -> Key:
    """The largest sum among figures whose rounding gives an exact number away, seven four times making thirty: none of
    them is small, so why it is hidden may be asked. Raises GateClosedError where a small one is found, or nothing can
    be hidden any more.
    """
    small = [each for each in exposed if not (each.is_exact and each.lowest >= figures[each.key].least)]
    may = [each.key for each in exposed if figures[each.key].is_shown and each.key not in fixed]
    if small or not may:
        raise GateClosedError(exposed)
    return max(may, key=lambda key: _in_order(key, groups))


def _groups(shapes: Sequence[Shape]) -> dict[Key, list[Atoms]]:
    """Of what each figure is put together, in every table that has it."""
    found: dict[Key, list[Atoms]] = {}
    for shape in shapes:
        for key, atoms in shape.groups.items():
            ways = found.setdefault(key, [])
            if atoms not in ways:
                ways.append(atoms)
    return found


def _apart_from_time(shapes: Sequence[Shape]) -> None:
    over_time = {shape.universe for shape in shapes if shape.is_over_time}
    if over_time & {shape.universe for shape in shapes if not shape.is_over_time}:
        raise ValueError("The same people are counted over time, and in all: one gives the other away.")


def _fits(figures: Mapping[Key, Figure], true: Mapping[Key, int], least: int) -> None:
    """What was told before is still true, and told no smaller numbers than this table may."""
    wrong = [
        Exposed(key, *told.interval)
        for key, told in figures.items()
        if not told.interval[0] <= true[key] <= told.interval[1] or (told.is_shown and told.least < least)
    ]
    if wrong:
        raise GateClosedError(wrong)


def _in_order(key: Key, groups: Mapping[Key, Sequence[Atoms]]) -> tuple[int, str, Sequence[tuple[str, str]]]:
    return len(groups[key][0]), key[0], sorted(key[1])
