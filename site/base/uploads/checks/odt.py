"""OpenDocument texts."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from base.uploads.checks.markup import first, texts, tree
from base.uploads.checks.package import member_faults, package_faults
from base.uploads.confined import answer, known, refused
from base.uploads.findings import Findings

_KIND = b"application/vnd.oasis.opendocument.text"
_MACRO_PARTS = re.compile(r"^(basic|scripts|dialogs)/", re.IGNORECASE)
_ACTIVE = frozenset({"applet", "floating-frame", "object-ole", "plugin"})
_LOADED = frozenset({"image", "fill-image", "background-image", "section-source", "object", "table-source", "template"})
"""Elements whose address is opened without being pressed."""
_ELSEWHERE = re.compile(r"^\s*([a-z][a-z0-9+.-]*:|//|\\\\|\.\./)", re.IGNORECASE)
_UNSAFE_LINK = re.compile(
    r"^\s*(javascript|vbscript|data|macro|script|vnd\.sun\.star\.[a-z.]+|ms-[a-z-]+)\s*:", re.IGNORECASE
)


def look(path: Path) -> Findings:
    with path.open("rb") as file:
        if faults := package_faults(file):
            return refused("odt", faults)
        with zipfile.ZipFile(file) as package:
            faults = [*_kind_faults(package), *member_faults(package)]
            if not faults:
                faults = [fault for name in package.namelist() for fault in _part_faults(package, name)]
            return refused("odt", faults) if faults else _facts(package)


def _kind_faults(package: zipfile.ZipFile) -> Iterator[str]:
    names = package.namelist()
    if names[:1] != ["mimetype"] or package.read("mimetype") != _KIND or "content.xml" not in names:
        yield "other_kind"
    if any(_MACRO_PARTS.match(name) for name in names):
        yield "macros"
    for name in names:
        with package.open(name) as content:
            if content.read(4) == b"PK\x03\x04":
                yield "embedded"


def _part_faults(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    if not name.endswith(".xml"):
        return
    root = tree(package, name)
    for tag in () if root is None else root.iter(etree.Element):
        kind = etree.QName(tag).localname
        if kind in {"event-listener", "script"} or (kind == "libraries" and len(tag)):
            yield "macros"
        elif kind == "encryption-data":
            yield "locked"
        elif kind in _ACTIVE:
            yield "embedded"
        yield from _link_faults(tag, kind)


def _link_faults(tag: etree._Element, kind: str) -> Iterator[str]:
    address = str(tag.get("{http://www.w3.org/1999/xlink}href", ""))
    if _UNSAFE_LINK.match(address):
        yield "active_links"
    elif kind in _LOADED and _ELSEWHERE.match(address):
        yield "external"


def _facts(package: zipfile.ZipFile) -> Findings:
    meta, body = tree(package, "meta.xml"), tree(package, "content.xml")
    return known(
        "odt",
        tagged=body is not None and body.find(".//{*}h") is not None,
        title=first(meta, "title"),
        language=first(meta, "language") or _language(tree(package, "styles.xml")),
        names=[*texts(meta, "initial-creator", "creator", "printed-by"), *texts(body, "creator")],
    )


def _language(styles: etree._Element | None) -> str:
    """What the style of ordinary paragraphs says."""
    fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
    for tag in () if styles is None else styles.iter("{*}text-properties"):
        language, country = tag.get(f"{fo}language", ""), tag.get(f"{fo}country", "")
        if language and language != "none":
            return f"{language}-{country}" if country and country != "none" else str(language)
    return ""


if __name__ == "__main__":
    answer(look)
