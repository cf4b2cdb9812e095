"""How long files, functions and templates are: `python -m tests.architecture.sizes`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from tests.architecture.tree import functions, parsed, python_files, template_files


def lines_of(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def function_lines(file: Path) -> dict[str, int]:
    """The length of each function of a file, by its name and line; decorators are not counted."""
    found = functions(parsed(file))
    return {f"{node.name}, line {node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1 for node in found}


def sizes() -> dict[str, list[int]]:
    """All lengths. Empty files only mark a package and do not count."""
    files = [file for file in python_files() if file.stat().st_size]
    return {
        "lines in a Python file": [lines_of(file) for file in files],
        "lines in a function": [lines for file in files for lines in function_lines(file).values()],
        "lines in a template": [lines_of(file) for file in template_files()],
    }


def report(name: str, lengths: Sequence[int]) -> str:
    ninth = quantiles(lengths, n=10, method="inclusive")[-1]
    return f"{name}: {len(lengths)} of them, median {median(lengths):g}, p90 {ninth:.0f}, longest {max(lengths)}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{report(name, lengths)}\n" for name, lengths in sizes().items())
