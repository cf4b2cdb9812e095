"""Tables as they are frozen: plain data, from which pages, files and programs are served and later gates look back."""

from collections.abc import Mapping
from typing import Any

from base.disclosure.figures import Figure
from base.disclosure.reported import Named, People, Things, Words
from base.disclosure.tables import Dimension, Key, Published, Shape, Table

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
        "atoms": [[list(cell), sorted(atoms)] for cell, atoms in sorted(people.table.atoms.items())],
        "has_mean": people.has_mean,
        "is_of_visits": bool(people.table.crowds),
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
    atoms = {tuple(cell): frozenset(own) for cell, own in stored["atoms"]}
    shape = Shape.of(Table(stored["universe"], dimensions, {}, stored["least"], atoms=atoms))
    return Published(shape, figures_of(stored))


def figures_of(stored: Mapping[str, Any]) -> dict[Key, Figure]:
    """Each figure by its place."""
    names = [each["name"] for each in stored["dimensions"]]
    found: dict[Key, Figure] = {}
    for cell, data in stored["figures"]:
        place = frozenset((name, one) for name, one in zip(names, cell, strict=True) if one is not None)
        found[stored["universe"], place] = _as_figure(data, stored["least"], is_of_visits=stored["is_of_visits"])
    return found


def _cell(cell: Words | int) -> Any:
    return cell if isinstance(cell, int) else dict(cell)


def _told(table: People | Things) -> Stored:
    return {"name": table.name, "title": dict(table.title), "question": dict(table.question)}


def _named(named: Named) -> Stored:
    return {"name": named.name, "words": dict(named.words)}


def _as_data(figure: Figure) -> int | str | None:
    return FEW if figure.is_few else figure.number


def _as_figure(data: int | str | None, least: int, *, is_of_visits: bool) -> Figure:
    if data == FEW:
        return Figure(is_few=True, least=least, is_of_visits=is_of_visits)
    return Figure(None if data is None else int(data), least=least)
