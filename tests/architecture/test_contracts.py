"""The import contracts hold, and each one goes red when it is broken on purpose."""

import os
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts.layers import LayersContract

from tests.architecture.contracts import PrivateFronts, ShelvesAcrossRooms
from tests.architecture.tree import PACKAGES, ROOT

COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"
TYPES = {made.type_name: made for made in (LayersContract, ShelvesAcrossRooms, PrivateFronts)}
BREAKS = [
    ("floors", "base.broken", "network.regions.queries"),
    ("floors", "network.themes.broken", "workshops.series.choices"),
    ("floors", "workshops.series.broken", "pajaverkko.home.pages"),
    ("rooms-of-the-roof", "pajaverkko.texts.broken", "pajaverkko.home.pages"),
    ("rooms-of-network", "network.regions.broken", "network.themes.queries"),
    ("rooms-of-network", "network.materials.broken", "network.projects.queries"),
    ("shelves", "network.regions.choices", "network.regions.models"),
    ("shelves", "network.regions.models", "network.regions.queries"),
    ("shelves", "network.regions.services", "network.regions.reports"),
    ("shelves", "network.regions.reports", "network.regions.services"),
    ("shelves", "workshops.series.pages", "workshops.series.forms"),
    ("shelves", "pajaverkko.services", "pajaverkko.receivers"),
    ("shelves-across-rooms", "network.themes.models", "network.regions.pages"),
    ("shelves-across-rooms", "network.themes.queries", "network.regions.reports"),
    ("shelves-across-rooms", "network.themes.services", "network.regions.reports"),
    ("shelves-across-rooms", "network.themes.reports", "network.regions.services"),
    ("shelves-across-rooms", "workshops.series.pages", "network.themes.permissions"),
    ("private-fronts", "network.themes.views", "network.regions.views"),
    ("private-fronts", "network.themes.pages", "network.regions.blocks"),
    ("private-fronts", "network.themes.services", "network.regions.mails"),
    ("private-fronts", "workshops.series.forms", "network.themes.forms"),
    ("private-fronts", "workshops.series.urls", "network.themes.api"),
    ("private-fronts", "workshops.series.views", "network.regions"),
    ("private-fronts", "network.management.commands.import_materials", "network.materials.views"),
    ("private-fronts", "pajaverkko.management.commands.demo", "network.materials.forms"),
    ("private-fronts", "workshops.series.views", "network.regions.addresses"),
    ("private-fronts", "workshops.apps", "network.regions.views"),
    ("private-fronts", "network.wagtail_hooks", "network.regions.views"),
    ("private-fronts", "pajaverkko.urls", "workshops.series.views"),
    ("private-fronts", "pajaverkko.search.views", "pajaverkko.home.views"),
]
"""A contract, and one import that breaks it and no other: who imports, and what."""
ALLOWED = [
    ("network.apps", "network.themes.receivers"),
    ("network.models", "network.regions.pages"),
    ("network.wagtail_hooks", "network.themes.admin"),
    ("pajaverkko.urls", "workshops.series.urls"),
    ("pajaverkko.management.commands.demo", "pajaverkko.demo.content"),
    ("network.management.commands.import_materials", "network.materials.forms"),
    ("workshops.series.views", "network.themes.permissions"),
    ("workshops.series.services", "network.regions.services"),
]


@pytest.fixture(scope="module")
def options() -> dict[str, Any]:
    """The contracts as pyproject.toml has them."""
    return read_configuration(str(ROOT / "pyproject.toml"))


@pytest.fixture(scope="module")
def graph(options: dict[str, Any]) -> grimp.ImportGraph:
    return grimp.build_graph(*options["session_options"]["root_packages"], cache_dir=None)


def broken(options: dict[str, Any], graph: grimp.ImportGraph, *imports: tuple[str, str]) -> list[str]:
    """The contracts that are broken once these imports are in the graph."""
    changed = deepcopy(graph)
    for importer, imported in imports:
        for module in (importer, imported):
            changed.add_module(module)
        changed.add_import(importer=importer, imported=imported, line_number=1, line_contents=f"import {imported}")
    return [
        contract["id"]
        for contract in options["contracts_options"]
        if not _made(contract, options).check(deepcopy(changed), verbose=False).kept
    ]


def _made(contract: dict[str, Any], options: dict[str, Any]) -> Any:
    made = TYPES[contract["type"]]
    return made(name=contract["name"], session_options=options["session_options"], contract_options=contract)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What `lint-imports --no-cache` says about a tree."""
    variables = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{folder / 'site'}", "COLUMNS": "200"}
    words = [sys.executable, "-c", COMMAND, "--no-cache", "--no-logo"]
    return subprocess.run(words, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def test_lint_imports_passes_on_the_tree() -> None:
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_lint_imports_names_every_contract_that_a_copy_of_the_tree_breaks(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    for folder in (*PACKAGES.values(), ROOT / "tests/architecture"):
        target = tmp_path / folder.relative_to(ROOT)
        shutil.copytree(folder, target, ignore=lambda where, names: [n for n in names if _is_data(Path(where, n))])
    for file in ("pyproject.toml", "tests/__init__.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    assert lint_imports(tmp_path).returncode == 0

    for _contract, importer, imported in BREAKS:
        _add_import(tmp_path, importer, imported)
    done = lint_imports(tmp_path)

    names = {contract["id"]: contract["name"] for contract in options["contracts_options"]}
    told = [line.split(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line]
    assert done.returncode == 1
    assert told == [name for key, name in names.items() if key in {contract for contract, *_ in BREAKS}], done.stdout


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix != ".py"


def _add_import(folder: Path, importer: str, imported: str) -> None:
    """Write the import into the file of the importer, making the files that are not there yet."""
    for module in (importer, imported):
        place = folder / "site" if module.split(".")[0] in {"base", "pajaverkko"} else folder
        package = place.joinpath(*module.split("."))
        file = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
        with file.open("a", encoding="utf-8") as text:
            text.write(f"\nimport {imported}\n" if module == importer else "\n")


def test_no_contract_is_broken_by_the_graph_as_it_is(options: dict[str, Any], graph: grimp.ImportGraph) -> None:
    assert broken(options, graph) == []


@pytest.mark.parametrize(
    ("contract", "importer", "imported"), BREAKS, ids=[f"{importer} to {imported}" for _, importer, imported in BREAKS]
)
def test_contract_goes_red_when_it_is_broken(
    options: dict[str, Any], graph: grimp.ImportGraph, contract: str, importer: str, imported: str
) -> None:
    assert broken(options, graph, (importer, imported)) == [contract]


@pytest.mark.parametrize(("importer", "imported"), ALLOWED, ids=[f"{i} to {j}" for i, j in ALLOWED])
def test_contracts_allow_what_the_house_allows(
    options: dict[str, Any], graph: grimp.ImportGraph, importer: str, imported: str
) -> None:
    assert broken(options, graph, (importer, imported)) == []


def test_rooms_of_workshops_go_red_once_there_is_a_second_room(
    options: dict[str, Any], graph: grimp.ImportGraph
) -> None:
    """One room alone has nothing above it; the next one is put into a copy of the contract."""
    grown = deepcopy(options)
    contract = next(item for item in grown["contracts_options"] if item["id"] == "rooms-of-workshops")
    contract["layers"] = ["above", *contract["layers"]]

    down = [("workshops.above", "workshops.series.queries")]
    up = [("workshops.series.queries", "workshops.above"), ("workshops.above", "network.regions.queries")]
    assert broken(grown, graph, *down) == []
    assert broken(grown, graph, *up) == ["rooms-of-workshops"]


def test_every_contract_has_an_import_that_breaks_it(options: dict[str, Any]) -> None:
    tried = {contract for contract, *_ in BREAKS} | {"rooms-of-workshops"}

    assert tried == {contract["id"] for contract in options["contracts_options"]}
