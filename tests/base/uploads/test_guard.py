"""The guard as other rooms call it."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from base.uploads.faults import SENTENCES
from base.uploads.guard import checked_upload, inspect_document
from base.uploads.kinds import MOST_BYTES
from tests.base.uploads import honest
from tests.base.uploads.corpus import EVIL, WORD_RELS, docx_with_macros, related


def test_sound_document_brings_what_is_known_of_it(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(honest.docx(author=honest.AUTHOR))

    found = inspect_document(file, name="Ohje.DOCX")

    assert (found.kind, found.titled, found.names_person, found.names) == ("docx", True, True, ())


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(related(docx_with_macros(), WORD_RELS, "image", f"{EVIL}a.png"))

    with pytest.raises(ValidationError) as refused:
        inspect_document(file, name="x.docx")

    assert {str(SENTENCES["macros"]), str(SENTENCES["external"])} <= set(refused.value.messages)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"a" * (MOST_BYTES + 1), "large"),
        ("a.exe", b"a", "kind"),
        ("a", b"a", "kind"),
        ("a.png", honest.png(), "kind"),
        ("a.pdf", honest.docx(), "other_kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_upload_is_refused_with_its_sentence(name: str, content: bytes, fault: str) -> None:
    upload = SimpleUploadedFile(name, content, content_type="text/plain")

    with pytest.raises(ValidationError) as refused:
        checked_upload(upload)

    assert {error.code for error in refused.value.error_list} == {fault}


def test_upload_keeps_its_content_and_gets_a_safe_name() -> None:
    upload = SimpleUploadedFile("Äitien ohje.docx", honest.docx())
    content = upload.read()

    checked_upload(upload)

    assert upload.name == "aitien-ohje.docx"
    assert upload.read() == content
