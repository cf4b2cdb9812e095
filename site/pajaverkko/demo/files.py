"""Small real files for the materials: PDF by typst, DOCX by python-docx, XLSX by openpyxl."""

import io
from typing import Any

import openpyxl
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from markdown_it import MarkdownIt
from markdown_it.token import Token
from openpyxl.styles import Alignment, Font

from base.pdf import make_pdf

_markdown = MarkdownIt("commonmark", {"html": False})
LANGUAGES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

_TYPST = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Pajaverkko")
#set text(lang: data.language, size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set par(leading: 0.75em, spacing: 1.1em)
#show heading: set text(fill: rgb("#173f35"))
= #data.title
#let inline(parts) = for part in parts { if part.strong { strong(part.text) } else { part.text } }
#for item in data.items {
  if item.kind == "heading" { heading(level: item.level, item.text) }
  else if item.kind == "list" { list(..item.rows.map(inline)) }
  else { par(inline(item.parts)) }
}
"""


def make_file(file: dict[str, Any], language: str) -> bytes:
    """The bytes of one file of a material, in the format that it names."""
    makers = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}
    return makers[file["format"]](file, language)


def _pdf(file: dict[str, Any], language: str) -> bytes:
    """A tagged PDF."""
    data = {"title": file["title"], "language": language, "items": _items(file["text"])}
    return make_pdf(_TYPST, data)


def _docx(file: dict[str, Any], language: str) -> bytes:
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    tag = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): LANGUAGES[language]})
    style.element.get_or_add_rPr().append(tag)
    document.core_properties.title = file["title"]
    document.core_properties.language = LANGUAGES[language]
    document.core_properties.author = "Pajaverkko"
    document.add_heading(file["title"], level=1)
    for item in _items(file["text"]):
        if item["kind"] == "heading":
            document.add_heading(item["text"], level=item["level"])
        elif item["kind"] == "list":
            for row in item["rows"]:
                _write(document.add_paragraph(style="List Bullet"), row)
        else:
            _write(document.add_paragraph(), item["parts"])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(paragraph: Any, parts: list[dict[str, Any]]) -> None:
    for part in parts:
        paragraph.add_run(part["text"]).bold = part["strong"] or None


def _xlsx(file: dict[str, Any], language: str) -> bytes:
    book = openpyxl.Workbook()
    book.properties.title = file["title"]
    book.properties.creator = "Pajaverkko"
    sheet = book.active
    sheet.title = "".join(sign for sign in file["title"] if sign not in "[]:*?/\\")[:31]
    for row in file["rows"]:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 32
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _items(markdown: str) -> list[dict[str, Any]]:
    """Headings, paragraphs and lists in order; the file's title is heading 1, so the text begins with heading 2."""
    items: list[dict[str, Any]] = []
    rows: list[Any] | None = None
    tokens = _markdown.parse(markdown)
    for place, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            rows = rows if rows is not None else []
        elif token.type in {"bullet_list_close", "ordered_list_close"} and token.level == 0:
            items.append({"kind": "list", "rows": rows})
            rows = None
        elif token.type == "inline":
            opener = tokens[place - 1]
            if opener.type == "heading_open":
                items.append({"kind": "heading", "level": _level(items, int(opener.tag[1])), "text": token.content})
            elif rows is not None:
                rows.append(_parts(token))
            else:
                items.append({"kind": "text", "parts": _parts(token)})
    return items


def _level(items: list[dict[str, Any]], wanted: int) -> int:
    """A heading's level, never below one that has not been opened."""
    last = next((item["level"] for item in reversed(items) if item["kind"] == "heading"), 1)
    return max(2, min(wanted, last + 1))


def _parts(token: Token) -> list[dict[str, Any]]:
    """Runs of text with their weight; a line break within a paragraph is a space."""
    parts, strong = [], False
    for child in token.children or []:
        if child.type in {"strong_open", "strong_close"}:
            strong = child.type == "strong_open"
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append({"text": " ", "strong": False})
        elif child.content:
            parts.append({"text": child.content, "strong": strong})
    return parts
