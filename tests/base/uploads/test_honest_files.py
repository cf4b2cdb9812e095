"""What office programs and cameras make is taken on every way in."""

from collections.abc import Callable

import pytest
from PIL import Image

from base.uploads.faults import SENTENCES
from pajaverkko.demo.files import make_file
from tests.base.uploads.conftest import Desk, told
from tests.base.uploads.honest import DOCUMENTS, PICTURES
from tests.base.uploads.process_of import look

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("screen", ["add", "chooser"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_honest_document_is_kept_as_it_came(desk: Desk, stored: Callable, name: str, screen: str) -> None:
    content = DOCUMENTS[name]()

    answer = desk.send(screen, name, content)

    assert answer.status_code in {200, 302}, told(answer)
    assert stored() == 1
    with desk.document().file.open("rb") as kept:
        assert kept.read() == content


@pytest.mark.parametrize("screen", ["add several pictures", "picture chooser"])
@pytest.mark.parametrize("name", PICTURES)
def test_honest_picture_is_kept_as_a_picture_of_its_kind(desk: Desk, stored: Callable, name: str, screen: str) -> None:
    content = PICTURES[name]()

    answer = desk.send(screen, name, content)

    assert answer.status_code in {200, 302}, told(answer)
    assert stored() == 1
    with desk.picture().file.open("rb") as kept, Image.open(kept) as picture:
        assert str(picture.format).lower() == name.rpartition(".")[2].replace("jpg", "jpeg")


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_files_of_the_demo_are_sound(kind: str) -> None:
    file = {"format": kind, "title": "Ohje", "text": "## Osa\n\n- a\n- b", "rows": [["a", "b"], ["1", "=1+1"]]}

    assert look(f"ohje.{kind}", make_file(file, "fi")).faults == ()


def test_every_fault_has_a_sentence_that_says_what_to_do() -> None:
    short = [fault for fault, sentence in SENTENCES.items() if str(sentence).count(".") < 2]

    assert short == []
