"""Hostile documents are refused on every way in, with a sentence that says why, and nothing of them is kept."""

import time

import pytest
from wagtail.models import UploadedFile

from base.media import SiteDocument
from base.uploads.faults import SENTENCES
from base.uploads.kinds import DOCUMENTS as KINDS
from tests.base.uploads.conftest import Desk, on_disk, told
from tests.base.uploads.corpus import DOCUMENTS, Hostile

pytestmark = pytest.mark.django_db
SECONDS = 5


@pytest.fixture(scope="module", params=DOCUMENTS)
def file(request: pytest.FixtureRequest) -> tuple[Hostile, bytes]:
    """Made once for all screens."""
    found = DOCUMENTS[request.param]
    return found, found.make()


@pytest.mark.parametrize("screen", ["add", "chooser"])
def test_hostile_document_is_refused(desk: Desk, file: tuple[Hostile, bytes], screen: str) -> None:
    found, content = file
    before, began = on_disk(), time.monotonic()

    answer = desk.send(screen, found.file_name, content, mime="application/pdf")

    assert time.monotonic() - began < SECONDS
    assert answer.status_code == 200
    sentence = str(SENTENCES[found.fault]) % {"kinds": ", ".join(sorted(KINDS))}
    assert sentence in told(answer)
    assert not SiteDocument.objects.exists()
    assert not UploadedFile.objects.exists()
    assert on_disk() == before


def test_corpus_is_as_large_as_promised() -> None:
    assert len(DOCUMENTS) >= 60


@pytest.mark.parametrize("name", ["docx_with_macros", "pdf_and_zip", "page_with_script", "svg_with_script"])
def test_hostile_document_among_several_is_refused_by_itself(desk: Desk, name: str) -> None:
    answer = desk.send("add several", DOCUMENTS[name].file_name, DOCUMENTS[name].make())

    assert not answer.json()["success"]
    assert str(SENTENCES[DOCUMENTS[name].fault])[:20] in answer.json()["error_message"]
    assert not SiteDocument.objects.exists()
