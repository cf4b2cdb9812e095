"""What the files beside the code hold: dependencies, lock files, addresses."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name, project, repository_files

LOCK_FILES = [*sorted(ROOT.glob("requirements/*.txt")), ROOT / "package-lock.json", ROOT / ".npmrc"]
ADDRESS = re.compile(r"https?:|://|\.org\b|\.com\b|\bfile:")
OTHER_LOCKS = frozenset({"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "yarn.lock", "pnpm-lock.yaml"})
# Put together here, so that this file does not name them itself.
REGISTRIES = [".".join(parts) for parts in (("registry", "npmjs"), ("pypi", "org"), ("deb", "debian"))]
REGISTRIES += ["python" + "hosted", "yarn" + "pkg"]
PEOPLE = "|".join(("root", "home", "Users"))
PLACE = re.compile(rf"(?<![\w.)}}*-])(?:/(?:{PEOPLE})/[\w.-]|{re.escape(str(ROOT))}/\w)")
"""A path below somebody's own folder, or below the folder that this tree lies in."""


@pytest.mark.parametrize("file", LOCK_FILES, ids=name)
def test_lock_file_holds_no_address(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if ADDRESS.search(line)] == []


def test_no_other_lock_file_is_committed() -> None:
    assert [name(file) for file in repository_files() if file.name in OTHER_LOCKS] == []


def test_no_file_names_a_package_registry() -> None:
    assert list(_lines_with(re.compile("|".join(map(re.escape, REGISTRIES))))) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert list(_lines_with(PLACE)) == []


def _lines_with(pattern: re.Pattern[str]) -> Iterator[str]:
    for file in repository_files():
        text = file.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                yield f"{name(file)}:{number}: {line.strip()[:120]}"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("PATH=/home/" + "maija/bin", True),
        ("cd '/root/" + "x'", True),
        ("site/pajaverkko/home/views.py", False),
        ("/home/", False),
        ("network/regions/", False),
    ],
)
def test_paths_of_machines_are_told_from_paths_of_the_tree(line: str, found: bool) -> None:
    assert bool(PLACE.search(line)) == found


def test_every_dependency_has_its_reason_above_it() -> None:
    """The comment stands on the line right above, one for each."""
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()]
    project_section, groups = lines.index("dependencies = ["), lines.index("[dependency-groups]")
    end = next(number for number in range(groups + 1, len(lines)) if lines[number].startswith("["))
    places = [*range(project_section, lines.index("]", project_section)), *range(groups, end)]

    listed = [number for number in places if lines[number].startswith('"')]
    assert len(listed) == len(_dependencies())
    assert [lines[number] for number in listed if not lines[number - 1].startswith("# ")] == []


def _dependencies() -> list[str]:
    groups = project()["dependency-groups"].values()
    return [
        *project()["project"]["dependencies"],
        *(item for group in groups for item in group if isinstance(item, str)),
    ]


def test_warnings_are_errors() -> None:
    assert project()["tool"]["pytest"]["ini_options"]["filterwarnings"][0] == "error"


@pytest.mark.parametrize(("package", "line"), [("wagtail", "8.0."), ("django", "5.2.")])
def test_installed_version_is_of_the_line_that_was_chosen(package: str, line: str) -> None:
    assert version(package).startswith(line)
