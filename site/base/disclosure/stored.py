"""Tables as they are frozen: plain data, from which pages, files and programs are served and later gates look back."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from base.disclosure.figures import HIDDEN, Figure
from base.disclosure.reported import Named, People, Things, Words
from base.disclosure.tables import Dimension, Key, Published, Shape

FEW = "few"
Stored = dict[str, Any]


def stored_people(people: People, published: Published) -> Stored:
    """What was published of a table; no true number stands in it."""
    names = [dimension.name for dimension in published.table.dimensions]
    return {
        "kind": "people",
        **_told(people),
        "universe": published.table.universe,
        "least": published.table.least,
        "hides_small": published.hides_small,
        "has_mean": people.has_mean,
        "dimensions": [
            {
                **_named(label),
                "is_apart": dimension.is_apart,
                "categories": [_named(category) for category in categories],
            }
            for dimension, (label, categories) in zip(people.table.dimensions, people.labels, strict=True)
        ],
        "figures": [
            [[dict(place).get(name) for name in names], _as_data(figure)]
            for (_universe, place), figure in sorted(published.figures.items(), key=lambda each: sorted(each[0][1]))
        ],
    }


def stored_things(things: Things) -> Stored:
    *rows, total = ([_cell(cell) for cell in row] for row in (*things.rows, things.total))
    heads = [dict(head) for head in things.heads]
    return {"kind": "things", **_told(things), "heads": heads, "rows": rows, "total": total}


def published_of(stored: Mapping[str, Any]) -> Published:
    """What an enemy holds who has kept the table."""
    dimensions = [
        Dimension(each["name"], [category["name"] for category in each["categories"]], is_apart=each["is_apart"])
        for each in stored["dimensions"]
    ]
    shape = Shape(stored["universe"], dimensions, stored["least"], list(_sums(stored["universe"], dimensions)))
    return Published(shape, figures_of(stored), stored["hides_small"])


def figures_of(stored: Mapping[str, Any]) -> dict[Key, Figure]:
    """Each figure by its place."""
    names = [each["name"] for each in stored["dimensions"]]
    found: dict[Key, Figure] = {}
    for cell, data in stored["figures"]:
        place = frozenset((name, one) for name, one in zip(names, cell, strict=True) if one is not None)
        found[stored["universe"], place] = _as_figure(data, stored["least"])
    return found


def _sums(universe: str, dimensions: Sequence[Dimension]) -> list[tuple[Key, list[Key]]]:
    """Over each dimension, for every choice of the others; nothing that is frozen has periods side by side."""
    found = []
    for summed in (dimension for dimension in dimensions if dimension.is_summed):
        others = [dimension for dimension in dimensions if dimension != summed]
        for chosen in product(*([*one.categories, *([None] if one.is_summed else [])] for one in others)):
            pairs = {(one.name, name) for one, name in zip(others, chosen, strict=True) if name is not None}
            total = universe, frozenset(pairs)
            parts = [(universe, frozenset({*pairs, (summed.name, name)})) for name in summed.categories]
            found.append((total, parts))
    return found


def _cell(cell: Words | int) -> Any:
    return cell if isinstance(cell, int) else dict(cell)


def _told(table: People | Things) -> Stored:
    return {"name": table.name, "title": dict(table.title), "question": dict(table.question)}


def _named(named: Named) -> Stored:
    return {"name": named.name, "words": dict(named.words)}


def _as_data(figure: Figure) -> int | str | None:
    return FEW if figure.is_few else figure.number


def _as_figure(data: int | str | None, least: int) -> Figure:
    if data == FEW:
        return Figure(is_few=True, least=least)
    return HIDDEN if data is None else Figure(int(data), least=least)
