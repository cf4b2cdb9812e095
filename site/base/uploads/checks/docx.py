"""Word files."""

import re
import zipfile
from pathlib import Path

from base.uploads.checks.markup import tree
from base.uploads.checks.ooxml import facts_of, look as look_into
from base.uploads.confined import answer
from base.uploads.findings import Findings

_HEADING = re.compile(r"^heading \d$", re.IGNORECASE)
_SIGNED = ("word/comments.xml", "word/document.xml")
"""Parts in which comments and changes carry the name of who made them."""


def look(path: Path) -> Findings:
    return look_into(path, "docx", _facts)


def _facts(package: zipfile.ZipFile, main: str) -> Findings:
    styles, body = tree(package, "word/styles.xml"), tree(package, main)
    headings = {
        _value(style, "styleId")
        for style in ([] if styles is None else styles.iter("{*}style"))
        for name in style.iter("{*}name")
        if _HEADING.match(_value(name, "val"))
    }
    used = {_value(tag, "val") for tag in ([] if body is None else body.iter("{*}pStyle"))}
    languages = [] if styles is None else [_value(tag, "val") for tag in styles.iter("{*}lang")]
    return facts_of(
        package,
        "docx",
        tagged=bool(headings & used),
        language=next(filter(None, languages), ""),
        names=tuple(_authors(package)),
    )


def _authors(package: zipfile.ZipFile) -> list[str]:
    roots = [tree(package, name) for name in _SIGNED]
    return [name for root in roots if root is not None for tag in root.iter() if (name := _value(tag, "author"))]


def _value(tag: object, name: str) -> str:
    """An attribute by its name, whatever its namespace."""
    attributes = getattr(tag, "attrib", {})
    return next((str(value) for key, value in attributes.items() if str(key).rpartition("}")[2] == name), "")


if __name__ == "__main__":
    answer(look)
