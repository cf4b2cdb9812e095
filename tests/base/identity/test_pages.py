"""Contact details in a page are warned about, not refused, and belong in the contact block."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from base.blocks import ContactBlock
from base.identity.pages import fields_with_contacts
from network.meetings.pages import MinutesItem
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import CentrePageFactory, MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import document, form_values, text_of

PHONE, EMAIL, ACCOUNT = "040 123 4567", "suku@kunta.example", "FI21 1234 5600 0007 85"
WARNING = "There seems to be a telephone number, an e-mail address or an account number in"


def body(kind: str, value: object) -> str:
    return json.dumps([{"type": kind, "value": value}])


def warnings(answer: Any) -> list[str]:
    return [" ".join(told.get_text(" ").split()) for told in document(answer).select(".messages .warning")]


def saved(editor: Client, page: Any, **values: str) -> Any:
    address = f"/admin/pages/{page.pk}/edit/"
    return editor.post(address, form_values(editor.get(address)) | values, follow=True)


@pytest.mark.parametrize("way", [{}, {"action-publish": "1"}], ids=["save", "publish"])
@pytest.mark.parametrize("told", [PHONE, EMAIL, ACCOUNT])
def test_editor_is_warned_and_the_page_is_saved(editor: Client, site: Trunk, told: str, way: dict[str, str]) -> None:
    page = MaterialPageFactory()

    answer = saved(editor, page, summary=f"Soita {told}.", **way)

    (warning,) = [words for words in warnings(answer) if told in words or "Tiivistelmä" in words or "Summary" in words]
    assert told not in warning
    page.refresh_from_db()
    assert told in page.get_latest_revision_as_object().summary


def test_new_page_is_warned_about(editor: Client, site: Trunk) -> None:
    address = f"/admin/pages/add/network/materialpage/{site.materials.pk}/"
    values = form_values(editor.get(address)) | {"title": f"Soita {PHONE}", "slug": "soita"}

    assert len(warnings(editor.post(address, values, follow=True))) == 1


def test_page_without_contacts_is_not_warned_about(editor: Client, site: Trunk) -> None:
    assert warnings(saved(editor, MaterialPageFactory(), summary="Laki 1301/2014, klo 9.00–15.30.")) == []


def test_saving_in_passing_warns_of_nothing_and_leaves_no_message(editor: Client, site: Trunk) -> None:
    page = MaterialPageFactory()
    address = f"/admin/pages/{page.pk}/edit/"
    values = form_values(editor.get(address)) | {"summary": PHONE}

    assert editor.post(address, values, headers={"Accept": "application/json"}).json()["success"] is True
    assert warnings(editor.get(address)) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", f"<p>Soita {PHONE}</p>"),
        ("text", f'<p><a href="mailto:{EMAIL}">Kirjoita</a></p>'),
        ("quote", {"text": PHONE, "source": ""}),
        ("callout", {"title": "Yhteys", "text": f"<p>{EMAIL}</p>"}),
    ],
)
def test_contacts_are_seen_in_every_block(site: Trunk, kind: str, value: object) -> None:
    assert len(fields_with_contacts(ContentPageFactory(body=body(kind, value)))) == 1


def test_contacts_are_seen_in_rows(site: Trunk) -> None:
    page = MinutesPageFactory()
    page.items = [MinutesItem(heading="Asia", discussion=f"<p>{PHONE}</p>")]
    page.save()

    assert len(fields_with_contacts(type(page).objects.get(pk=page.pk))) == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("contact", {"name": "Neuvonta", "email": "neuvonta@kunta.example", "phone": "020 712 3456", "note": ""}),
        ("links", [{"label": "Sivu", "page": None, "address": "https://kunta.example/?a=x@kunta.example"}]),
    ],
)
def test_places_that_are_meant_for_contacts_are_left_alone(site: Trunk, kind: str, value: object) -> None:
    assert fields_with_contacts(ContentPageFactory(body=body(kind, value))) == []


def test_contact_field_of_a_centre_is_left_alone(site: Trunk) -> None:
    page = CentrePageFactory(contact=f"<p>{EMAIL}, {PHONE}</p>")

    assert fields_with_contacts(page) == []


def test_contact_block_shows_how_a_service_is_reached(site: Trunk, stranger: Client) -> None:
    value = {"name": "Neuvonta", "email": "neuvonta@kunta.example", "phone": "020 712 3456", "note": "ma–pe klo 9–15"}
    page = ContentPageFactory(body=body("contact", value))

    shown = stranger.get(page.url)

    assert document(shown).select_one("main a[href='mailto:neuvonta@kunta.example']")
    assert all(word in text_of(shown) for word in ("Neuvonta", "020 712 3456", "ma–pe klo 9–15"))


def test_contact_block_needs_a_way_to_reach() -> None:
    with pytest.raises(ValidationError):
        ContactBlock().clean({"name": "Neuvonta", "email": "", "phone": "", "note": ""})
