"""Hostile pictures are refused on every way in, with a sentence that says why, and nothing of them is kept."""

import time

import pytest

from base.media import SiteImage
from base.uploads.faults import SENTENCES
from base.uploads.kinds import PICTURES as KINDS
from tests.base.uploads.conftest import Desk, on_disk, told
from tests.base.uploads.corpus import Hostile
from tests.base.uploads.hostile_pictures import PICTURES

pytestmark = pytest.mark.django_db
SECONDS = 5


@pytest.fixture(scope="module", params=PICTURES)
def file(request: pytest.FixtureRequest) -> tuple[Hostile, bytes]:
    """Made once for all screens."""
    found = PICTURES[request.param]
    return found, found.make()


@pytest.mark.parametrize("screen", ["add picture", "picture chooser"])
def test_hostile_picture_is_refused(desk: Desk, file: tuple[Hostile, bytes], screen: str) -> None:
    found, content = file
    before, began = on_disk(), time.monotonic()

    answer = desk.send(screen, found.file_name, content, mime="image/png")

    assert time.monotonic() - began < SECONDS
    assert answer.status_code == 200
    sentences = [found.fault] if found.fault else ["picture_other", "picture_broken"]
    shown = told(answer)
    assert any(str(SENTENCES[fault]) % {"kinds": ", ".join(sorted(KINDS))} in shown for fault in sentences)
    assert not SiteImage.objects.exists()
    assert on_disk() == before


@pytest.mark.parametrize("name", ["svg_with_script", "html_named_jpg", "gif_and_script", "moving_png"])
def test_hostile_picture_among_several_is_refused_by_itself(desk: Desk, name: str) -> None:
    answer = desk.send("add several pictures", PICTURES[name].file_name, PICTURES[name].make())

    assert not answer.json()["success"]
    assert str(SENTENCES[PICTURES[name].fault])[:20] in answer.json()["error_message"]
    assert not SiteImage.objects.exists()
