"""What Word, slides and sheets share: packages of parts that name each other, and may name what lies elsewhere."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from base.uploads.checks.markup import first, texts, tree
from base.uploads.checks.package import member_faults, package_faults
from base.uploads.confined import known, refused
from base.uploads.findings import Findings

_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAIN_TYPES = {
    "docx": _MAIN.format("wordprocessingml.document"),
    "pptx": _MAIN.format("presentationml.presentation"),
    "xlsx": _MAIN.format("spreadsheetml.sheet"),
}
_MACROS = re.compile(r"macroenabled|vbaproject|vbadata|keymapcustomizations|macrosheet|intlmacro", re.IGNORECASE)
_OBJECTS = re.compile(r"activex|oleobject|ms-office\.control", re.IGNORECASE)
_MACRO_PARTS = re.compile(r"vba(project|data)[^/]*\.(bin|xml)$|macrosheets/", re.IGNORECASE)
_OBJECT_PARTS = re.compile(r"(^|/)activex/|oleobject[^/]*\.bin$", re.IGNORECASE)
_UNSAFE_LINK = re.compile(r"^\s*(javascript|vbscript|data|ms-[a-z-]+|search-ms|mhtml)\s*:", re.IGNORECASE)
_CARRIED = ("/aFChunk", "/control", "/oleObject")
_FOLLOWED = ("/attachedTemplate", "/frame", "/subDocument")
_PACKAGE = b"PK\x03\x04"

Facts = Callable[[zipfile.ZipFile, str], Findings]
"""Reads what is known of a sound package with this main part."""


def look(path: Path, kind: str, facts: Facts) -> Findings:
    with path.open("rb") as file:
        if faults := list(_faults(file, kind, inside=False)):
            return refused(kind, faults)
        with zipfile.ZipFile(file) as package:
            return facts(package, _main_part(package))


def facts_of(
    package: zipfile.ZipFile, kind: str, *, tagged: bool | None = None, language: str = "", names: tuple[str, ...] = ()
) -> Findings:
    """What all three kinds tell of themselves in the same parts."""
    core, app = tree(package, "docProps/core.xml"), tree(package, "docProps/app.xml")
    people = [*texts(core, "creator", "lastModifiedBy"), *texts(app, "Manager"), *names]
    return known(
        kind, tagged=tagged, title=first(core, "title"), language=first(core, "language") or language, names=people
    )


def _faults(file: IO[bytes], kind: str, *, inside: bool) -> Iterator[str]:
    """What is wrong with a package; one inside another may hold none itself."""
    file.seek(0)
    if faults := package_faults(file):
        yield from faults
        return
    with zipfile.ZipFile(file) as package:
        faults = [*_kind_faults(package, kind), *member_faults(package)]
        yield from faults
        if "entities" not in faults and "other_kind" not in faults:
            yield from _link_faults(package)
        yield from _packages_inside(package, inside=inside)


def _kind_faults(package: zipfile.ZipFile, kind: str) -> Iterator[str]:
    names = package.namelist()
    if any(_MACRO_PARTS.search(name) for name in names):
        yield "macros"
    if any(_OBJECT_PARTS.search(name) for name in names):
        yield "embedded"
    types = _content_types(package)
    if any(_MACROS.search(told) for told in types.values()):
        yield "macros"
    if any(_OBJECTS.search(told) for told in types.values()):
        yield "embedded"
    main = _main_part(package)
    if types.get(f"/{main}") != MAIN_TYPES[kind] or main not in names:
        yield "other_kind"


def _content_types(package: zipfile.ZipFile) -> dict[str, str]:
    """The type of each part that has one of its own, by its name, and of each ending."""
    root = tree(package, "[Content_Types].xml")
    if root is None:
        return {}
    return {
        str(tag.get("PartName") or tag.get("Extension")): str(tag.get("ContentType"))
        for tag in root.iter(etree.Element)
    }


def _main_part(package: zipfile.ZipFile) -> str:
    root = tree(package, "_rels/.rels")
    targets = [] if root is None else [tag for tag in root if str(tag.get("Type")).endswith("/officeDocument")]
    return posixpath.normpath(str(targets[0].get("Target"))).lstrip("/") if len(targets) == 1 else ""


def _link_faults(package: zipfile.ZipFile) -> Iterator[str]:
    """Links that are followed without being pressed, and those that are no addresses."""
    for name in package.namelist():
        root = tree(package, name) if name.lower().endswith(".rels") else None
        for tag in () if root is None else root.iter(etree.Element):
            kind, target = str(tag.get("Type", "")), str(tag.get("Target", ""))
            if kind.endswith("/vbaProject"):
                yield "macros"
            elsewhere = tag.get("TargetMode") == "External" and not kind.endswith("/hyperlink")
            if elsewhere or kind.endswith(_FOLLOWED):
                yield "external"
            if kind.endswith(_CARRIED):
                yield "embedded"
            if _UNSAFE_LINK.match(target):
                yield "active_links"


def _packages_inside(package: zipfile.ZipFile, *, inside: bool) -> Iterator[str]:
    """A chart carries its figures as a sheet of its own; nothing else is carried, and nothing deeper."""
    for name in package.namelist():
        with package.open(name) as content:
            if content.read(4) != _PACKAGE:
                continue
            kind = name.rpartition(".")[2].lower()
            if inside or kind not in MAIN_TYPES:
                yield "embedded"
                continue
            content.seek(0)
            yield from _faults(io.BytesIO(content.read()), kind, inside=True)
