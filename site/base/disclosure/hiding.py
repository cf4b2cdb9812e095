"""Publishing a table: what is small is told in words, and more is hidden until nothing else can be worked out."""

from collections.abc import Mapping, Sequence

from base.disclosure.attack import attack
from base.disclosure.exposure import Exposed
from base.disclosure.figures import HIDDEN, Figure, figure
from base.disclosure.tables import Key, Published, Shape, Table


class GateClosedError(Exception):
    """Somebody could be found whatever is hidden in this table, beside what has been published before."""

    def __init__(self, exposed: Sequence[Exposed]) -> None:
        super().__init__(f"{len(exposed)} figures could be worked out.")
        self.exposed = exposed


def publish(table: Table, before: Sequence[Published] = ()) -> Published:
    """What may be told of a table beside what has been published before.

    A figure that has been published stays as it was. Where only figures that could have been told are hidden, an enemy
    knows that each of them is large; where that gives somebody away, small ones are hidden with the same words. Raises
    GateClosedError where nothing that could be hidden helps and where what was told before does not hold any more,
    ValueError where the same people are counted over time in one table and without it in another.
    """
    shape, true, crowd = Shape.of(table), table.true(), table.crowd()
    for other in before:
        if other.table.universe == table.universe and other.table.is_over_time != shape.is_over_time:
            raise ValueError("The same people are counted over time, and in all: one gives the other away.")
    fixed = _told_before(before)
    figures = {key: fixed.get(key, _alone(number, crowd[key], table.least)) for key, number in true.items()}
    _fits(figures, true, table.least)
    related = _related(shape)
    hides_small = False
    while exposed := attack([*before, Published(shape, figures, hides_small)]):
        hidden = {key for one in exposed if (key := _to_hide(one.key, figures, fixed, related, true)) is not None}
        if not hidden:
            hidden = {one.key for one in exposed if one.key in figures and one.key not in fixed}
            hides_small = True
        if not hidden or all(figures[key] == HIDDEN for key in hidden):
            raise GateClosedError(exposed)
        figures = {key: HIDDEN if key in hidden else told for key, told in figures.items()}
    return Published(shape, figures, hides_small)


def _alone(number: int, crowd: int, least: int) -> Figure:
    """What may be told of a number, before anything is hidden beside it."""
    return HIDDEN if crowd < least <= number else figure(number, least)


def _fits(figures: Mapping[Key, Figure], true: Mapping[Key, int], least: int) -> None:
    """What was told before is still true, and told no smaller numbers than this table may."""
    wrong = [
        Exposed(key, *told.interval)
        for key, told in figures.items()
        if not told.interval[0] <= true[key] <= told.interval[1] or (told.is_shown and told.least < least)
    ]
    if wrong:
        raise GateClosedError(wrong)


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
