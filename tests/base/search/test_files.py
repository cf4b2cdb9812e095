"""The text inside files, read in a process of its own."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook
from pptx import Presentation

from base.search import files
from base.search.extract import MOST_TEXT
from base.search.models import FileText
from tests.factories.base import SiteDocumentFactory, stored_file

WORD = "kissankellosaari"


def docx() -> bytes:
    document = WordDocument()
    document.add_paragraph("Alku")
    document.add_table(1, 2).rows[0].cells[1].text = WORD
    return saved(document)


def pptx() -> bytes:
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[0])
    slide.shapes.title.text = "Otsikko"
    slide.notes_slide.notes_text_frame.text = WORD
    return saved(slides)


def xlsx() -> bytes:
    book = Workbook()
    book.active.append(["Summa", WORD, 3])
    return saved(book)


def odt() -> bytes:
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.append(Paragraph(WORD))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def pdf() -> bytes:
    from pajaverkko.demo.files import make_file

    return make_file({"format": "pdf", "title": "Ohje", "text": f"Teksti {WORD} loppuu."}, "fi")


def saved(thing: object) -> bytes:
    content = io.BytesIO()
    thing.save(content)
    return content.getvalue()


CONTENT = {
    "docx": docx,
    "pptx": pptx,
    "xlsx": xlsx,
    "odt": odt,
    "pdf": pdf,
    "html": f"<script>piilo</script><p>Alku <b>{WORD}</b></p>".encode,
    "txt": f"Alku {WORD}".encode,
}


def read(name: str, content: bytes) -> str:
    document = SiteDocumentFactory(file=stored_file(name, content))
    FileText.objects.filter(document=document).delete()
    assert list(files.read_files(keys=[document.pk])) == [document.pk]
    return FileText.objects.get(document=document).text


@pytest.mark.parametrize("kind", CONTENT)
def test_text_inside_a_file_is_read(db: None, kind: str) -> None:
    text = read(f"opas.{kind}", CONTENT[kind]())

    assert WORD in text
    assert "piilo" not in text


@pytest.mark.parametrize("kind", CONTENT)
def test_broken_file_has_no_text_and_breaks_nothing(db: None, kind: str) -> None:
    broken = read(f"rikki.{kind}", b"\x00\xff not what it says")

    assert WORD not in broken


def test_bomb_of_a_file_is_left_unread(db: None) -> None:
    """A hundred thousand zeros for each byte that is sent: the reading process meets its limit, not the worker."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        with zipfile.ZipFile(io.BytesIO(docx())) as good:
            for name in good.namelist():
                if name != "word/document.xml":
                    packed.writestr(name, good.read(name))
        with packed.open("word/document.xml", "w", force_zip64=True) as bomb:
            for _ in range(64):
                bomb.write(b"<a>" * 8_000_000)

    assert read("pommi.docx", content.getvalue()) == ""


def test_file_that_takes_too_long_is_left_unread(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.001)

    assert read("hidas.txt", WORD.encode()) == ""


def test_long_text_is_cut(db: None) -> None:
    assert len(read("pitka.txt", b"sana " * 200_000)) <= MOST_TEXT


def test_only_files_with_new_content_are_read_again(db: None, tmp_path: Path) -> None:
    document = SiteDocumentFactory()
    list(files.read_files(keys=files.files_to_read()))
    before = files.files_to_read()
    FileText.objects.filter(document=document).update(hash="toinen")

    assert (before, files.files_to_read()) == ([], [document.pk])
