"""Files are given out to be kept: never run, never shown in the name of the site."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from base.media import SiteDocument
from tests.base.uploads import honest
from tests.factories.base import SiteDocumentFactory, SiteImageFactory, stored_file
from tests.factories.network import MaterialFileFactory, MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import file_of

POLICY = "default-src 'none'; sandbox"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "application/octet-stream",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "txt": "text/plain",
    # Such files are not taken; one that came before must not be run either.
    "svg": "application/octet-stream",
    "js": "application/octet-stream",
    "xhtml": "application/octet-stream",
}


def offered(name: str, content: bytes = b"<script>alert(1)</script>", **values: Any) -> SiteDocument:
    """A document that a public page offers, kept as it would be after a form."""
    file = SiteDocumentFactory(file=stored_file(name, content), **values)
    file._set_file_hash()
    file.save()
    MaterialPageFactory(files=[MaterialFileFactory.build(document=file)])
    return file


def is_safe(answer: Any) -> bool:
    return (
        answer.headers["Content-Disposition"].startswith("attachment; filename=")
        and answer.headers["X-Content-Type-Options"] == "nosniff"
        and answer.headers["Content-Security-Policy"] == POLICY
    )


@pytest.mark.parametrize("kind", TYPES)
def test_document_is_an_attachment_of_a_type_that_nothing_runs(site: Trunk, stranger: Client, kind: str) -> None:
    answer = stranger.get(offered(f"ohje.{kind}").url)

    assert is_safe(answer)
    assert answer.headers["Content-Type"] == TYPES[kind]
    assert file_of(answer) == b"<script>alert(1)</script>"


def test_head_and_part_and_unchanged_are_as_safe(site: Trunk, stranger: Client) -> None:
    file = offered("ohje.html")
    whole = stranger.get(file.url)
    file_of(whole)

    asked = [
        stranger.head(file.url),
        stranger.get(file.url, headers={"range": "bytes=0-3"}),
        stranger.get(file.url, headers={"if-none-match": whole.headers["ETag"]}),
        stranger.get(file.url, headers={"if-modified-since": whole.headers["Last-Modified"]}),
    ]

    assert [answer.status_code for answer in asked][2:] == [304, 304]
    assert all(map(is_safe, asked))
    for answer in asked[:2]:
        answer.close()


def test_number_in_other_digits_leads_past_no_guard(site: Trunk, stranger: Client) -> None:
    file = offered("ohje.html")
    others = "".join(chr(0x0660 + int(digit)) for digit in str(file.pk))

    answer = stranger.get(f"/documents/{others}/{file.filename}")
    file_of(answer)

    assert is_safe(answer)


def test_document_is_named_after_its_title_and_keeps_its_address(site: Trunk, stranger: Client) -> None:
    file = offered("ohje.txt", title="Asiakasraadin käsikirja")
    before = file.url
    answer = stranger.get(before)
    file_of(answer)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="asiakasraadin-kasikirja.txt"'
    assert before.endswith(f"/{Path(file.file.name).name}")
    assert stranger.get(before.replace("ohje", "asiakasraadin-kasikirja")).status_code == 404


@pytest.mark.parametrize("title", ['a"; filename="b.exe', "a\r\nSet-Cookie: b=c", "\u202egpj.exe", "../../b"])
def test_title_writes_no_header_of_its_own(site: Trunk, stranger: Client, title: str) -> None:
    answer = stranger.get(offered("ohje.txt", title=title).url)
    file_of(answer)

    assert is_safe(answer)
    assert "Set-Cookie" not in answer.headers
    name = answer.headers["Content-Disposition"].removeprefix('attachment; filename="').removesuffix('.txt"')
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_size_of_a_picture_is_given_out_as_a_picture(db: None, stranger: Client) -> None:
    size = SiteImageFactory().get_rendition("max-100x100")

    answer = stranger.get(size.url)
    file_of(answer)

    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.js", "a", "a.png.html"])
def test_nothing_but_pictures_is_given_out_from_their_folder(db: None, stranger: Client, name: str) -> None:
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"<script>alert(1)</script>")

    assert stranger.get(f"/media/images/{name}").status_code == 404


@pytest.mark.parametrize("place", ["original_images", "documents"])
def test_originals_have_no_open_address(db: None, stranger: Client, place: str) -> None:
    folder = Path(settings.MEDIA_ROOT) / place
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.png").write_bytes(honest.png())

    assert stranger.get(f"/media/{place}/a.png").status_code == 404
    assert stranger.get(f"/media/images/../{place}/a.png").status_code in {400, 404}
