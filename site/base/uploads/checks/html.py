"""Web pages as files: text and pictures, nothing that runs, sends or takes the reader elsewhere."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from base.uploads.checks.words import text_of
from base.uploads.confined import answer, known, refused
from base.uploads.findings import Findings

_TAGS = "script|iframe|frame|frameset|object|embed|applet|form|base|foreignobject|animate|set|animatetransform|handler"
_ACTIVE = re.compile(rf"<\s*/?\s*(?:[a-z0-9]+:)?(?:{_TAGS})\b", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z][^<>]*[\s/\"']on[a-z]+\s*=", re.IGNORECASE)
_REFRESH = re.compile(r"<\s*meta\b[^>]*http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_DECLARED = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)[;,])|livescript)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\u00ad\u200b-\u200f\u2028-\u202e\ufeff]+")


def look(path: Path) -> Findings:
    text, faults = text_of(path)
    if faults:
        return refused("html", faults)
    if not re.search(r"<[a-z!]", text, re.IGNORECASE):
        return refused("html", ["other_kind"])
    # As it is written, and as a reader of entities takes it: programs do not agree on broken pages.
    if any(pattern.search(text) for pattern in (_ACTIVE, _HANDLER, _REFRESH, _DECLARED)):
        return refused("html", ["active_page"])
    page = etree.fromstring(text.encode("utf-8"), etree.HTMLParser(encoding="utf-8", no_network=True))
    if any(_runs(name, value) for name, value in _attributes(page)):
        return refused("html", ["active_page"])
    return known(
        "html",
        tagged=page.find(".//h1") is not None,
        title=page.findtext(".//title"),
        language=page.get("lang"),
        names=(tag.get("content") for tag in page.iter("meta") if (tag.get("name") or "").lower() == "author"),
    )


def _attributes(page: etree._Element) -> Iterator[tuple[str, str]]:
    for tag in page.iter(etree.Element):
        yield from ((str(name).lower(), str(value)) for name, value in tag.attrib.items())


def _runs(name: str, value: str) -> bool:
    return name.startswith("on") or name == "srcdoc" or bool(_ADDRESS.match(_IGNORED.sub("", html.unescape(value))))


if __name__ == "__main__":
    answer(look)
