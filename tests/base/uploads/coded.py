"""Files with a personal identity code in them: in what everybody reads, and in corners that few know of."""

import io
from collections.abc import Callable

import openpyxl
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OpenDocument, Header, Paragraph
from openpyxl.comments import Comment
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from pajaverkko.demo.files import make_file
from tests.base.identity.making import CODE
from tests.base.uploads.honest import plain_pdf, saved

SENTENCE = f"Hakijan tunnus on {CODE}, merkitty."
HALVES = CODE[:6], CODE[6:]


def docx() -> bytes:
    document = WordDocument()
    document.add_paragraph(SENTENCE)
    return saved(document)


def docx_in_runs() -> bytes:
    """As a word processor writes a word that was corrected in its middle."""
    document = WordDocument()
    paragraph = document.add_paragraph()
    for half in HALVES:
        paragraph.add_run(half)
    return saved(document)


def docx_header() -> bytes:
    document = WordDocument()
    document.add_paragraph("Lomake")
    document.sections[0].header.paragraphs[0].text = SENTENCE
    return saved(document)


def docx_deleted() -> bytes:
    """Deleted with track changes on: nobody sees it, and it is still there."""
    document = WordDocument()
    paragraph = document.add_paragraph("Lomake")
    deleted = f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>{CODE}</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(deleted))
    return saved(document)


def docx_property() -> bytes:
    document = WordDocument()
    document.core_properties.subject = CODE
    return saved(document)


def pptx() -> bytes:
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = SENTENCE
    return saved(slides)


def pptx_notes() -> bytes:
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[5]).notes_slide.notes_text_frame.text = SENTENCE
    return saved(slides)


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Tunnus", CODE])
    return saved(book)


def xlsx_comment() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"].comment = Comment(SENTENCE, "x")
    return saved(book)


def odt() -> bytes:
    document = OpenDocument("text")
    document.body.append(Header(1, "Ohje"))
    document.body.append(Paragraph(SENTENCE))
    return saved(document)


def odt_subject() -> bytes:
    document = OpenDocument("text")
    document.meta.subject = CODE
    return saved(document)


def pdf() -> bytes:
    return make_file({"format": "pdf", "title": "Ohje", "text": SENTENCE}, "fi")


def pdf_note() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))
    writer.add_annotation(0, Text(rect=(10, 10, 40, 40), text=SENTENCE))
    return _written(writer)


def pdf_title() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))
    writer.add_metadata({"/Title": SENTENCE})
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html lang='fi'><head><title>Ohje</title></head><body>{body}</body></html>".encode()


FILES: dict[str, Callable[[], bytes]] = {
    "a.docx": docx,
    "runs.docx": docx_in_runs,
    "header.docx": docx_header,
    "deleted.docx": docx_deleted,
    "property.docx": docx_property,
    "a.pptx": pptx,
    "notes.pptx": pptx_notes,
    "a.xlsx": xlsx,
    "comment.xlsx": xlsx_comment,
    "a.odt": odt,
    "subject.odt": odt_subject,
    "a.pdf": pdf,
    "note.pdf": pdf_note,
    "title.pdf": pdf_title,
    "a.html": lambda: page(f"<p>{SENTENCE}</p>"),
    "comment.html": lambda: page(f"<!-- {CODE} --><p>Ohje</p>"),
    "a.txt": SENTENCE.encode,
    "wide.txt": lambda: SENTENCE.encode("utf-16"),
    "edge.txt": lambda: b"sana " * 79_999 + CODE.encode() + b" sana" * 9,
    "far.txt": lambda: b"sana " * 99_999 + CODE.encode() + b" sana" * 9_999,
}
"""By the names that they are sent under. Plain texts are read in pieces of 400 000 signs."""
