"""Slides."""

import re
import zipfile
from pathlib import Path

from base.uploads.checks.markup import tree
from base.uploads.checks.ooxml import facts_of, look as look_into
from base.uploads.confined import answer
from base.uploads.findings import Findings

_SLIDE = re.compile(r"^ppt/slides/slide\d+\.xml$")
_SIGNED = re.compile(r"^ppt/(commentAuthors|authors)\.xml$")


def look(path: Path) -> Findings:
    return look_into(path, "pptx", _facts)


def _facts(package: zipfile.ZipFile, main: str) -> Findings:
    names = package.namelist()
    slides = [tree(package, name) for name in sorted(filter(_SLIDE.match, names))[:3]]
    languages = (str(tag.get("lang", "")) for slide in slides if slide is not None for tag in slide.iter("{*}rPr"))
    signed = [tree(package, name) for name in filter(_SIGNED.match, names)]
    authors = [str(tag.get("name", "")) for root in signed if root is not None for tag in root.iter()]
    return facts_of(package, "pptx", language=next(filter(None, languages), ""), names=tuple(authors))


if __name__ == "__main__":
    answer(look)
