"""Sheets."""

import zipfile
from pathlib import Path

from base.uploads.checks.markup import texts, tree
from base.uploads.checks.ooxml import facts_of, look as look_into
from base.uploads.confined import answer
from base.uploads.findings import Findings


def look(path: Path) -> Findings:
    return look_into(path, "xlsx", _facts)


def _facts(package: zipfile.ZipFile, main: str) -> Findings:
    comments = [tree(package, name) for name in package.namelist() if name.startswith("xl/comments")]
    return facts_of(package, "xlsx", names=tuple(name for root in comments for name in texts(root, "author")))


if __name__ == "__main__":
    answer(look)
