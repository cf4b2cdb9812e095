"""The tree as the sweeping tests see it: packages, rooms, files, templates, contracts."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.architecture.contracts import Place, is_room, place_of

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PACKAGES = {
    "base": ROOT / "site/base",
    "network": ROOT / "network",
    "workshops": ROOT / "workshops",
    "pajaverkko": ROOT / "site/pajaverkko",
}
NOT_OURS = frozenset({".git", ".venv", "node_modules", "var", "__pycache__"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(name: str) -> dict[str, Any]:
    """An import contract by its id."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    return next(options for options in contracts if options["id"] == name)


def floors() -> list[str]:
    """The packages from the ground up."""
    return list(reversed(contract("floors")["layers"]))


@cache
def heights() -> dict[str, tuple[int, int]]:
    """How high each package and each room stands, by the contracts: a floor, and a place on it."""
    found = {}
    for floor, package in enumerate(floors()):
        found[package] = (floor, -1)
        for options in project()["tool"]["importlinter"]["contracts"]:
            if options["id"].startswith("rooms-of-") and options["containers"] == [package]:
                for place, room in enumerate(reversed(options["layers"])):
                    found[f"{package}.{room}"] = (floor, place)
    return found


def rooms(package: str) -> list[str]:
    """The rooms of a package by their dotted names: its folders with modules."""
    folders = (file.parent.name for file in sorted(PACKAGES[package].glob("*/__init__.py")))
    return [name for folder in folders if package != "base" and is_room(name := f"{package}.{folder}")]


def python_files() -> list[Path]:
    """The files of all packages; migrations are written by Django."""
    files = (file for folder in PACKAGES.values() for file in sorted(folder.rglob("*.py")))
    return [file for file in files if "migrations" not in file.parts]


def scripts() -> list[Path]:
    """Python files outside the packages and the tests."""
    return sorted([*ROOT.glob("*.py"), *ROOT.glob("requirements/*.py"), *ROOT.glob(".ci/*.py")])


def template_files() -> list[Path]:
    return sorted(file for file in TEMPLATES.rglob("*") if file.is_file())


def module_name(file: Path) -> str:
    package, folder = next((name, folder) for name, folder in PACKAGES.items() if file.is_relative_to(folder))
    parts = [package, *file.relative_to(folder).with_suffix("").parts]
    return ".".join(parts).removesuffix(".__init__")


def place(module: str) -> Place:
    """Where a module stands."""
    return place_of(module, {room for package in PACKAGES for room in rooms(package)})


def name(file: Path) -> str:
    """A file as messages name it."""
    return file.relative_to(ROOT).as_posix()


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def on_shelf(shelf: str) -> list[Path]:
    """The files of a shelf in all rooms, and in all packages outside their rooms."""
    return [file for file in python_files() if place(module_name(file)).shelf == shelf]


@cache
def repository_files() -> list[Path]:
    """What is committed or about to be; in a copy without history, everything that is not made by machine."""
    if (ROOT / ".git").exists():
        words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        return [ROOT / path for path in listed if path and (ROOT / path).is_file()]
    return [file for file in ROOT.rglob("*") if file.is_file() and not NOT_OURS & set(file.relative_to(ROOT).parts)]
