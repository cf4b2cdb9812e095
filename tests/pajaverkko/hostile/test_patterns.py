"""Every pattern of ours reads the nastiest texts in time."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

import pytest
from django.db import connection

from tests.architecture.tree import module_name, parsed, python_files
from tests.timing import reads_within

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="asks no database: once is enough")
LONGEST = 0.1
"""Seconds for one text."""
LETTERS = 20_000
FEW = 3
SEEDS = r"""
a|A|ä|0|9|1.|1,|-|--|_|.|..|,|;|:|/|//
\\|@|a@|a@b.|#|?|&|&a;|&#|%|%2|+|+358 |=|"|'|`|<|<a|</|<!--|>|(|((|)|()|[|]|{|}|{{|{%|\t|\n|\r\n
\x0b|\x00|\u200b|\u0301|\xa0|\u2028|１|．|ß|İ|🙂|aa |ab-|a- |a.b.|a_b |x1|0-0|010101-|040 |FI21 |isbn |w.|www.|http://|https://a.|at)
(at)|dot|{"a":|["|\\u|0x|e1|word |a b c |aA1 |.pdf|/../
"""
"""What is repeated, parted by strokes and lines."""
AT_THE_BEGINNING = {"match", "fullmatch"}
ENDS = ("", "!", "a")
"""What makes a text that nearly fits fit no more."""
SHORT = {
    "base.identity.addresses._NAME_BACKWARDS": 64,
    "base.identity.addresses._HOST": 260,
    "base.identity.phones._NAMED_OTHERWISE": 40,
    # What the dictionary says of one word.
    "base.search.finnish.SIGNS": 1_000,
}
"""Patterns that are given pieces of this length alone."""


@dataclass(frozen=True)
class Used:
    """A pattern, and whether it is looked for anywhere in a text, or at its beginning alone."""

    pattern: re.Pattern[str]
    anywhere: bool


def patterns() -> dict[str, Used]:
    """Those that a module keeps, also in lists and tables, and those that stand where they are used."""
    found: dict[str, Used] = {}
    for file in python_files():
        name, tree = module_name(file), parsed(file)
        if any(part in name for part in (".migrations", ".settings", ".management", ".demo")):
            continue
        for word, value in vars(importlib.import_module(name)).items():
            # Of a table that has one for each country, say, a few tell enough.
            for number, pattern in enumerate(islice(_inside(value), FEW)):
                used = Used(pattern, bool(_calls(tree, word) - AT_THE_BEGINNING) or not _calls(tree, word))
                found.setdefault(f"{name}.{word}" + (f" {number}" if number else ""), used)
        for node in ast.walk(tree):
            if (written := _written(node)) is not None:
                found[f"{name}, line {node.lineno}"] = Used(re.compile(written[1]), written[0] not in AT_THE_BEGINNING)
    once = {used.pattern: name for name, used in reversed(found.items()) if isinstance(used.pattern.pattern, str)}
    return {name: found[name] for name in once.values()}


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (inner for part in value.values() for inner in _inside(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (inner for part in value for inner in _inside(part))


def _calls(tree: ast.Module, word: str) -> set[str]:
    """What a module does with a pattern by this name."""
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id == word
    }


def _written(node: ast.AST) -> tuple[str, str] | None:
    """What a call such as `re.sub(r"…", …)` does, and its pattern; one that is only made is used by its name."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return None
    is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr != "compile"
    first = node.args[0]
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return (node.func.attr, str(first.value)) if is_re and is_text else None


PATTERNS = patterns()


def test_patterns_are_found() -> None:
    assert len(PATTERNS) >= 50
    assert {"base.identity.codes._CODE", "base.identity.phones._CANDIDATE", *SHORT} <= PATTERNS.keys()


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_pattern_reads_the_nastiest_texts_in_time(name: str) -> None:
    used, longest = PATTERNS[name], SHORT.get(name, LETTERS)
    read = used.pattern.search if used.anywhere else used.pattern.match
    slow = []
    for seed, end in product(_seeds(), ENDS):
        text = (seed * longest)[: longest - len(end)] + end
        if not reads_within(LONGEST, read, text):
            slow.append((seed, end))

    assert slow == []


def _seeds() -> list[str]:
    written = [seed for line in SEEDS.strip().splitlines() for seed in line.split("|")]
    return [seed.encode("latin-1", "backslashreplace").decode("unicode_escape") for seed in written]
