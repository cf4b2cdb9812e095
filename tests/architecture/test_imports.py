"""Imports stand at the top of the file, and no two neighbours import each other."""

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import grimp
import pytest

from tests.architecture.tree import PACKAGES, ROOT, Function, functions, name, parsed, python_files, rooms, scripts

BY_NAME = {"import_module", "__import__"}
"""Calls that import without saying so."""
ROOMS = [room for package in PACKAGES for room in rooms(package)]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, cache_dir=None)


@pytest.mark.parametrize("file", [*python_files(), *scripts()], ids=name)
def test_imports_stand_at_the_top_of_the_file(file: Path) -> None:
    inside = [
        f"line {node.lineno}, in {function.name}()"
        for function in functions(parsed(file))
        if not _may_import(file, function)
        for node in ast.walk(function)
        if _is_import(node)
    ]

    assert inside == []


LATE = {
    ("site/base/disclosure/solver.py", "load_solver"),
    ("site/base/search/finnish.py", "pyvoikko"),
    ("site/base/search/looking_through.py", "_reader"),
    ("site/pajaverkko/server.py", "on_starting"),
}
"""Functions that import what most processes must not carry: a dictionary of 200 MB, readers of file formats, a solver
of 28 MB that only those need who publish figures; and what the web server can read only when the site is set up.
"""


def _may_import(file: Path, function: Function) -> bool:
    if file == ROOT / "manage.py" or (file.name == "apps.py" and function.name == "ready"):
        return True
    return (str(file.relative_to(ROOT)), function.name) in LATE


def _is_import(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", getattr(node.func, "attr", "")) in BY_NAME
    return isinstance(node, ast.Import | ast.ImportFrom)


@pytest.mark.parametrize(
    ("one", "other"),
    [*combinations(PACKAGES, 2), *combinations(ROOMS, 2)],
    ids=lambda unit: unit,
)
def test_neighbours_do_not_import_each_other(graph: grimp.ImportGraph, one: str, other: str) -> None:
    there, back = list(_imports(graph, one, other)), list(_imports(graph, other, one))

    assert not (there and back), [*there, *back]


def _imports(graph: grimp.ImportGraph, importer: str, imported: str) -> Iterator[str]:
    for module in sorted({importer, *graph.find_descendants(importer)}):
        for target in sorted(graph.find_modules_directly_imported_by(module)):
            if f"{target}.".startswith(f"{imported}."):
                yield f"{module} imports {target}"


def test_what_speaks_to_a_store_elsewhere_is_loaded_only_where_there_is_one(graph: grimp.ImportGraph) -> None:
    """By the name of the storage: programs for S3 cost each process a fifth of a second to begin."""
    assert graph.find_modules_that_directly_import("base.uploads.elsewhere") == set()
