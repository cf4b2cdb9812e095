"""Bars on size, where they are hard; `python -m tests.architecture.sizes` shows the medians."""

from pathlib import Path

import pytest

from tests.architecture.sizes import function_lines, lines_of, report
from tests.architecture.tree import name, python_files, scripts, template_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_TEMPLATE = 200
OWN_BARS = {"dev.py": 300}
"""Files that promise to be shorter than the others."""
FILES = [*python_files(), *scripts()]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_file_is_not_too_long(file: Path) -> None:
    assert lines_of(file) <= OWN_BARS.get(name(file), LONGEST_FILE)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_functions_are_not_too_long(file: Path) -> None:
    assert {what: lines for what, lines in function_lines(file).items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("file", template_files(), ids=name)
def test_template_is_not_too_long(file: Path) -> None:
    assert lines_of(file) <= LONGEST_TEMPLATE


def test_report_tells_median_and_longest() -> None:
    assert report("lines", [1, 2, 3, 40]) == "lines: 4 of them, median 2.5, p90 29, longest 40"
