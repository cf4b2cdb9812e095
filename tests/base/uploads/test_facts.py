"""What files tell of themselves is kept for their present content; who is named in them is not."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import ModelLogEntry

from base.media import SiteDocument
from base.search import files
from base.uploads.facts import names_in, note_facts
from base.uploads.models import FileFacts
from tests.base.uploads import honest
from tests.base.uploads.conftest import Desk, told
from tests.base.uploads.honest import AUTHOR
from tests.factories.base import SiteDocumentFactory, stored_file

pytestmark = pytest.mark.django_db
KNOWN = {
    "ohje.docx": (honest.docx, True, True, "en-US"),
    "luvut.pptx": (honest.pptx, None, True, "fi-FI"),
    "taulukko.xlsx": (honest.xlsx, None, False, ""),
    "avoin.odt": (honest.odt, True, True, "fr-FR"),
    "saavutettava.pdf": (honest.pdf, True, True, "fi"),
    "tavallinen.pdf": (honest.plain_pdf, False, False, ""),
    "teksti.txt": (honest.txt, None, False, ""),
    "sivu.html": (honest.html, True, True, "fi"),
}
NAMING = {
    "a.docx": honest.docx,
    "a.pptx": honest.pptx,
    "a.xlsx": honest.xlsx,
    "a.odt": honest.odt,
    "a.pdf": honest.plain_pdf,
}


@pytest.mark.parametrize("name", KNOWN)
def test_facts_are_read(name: str) -> None:
    make, tagged, titled, language = KNOWN[name]
    document = SiteDocumentFactory(file=stored_file(name, make()))

    facts = note_facts(document)

    assert (facts.tagged, facts.titled, facts.language) == (tagged, titled, language)
    assert not facts.names_person


@pytest.mark.parametrize("name", NAMING)
def test_that_somebody_is_named_is_kept_and_who_is_not(name: str) -> None:
    document = SiteDocumentFactory(file=stored_file(name, NAMING[name](author=AUTHOR)))

    facts = note_facts(document)

    assert facts.names_person
    assert names_in(document) == (AUTHOR,)
    assert AUTHOR not in str(FileFacts.objects.values().get())


@pytest.mark.parametrize("screen", ["add", "add several", "chooser"])
def test_form_keeps_the_facts_of_what_it_took(desk: Desk, screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pajaverkko.search.receivers.read_new_file", SimpleNamespace(enqueue=lambda key: None))

    desk.send(screen, "ohje.docx", honest.docx(author=AUTHOR))

    facts = desk.document().facts
    assert facts.names_person
    assert facts.tagged
    assert facts.hash == desk.document().file_hash


def test_reading_job_keeps_the_facts_of_files_that_came_another_way() -> None:
    document = SiteDocumentFactory(file=stored_file("ohje.pdf", honest.pdf()))
    FileFacts.objects.all().delete()
    waiting = files.files_to_read()

    list(files.read_files(keys=waiting))

    assert waiting == [document.pk]
    assert FileFacts.objects.get().tagged
    assert files.files_to_read() == []


def test_facts_of_another_content_are_read_again() -> None:
    document = SiteDocumentFactory()
    list(files.read_files(keys=files.files_to_read()))
    FileFacts.objects.update(hash="toinen")

    assert files.files_to_read() == [document.pk]


def test_file_that_is_broken_or_gone_has_no_facts_and_is_not_read_for_ever() -> None:
    broken = SiteDocumentFactory(file=stored_file("rikki.pdf", b"ei"))
    gone = SiteDocumentFactory(file=stored_file("poissa.pdf", b"ei"))
    gone.file.storage.delete(gone.file.name)

    list(files.read_files(keys=[broken.pk, gone.pk]))

    assert not any(facts.titled or facts.names_person for facts in FileFacts.objects.all())
    assert files.files_to_read() == []


def replaced(desk: Desk, document: SiteDocument, name: str, content: bytes) -> str:
    values = {
        "title": "Lähetetty",
        "collection": desk.collection,
        "tags": "",
        "file": SimpleUploadedFile(name, content),
    }
    return told(desk.browser.post(f"/admin/documents/edit/{document.pk}/", values, follow=True))


def test_file_put_in_the_place_of_another_goes_the_same_way(desk: Desk, stored: Callable) -> None:
    desk.send("add", "ohje.docx", honest.docx(author=AUTHOR))
    document = desk.document()
    before = document.file.name

    replaced(desk, document, "MAKROT.docx", b"<script>")
    refused = SiteDocument.objects.get().file.name
    replaced(desk, document, "Uusi ÄÄ.pdf", honest.pdf())

    assert refused == before
    kept = SiteDocument.objects.get()
    assert kept.file.name == "documents/uusi-aa.pdf"
    assert not kept.facts.names_person
    assert kept.facts.hash == kept.file_hash


def test_coordinator_is_told_whom_the_file_names_and_how_to_take_the_name_out(desk: Desk) -> None:
    after = desk.browser.get(desk.send("add", "ohje.docx", honest.docx(author=AUTHOR)).url)
    page = told(desk.browser.get(f"/admin/documents/edit/{desk.document().pk}/"))

    for shown in (told(after), page):
        assert AUTHOR in shown
        assert "Inspect Document" in shown or "Tarkista" in shown


def test_form_that_comes_back_after_several_files_tells_it(desk: Desk) -> None:
    assert AUTHOR in told(desk.send("add several", "ohje.docx", honest.docx(author=AUTHOR)))


def test_form_that_comes_back_says_so_when_nobody_is_named(desk: Desk) -> None:
    assert AUTHOR not in told(desk.send("add several", "ohje.docx", honest.docx()))


def test_chooser_leads_to_the_notice_without_a_name(desk: Desk) -> None:
    answer = desk.send("chooser", "ohje.docx", honest.docx(author=AUTHOR))
    next_page = told(desk.browser.get("/admin/"))

    assert AUTHOR not in told(answer)
    assert AUTHOR not in next_page
    assert f"/admin/documents/edit/{desk.document().pk}/" in next_page


def test_name_is_written_nowhere(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    for screen in ("add", "add several", "chooser"):
        answer = desk.send(screen, "ohje.docx", honest.docx(author=AUTHOR))
        SiteDocument.objects.all().delete()
        assert AUTHOR not in str(answer.headers)

    assert AUTHOR not in caplog.text
    assert AUTHOR not in str(list(ModelLogEntry.objects.values()))
    assert AUTHOR not in str([dict(browser.items()) for browser in [desk.browser.session]])


def test_notices_are_read_only(desk: Desk) -> None:
    desk.send("add", "ohje.docx", honest.docx(author=AUTHOR))
    document = desk.document()

    values = {"title": "Lähetetty", "collection": desk.collection, "tags": "", "notices": "<script>"}
    answer = desk.browser.post(f"/admin/documents/edit/{document.pk}/", values)

    assert answer.status_code == 302
