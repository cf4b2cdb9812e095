"""Files as office programs and cameras make them; each has to be taken."""

import io
import zipfile
from typing import Any

import openpyxl
from docx import Document as WordDocument
from odfdo import Document as OpenDocument, Header, Paragraph
from PIL import Image, ImageCms
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from pajaverkko.demo.files import make_file

AUTHOR = "Tekijä Esimerkki"


def saved(thing: Any) -> bytes:
    content = io.BytesIO()
    thing.save(content)
    return content.getvalue()


def docx(author: str = "") -> bytes:
    document = WordDocument()
    document.add_heading("Ohje", level=1)
    document.add_paragraph("Teksti").add_run(" lihava").bold = True
    document.core_properties.author = author
    document.core_properties.title = "Ohje"
    return saved(document)


def docx_with_a_link_and_a_picture() -> bytes:
    document = WordDocument()
    document.add_picture(io.BytesIO(png()))
    document.part.relate_to(
        "https://pajaverkko.example/",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        True,
    )
    return saved(document)


def pptx(author: str = "") -> bytes:
    """With a chart, which carries its figures as a sheet."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    slide.shapes.title.text = "Luvut"
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.language_id = MSO_LANGUAGE_ID.FINNISH
    figures = CategoryChartData()
    figures.categories = ["2025", "2026"]
    figures.add_series("Pajat", (3, 4))
    place = (Inches(1), Inches(2), Inches(5), Inches(4))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, figures)
    slides.core_properties.author = author
    slides.core_properties.title = "Luvut"
    slides.core_properties.last_modified_by = ""
    return saved(slides)


def xlsx(author: str = "openpyxl") -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Paja", 12])
    book.active["A1"].hyperlink = "https://pajaverkko.example/"
    book.properties.creator = author
    return saved(book)


def odt(author: str = "") -> bytes:
    document = OpenDocument("text")
    document.body.append(Header(1, "Ohje"))
    document.body.append(Paragraph("Teksti"))
    document.meta.title = "Ohje"
    if author:
        document.meta.creator = author
    return saved(document)


def pdf() -> bytes:
    """Tagged, with a title and a language."""
    return make_file({"format": "pdf", "title": "Ohje", "text": "## Osa\n\nTeksti."}, "fi")


def plain_pdf(author: str = "") -> bytes:
    """Neither tags nor title nor language; a link and a table of contents."""
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.add_outline_item(title="Alku", page_number=0)
    if author:
        writer.add_metadata({"/Author": author})
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def untidy_pdf() -> bytes:
    """As some programs leave it: empty lists of files and scripts, and notes in broken XML."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))
    empty = DictionaryObject({NameObject("/Names"): ArrayObject()})
    names = DictionaryObject({NameObject("/EmbeddedFiles"): empty, NameObject("/JavaScript"): empty})
    notes = StreamObject()
    notes.set_data(b"<x:xmpmeta><a></x:xmpmeta>")
    writer.root_object[NameObject("/Names")] = names
    writer.root_object[NameObject("/Metadata")] = writer._add_object(notes)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue() + b"\r\n"


def txt() -> bytes:
    return "Äiti, lapsi ja työ\r\n\tsisennys\n".encode()


def html() -> bytes:
    return (
        b'<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>Ohje</title></head>'
        b'<body><h1>Ohje</h1><p>Kysy: onko = merkki? Base: 1 < 3. <a href="https://pajaverkko.example/">linkki</a></p></body></html>'
    )


DOCUMENTS = {
    "ohje.docx": docx,
    "kuva.docx": docx_with_a_link_and_a_picture,
    "luvut.pptx": pptx,
    "taulukko.xlsx": xlsx,
    "avoin.odt": odt,
    "saavutettava.pdf": pdf,
    "tavallinen.pdf": plain_pdf,
    "epasiisti.pdf": untidy_pdf,
    "teksti.txt": txt,
    "utf16.txt": lambda: "Äiti\n".encode("utf-16"),
    "sivu.html": html,
}


def picture(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """One half dark, one half light, so that it is seen when it is turned."""
    made = Image.new(mode, size, 0)
    made.paste(Image.new(mode, (size[0] // 2, size[1]), "white" if mode != "P" else 1), (0, 0))
    return made


def as_file(made: Image.Image, kind: str, **choices: Any) -> bytes:
    content = io.BytesIO()
    made.save(content, format=kind, **choices)
    return content.getvalue()


def png() -> bytes:
    return as_file(picture(), "PNG")


def exif(orientation: int = 1) -> Image.Exif:
    """Where, when and with what a photograph was taken."""
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x013B] = orientation, "Kamera Esimerkki", AUTHOR
    told.get_ifd(0x8825).update({1: "N", 2: (60.0, 10.0, 0.0), 3: "E", 4: (24.0, 56.0, 0.0)})
    return told


def photograph(kind: str = "JPEG", orientation: int = 6, size: tuple[int, int] = (120, 80)) -> bytes:
    """With a place, notes of its own, a profile of colours, and bytes behind its end."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    choices: dict[str, Any] = {"exif": exif(orientation), "icc_profile": profile}
    if kind == "JPEG":
        choices |= {"comment": AUTHOR.encode(), "xmp": f"<x:xmpmeta>{AUTHOR} 60.17</x:xmpmeta>".encode()}
    return as_file(picture(size), kind, **choices) + b"TRAILER 60.17,24.93"


PICTURES = {
    "kuva.png": png,
    "kuva.jpg": lambda: as_file(picture(), "JPEG"),
    "puhelin.jpeg": photograph,
    "puhelin.png": lambda: photograph("PNG"),
    "harmaa.png": lambda: as_file(picture(mode="L"), "PNG"),
    "kuultava.png": lambda: as_file(picture(mode="RGBA"), "PNG"),
    "tarkka.png": lambda: as_file(Image.new("I;16", (40, 40), 30_000), "PNG"),
    "painettu.jpg": lambda: as_file(Image.new("CMYK", (40, 40)), "JPEG"),
    "piirros.gif": lambda: as_file(picture(mode="P"), "GIF"),
    "kuva.webp": lambda: as_file(picture(), "WEBP"),
}


def members(package: bytes) -> dict[str, bytes]:
    """What a package holds, in its order."""
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
