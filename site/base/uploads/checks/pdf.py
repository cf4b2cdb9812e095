"""PDF files: what they show, and nothing that they do by themselves."""

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from base.uploads.checks.markup import first, parsed, texts
from base.uploads.confined import answer, known, refused
from base.uploads.findings import Findings

MOST_PAGES = 3000
_END = 2048
"""Bytes at the end among which the last mark has to stand."""
_HARMLESS = frozenset({"/GoTo", "/URI", "/Named", "/Thread", "/Hide", "/SetOCGState"})
_UNSAFE = ("javascript:", "vbscript:", "data:", "file:")
_SCRIPTS = frozenset({"/JavaScript", "/Rendition"})
_ACTIVE_NOTES = frozenset({"/3D", "/Movie", "/RichMedia", "/Screen", "/Sound"})


def look(path: Path) -> Findings:
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        return refused("pdf", ["other_kind"])
    if zipfile.is_zipfile(path):
        return refused("pdf", ["other_kind"])
    if b"%%EOF" not in content[-_END:] or b"startxref" not in content[-_END:]:
        return refused("pdf", ["broken"])
    del content
    with path.open("rb") as file:
        reader = PdfReader(file)
        if reader.is_encrypted:
            return refused("pdf", ["locked"])
        if not 0 < len(reader.pages) <= MOST_PAGES:
            return refused("pdf", ["heavy"])
        faults = list(_faults(reader))
        return refused("pdf", faults) if faults else _facts(reader)


def _faults(reader: PdfReader) -> Iterator[str]:
    catalog = _dictionary(reader.trailer["/Root"])
    names = _dictionary(catalog.get("/Names"))
    if _lists(names.get("/JavaScript")):
        yield "scripts"
    if _lists(names.get("/EmbeddedFiles")) or _resolved(catalog.get("/AF")) or "/Collection" in catalog:
        yield "attachments"
    yield from _own_actions(catalog)
    yield from _actions(catalog.get("/OpenAction"))
    form = _dictionary(catalog.get("/AcroForm"))
    if "/XFA" in form:
        yield "scripts"
    for field in _all(form.get("/Fields"), below="/Kids"):
        yield from _own_actions(field)
    for entry in _chain(_dictionary(catalog.get("/Outlines")).get("/First")):
        yield from _own_actions(entry)
    for page in reader.pages:
        yield from _own_actions(page)
        for note in _all(page.get("/Annots")):
            yield from _note_faults(note)


def _note_faults(note: DictionaryObject) -> Iterator[str]:
    kind = note.get("/Subtype")
    if kind in _ACTIVE_NOTES:
        yield "scripts"
    if kind == "/FileAttachment" or "/FS" in note:
        yield "attachments"
    yield from _own_actions(note)


def _own_actions(thing: DictionaryObject) -> Iterator[str]:
    """What a part does when it is pressed, or by itself."""
    yield from _actions(thing.get("/A"))
    for told in _dictionary(thing.get("/AA")).values():
        yield from _actions(told)


def _actions(told: Any, left: int = 50) -> Iterator[str]:
    """What an action does, and those that follow it; a list is a place in the file, or actions one after another."""
    action = _resolved(told)
    if isinstance(action, ArrayObject):
        for one in islice(action, left):
            if "/S" in _dictionary(one):
                yield from _actions(one, left - 1)
    elif isinstance(action, DictionaryObject):
        yield from _action_faults(action)
        if left and "/Next" in action:
            yield from _actions(action["/Next"], left - 1)


def _action_faults(action: DictionaryObject) -> Iterator[str]:
    kind = _resolved(action.get("/S"))
    if "/JS" in action or kind in _SCRIPTS:
        yield "scripts"
    elif kind == "/Launch":
        yield "orders"
    elif kind is not None and kind not in _HARMLESS:
        yield "active_links"
    if kind == "/URI" and str(_resolved(action.get("/URI"))).strip().lower().startswith(_UNSAFE):
        yield "active_links"


def _lists(names: Any) -> bool:
    """Whether a tree of names holds any; programs leave empty ones behind."""
    return any(_resolved(_dictionary(names).get(key)) for key in ("/Names", "/Kids"))


def _resolved(thing: Any) -> Any:
    return thing.get_object() if hasattr(thing, "get_object") else thing


def _dictionary(thing: Any) -> DictionaryObject:
    found = _resolved(thing)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _all(things: Any, *, below: str = "") -> Iterator[DictionaryObject]:
    """The dictionaries of a list, and those below them; each once, however they point at each other."""
    seen: set[int] = set()
    waiting = [_resolved(things)]
    while waiting:
        found = waiting.pop()
        if isinstance(found, ArrayObject):
            waiting += [_resolved(one) for one in found]
        elif isinstance(found, DictionaryObject) and id(found) not in seen:
            seen.add(id(found))
            yield found
            if below in found:
                waiting.append(_resolved(found[below]))


def _chain(start: Any) -> Iterator[DictionaryObject]:
    """The entries of a table of contents."""
    seen: set[int] = set()
    waiting = [_dictionary(start)]
    while waiting:
        entry = waiting.pop()
        if entry and id(entry) not in seen:
            seen.add(id(entry))
            yield entry
            waiting += [_dictionary(entry.get(way)) for way in ("/First", "/Next")]


def _facts(reader: PdfReader) -> Findings:
    catalog = _dictionary(reader.trailer["/Root"])
    told: dict[str, Any] = dict(reader.metadata or {})
    stream = _resolved(catalog.get("/Metadata"))
    more = _more(stream.get_data()) if stream is not None else None
    marked = _resolved(_dictionary(catalog.get("/MarkInfo")).get("/Marked"))
    creators = [] if more is None else [text for tag in more.iter("{*}creator") for text in texts(tag, "li")]
    titles = [] if more is None else [first(tag, "li") for tag in more.iter("{*}title")]
    return known(
        "pdf",
        tagged=bool(marked) and "/StructTreeRoot" in catalog,
        title=str(told.get("/Title") or "") or next(filter(None, titles), ""),
        language=str(_resolved(catalog.get("/Lang")) or ""),
        names=[str(told.get("/Author") or ""), *creators],
    )


def _more(content: bytes) -> etree._Element | None:
    """What the file tells in XML. Many programs write it wrongly, which is no harm."""
    try:
        return parsed(content)
    except etree.XMLSyntaxError:
        return None


if __name__ == "__main__":
    answer(look)
