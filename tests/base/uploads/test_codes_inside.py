"""Files with a personal identity code in them are refused when they come, and marked when it is found later."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from base.media import SiteDocument
from base.search import files
from base.search.models import FileText
from base.uploads import confined
from base.uploads.facts import note_facts
from base.uploads.faults import SENTENCES
from base.uploads.findings import Findings
from base.uploads.guard import inspect_document
from base.uploads.models import FileFacts
from tests.base.identity.making import CODE
from tests.base.uploads import coded, honest
from tests.base.uploads.conftest import SCREENS, Desk, told
from tests.base.uploads.process_of import look
from tests.factories.base import SiteDocumentFactory, stored_file
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db
REASON = str(SENTENCES["identity_code"])


@pytest.mark.parametrize("name", coded.FILES)
def test_code_anywhere_in_a_file_is_refused_at_the_door(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(coded.FILES[name]())

    with pytest.raises(ValidationError) as refused:
        inspect_document(file, name=name)

    assert refused.value.messages == [REASON]


@pytest.mark.parametrize("screen", [screen for screen in SCREENS if "picture" not in screen])
def test_every_screen_tells_why_and_keeps_nothing(desk: Desk, stored: Callable, screen: str) -> None:
    answer = desk.send(screen, "ohje.docx", coded.docx())

    assert REASON in told(answer)
    assert CODE not in told(answer)
    assert stored() == 0
    assert found_in_database(CODE) == []


@pytest.mark.parametrize("name", honest.DOCUMENTS)
def test_file_without_a_code_is_looked_through_to_its_end(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(honest.DOCUMENTS[name]())

    assert inspect_document(file, name=name).holds_code is False


def test_code_with_a_wrong_check_sign_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "tilaukset.txt"
    file.write_bytes(f"Tilaus {CODE[:-1]}A".encode())

    assert inspect_document(file, name="tilaukset.txt").holds_code is False


def test_file_that_takes_long_is_left_to_the_worker(tmp_path: Path) -> None:
    """Else whoever sends it would wait, or be refused for nothing."""
    file = tmp_path / "pitka.txt"
    file.write_bytes(b"sana " * 500_000 + CODE.encode())

    assert inspect_document(file, name="pitka.txt").holds_code is None


def test_looking_through_ends_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ending(path: Path, kind: str) -> bool:
        while True:
            # As a reader of a format would.
            with suppress(Exception):
                pass

    monkeypatch.setattr(confined, "SECONDS_FOR_CODES", 0.05)
    monkeypatch.setattr(confined, "holds_code", never_ending)
    (tmp_path / "a.txt").write_text("a")

    assert confined._holds_code(tmp_path / "a.txt", "txt") is None


def read(content: bytes, name: str) -> SiteDocument:
    """A file that lies there, as the worker reads it."""
    file = SiteDocumentFactory(file=stored_file(name, content))
    FileText.objects.filter(document=file).delete()
    FileFacts.objects.filter(document=file).delete()
    list(files.read_files(keys=[file.pk]))
    return SiteDocument.objects.get(pk=file.pk)


@pytest.mark.parametrize("name", ["a.docx", "deleted.docx", "a.pdf", "far.txt"])
def test_worker_marks_the_file_and_keeps_nothing_of_its_text(name: str) -> None:
    file = read(coded.FILES[name](), name)

    assert file.is_hidden
    assert FileText.objects.get(document=file).text == ""
    assert found_in_database(CODE) == []
    assert files.files_to_read() == []


def test_file_without_a_code_is_not_hidden() -> None:
    file = read(honest.docx(), "ohje.docx")

    assert (file.is_hidden, file.facts.holds_code) == (False, False)
    assert "Teksti" in FileText.objects.get(document=file).text


def test_files_that_nobody_has_looked_through_are_read_again() -> None:
    file = read(honest.docx(), "ohje.docx")
    FileFacts.objects.filter(document=file).update(holds_code=None)

    assert files.files_to_read() == [file.pk]


def test_looking_at_the_file_s_facts_again_does_not_show_it() -> None:
    file = read(coded.docx(), "ohje.docx")

    note_facts(file, Findings(kind="docx"))

    assert SiteDocument.objects.get(pk=file.pk).is_hidden


def test_process_is_asked_for_codes_only_at_the_door() -> None:
    assert look("a.txt", coded.SENTENCE.encode()).holds_code is None
