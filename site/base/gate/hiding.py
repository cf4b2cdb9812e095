"""Publishing a table: what is small is told in words, and more is hidden until nothing else can be worked out."""

from collections.abc import Mapping, Sequence

from base.gate.attack import Exposed, attack
from base.gate.figures import HIDDEN, Figure, figure
from base.gate.tables import Key, Published, Shape, Table


class GateClosedError(Exception):
    """Somebody could be found whatever is hidden in this table, beside what has been published before."""

    def __init__(self, exposed: Sequence[Exposed]) -> None:
        super().__init__(f"{len(exposed)} figures could be worked out.")
        self.exposed = exposed


def publish(table: Table, before: Sequence[Published] = ()) -> Published:
    """What may be told of a table beside what has been published before.

    A figure that has been published stays as it was. Raises GateClosedError where nothing that could be hidden helps.
    """
    shape, true = Shape.of(table), table.true()
    fixed = _told_before(before)
    figures = {key: fixed.get(key, figure(number, table.least)) for key, number in true.items()}
    related = _related(shape)
    while exposed := attack([*before, Published(shape, figures)]):
        hidden = {key for one in exposed if (key := _to_hide(one.key, figures, fixed, related, true)) is not None}
        if not hidden:
            raise GateClosedError(exposed)
        figures = {key: HIDDEN if key in hidden else told for key, told in figures.items()}
    return Published(shape, figures)


def _told_before(before: Sequence[Published]) -> dict[Key, Figure]:
    return {key: told for each in before for key, told in each.figures.items()}


def _related(shape: Shape) -> dict[Key, list[list[Key]]]:
    """The sums that each figure is in: of each the other parts and, last, the sum."""
    found: dict[Key, list[list[Key]]] = {}
    for total, parts in shape.sums:
        for key in (*parts, total):
            others = [part for part in parts if part != key]
            found.setdefault(key, []).append(others if key == total else [*others, total])
    return found


def _to_hide(
    key: Key,
    figures: Mapping[Key, Figure],
    fixed: Mapping[Key, Figure],
    related: Mapping[Key, list[list[Key]]],
    true: Mapping[Key, int],
) -> Key | None:
    """The figure to hide so that this one cannot be worked out: the smallest beside it, else a sum, else any."""

    def may(other: Key) -> bool:
        return other in figures and figures[other].is_shown and other not in fixed

    if may(key):
        return key
    for others in related.get(key, []):
        if beside := [other for other in others if may(other) and len(other[1]) >= len(key[1])]:
            return min(beside, key=lambda other: (true[other], sorted(other[1])))
    for others in related.get(key, []):
        if above := [other for other in others if may(other)]:
            return above[-1]
    left = [other for other in figures if may(other)]
    return min(left, key=lambda other: (true[other], sorted(other[1])), default=None)
