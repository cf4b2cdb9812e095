"""An editor writes references into a block; whatever shows nothing is refused in the same words."""

import html
import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from base.released_people import NOT_SHOWN, ReleasedPersonBlock
from network.materials.pages import MaterialPage
from network.people.choices import Showing
from network.people.models import Person
from network.people.services import withdraw_release
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.factories.people import make_person
from tests.network.people.showing import WORDS, let, material_with
from tests.reading import form_values


@pytest.fixture
def editor(signed_in, keeper) -> Client:
    return signed_in(keeper)


def saved(editor: Client, page: MaterialPage, **references: str):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "person", "0-id": ""}
    body |= {f"0-value-{name}": references.get(name, "") for name in WORDS}
    values = form_values(editor.get(address)) | {f"body-{name}": value for name, value in body.items()}
    return editor.post(address, values | {"action-publish": "1"})


def kept(page: MaterialPage) -> list[dict[str, str]]:
    fresh = MaterialPage.objects.get(pk=page.pk)
    return [raw["value"] for raw in fresh.body.raw_data if raw["type"] == "person"]


def test_editor_puts_a_person_of_the_own_section_on_a_page(editor: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page)
    reference = let(kuutti, Showing.QUOTATION).reference

    assert saved(editor, page, quotation=reference).status_code == 302
    assert kept(page)[0]["quotation"] == reference


def test_small_letters_and_spaces_do_no_harm(editor: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page)
    reference = let(kuutti, Showing.NAME).reference

    assert saved(editor, page, name=f" {reference.lower()} ").status_code == 302
    assert kept(page)[0]["name"] == reference


def unknown(kuutti: Person, koske: Centre, verso: Centre) -> dict[str, str]:
    return {"quotation": "2222-2222"}


def withdrawn(kuutti: Person, koske: Centre, verso: Centre) -> dict[str, str]:
    reference = let(kuutti, Showing.QUOTATION).reference
    withdraw_release(person=kuutti, showing=Showing.QUOTATION, by=None)
    return {"quotation": reference}


def foreign(kuutti: Person, koske: Centre, verso: Centre) -> dict[str, str]:
    return {"quotation": let(make_person(verso, calling_name="Norppa"), Showing.QUOTATION).reference}


def of_another_kind(kuutti: Person, koske: Centre, verso: Centre) -> dict[str, str]:
    return {"quotation": let(kuutti, Showing.NAME).reference}


@pytest.mark.parametrize("wrong", [unknown, withdrawn, foreign, of_another_kind])
def test_reference_that_shows_nothing_is_refused_in_the_same_words(
    editor: Client, centre_page: CentrePage, kuutti: Person, koske: Centre, verso: Centre, wrong
):
    page = material_with(centre_page)

    answer = saved(editor, page, **wrong(kuutti, koske, verso))

    assert answer.status_code == 200
    (error,) = answer.context["form"].errors.as_data()["body"]
    in_block = {"blockErrors": {"quotation": {"messages": [NOT_SHOWN]}}}
    assert error.as_json_data() == {"blockErrors": {0: in_block}}
    # The editor of blocks gets its reasons as JSON.
    content = html.unescape(answer.content.decode())
    assert json.dumps(str(NOT_SHOWN)) in content
    assert not [words for words in WORDS.values() if words in content]
    assert not any(kept(page)[0].values())


def test_references_of_two_people_are_refused(editor: Client, centre_page: CentrePage, kuutti: Person, koske: Centre):
    page = material_with(centre_page)
    name = let(make_person(koske, calling_name="Hylje"), Showing.NAME).reference

    assert saved(editor, page, quotation=let(kuutti, Showing.QUOTATION).reference, name=name).status_code == 200
    assert not any(kept(page)[0].values())


@pytest.mark.parametrize(
    "values", [{}, {"name": "Kuutti"}, {"name": "K7Q2 9XWM"}, {"name": "K7Q2-9XW0"}, {"name": "K7Q2-9XWM1"}]
)
def test_block_takes_nothing_but_references(values: dict[str, str]):
    block = ReleasedPersonBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python(values))


def test_block_says_where_references_come_from():
    assert "K7Q2-9XWM" in str(ReleasedPersonBlock().meta.help_text)
