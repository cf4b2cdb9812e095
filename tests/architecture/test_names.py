"""Names that say what a thing is."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import Function, name, on_shelf, parsed, python_files, repository_files, scripts

SAY_NOTHING = frozenset({"utils", "helpers", "common", "misc", "core", "util", "helper"})
FILES = [file for file in (*python_files(), *scripts()) if file.stat().st_size]
"""Empty files only mark a package."""


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    files = [Path(name(file)) for file in repository_files()]

    assert [str(file) for file in files if SAY_NOTHING & {*file.with_suffix("").parts}] == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_module_has_a_docstring(file: Path) -> None:
    assert ast.get_docstring(parsed(file))


@pytest.mark.parametrize("file", on_shelf("queries"), ids=name)
def test_query_is_named_after_what_comes_back(file: Path) -> None:
    names = [node.name for node in ast.walk(parsed(file)) if isinstance(node, Function)]

    assert [name for name in names if name.lstrip("_").startswith("get_")] == []


@pytest.mark.parametrize("file", on_shelf("services"), ids=name)
def test_service_is_keyword_only_and_takes_by(file: Path) -> None:
    public = [node for node in parsed(file).body if isinstance(node, Function) and not node.name.startswith("_")]

    assert [f"{node.name}, line {node.lineno}" for node in public if not _is_service(node.args)] == []


def _is_service(arguments: ast.arguments) -> bool:
    free = [*arguments.posonlyargs, *arguments.args, *filter(None, [arguments.vararg])]
    return not free and "by" in {argument.arg for argument in arguments.kwonlyargs}
