"""What no database and no part of Wagtail can read is left out or refused; an error of ours stays an error."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page

from base.users import User
from network.inquiries.models import Inquiry
from network.notices.admin import NoticeList
from tests.factories.base import SiteDocumentFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.pajaverkko.hostile.filling import rich
from tests.reading import document, form_values, text_of

pytestmark = pytest.mark.django_db
LEAVES_OUT, REFUSES = (f"pajaverkko.unreadable.{name}" for name in ("LeaveOutUnreadable", "RefuseUnreadableForms"))
SEARCH = "/admin/documents/results/"


@pytest.fixture
def client(site: Trunk, signed_in: Callable[[User], Client], administrator: User) -> Client:
    return signed_in(administrator)


def without(settings: Settings, name: str) -> None:
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != name]


def test_nul_is_left_out_of_what_is_asked_and_sent(site: Trunk, stranger: Client) -> None:
    stranger.post("/contact/", {"key": "00000000-0000-4000-8000-000000000000", "message": "a\x00b", "phone": ""})

    assert Inquiry.objects.get().message == "ab"
    assert stranger.get("/contact/", {"done": "\x00"}).status_code == 200
    shown = document(stranger.get("/search/", {"q": "ty\x00öpaja"})).select_one("main input[name=q]")
    assert shown["value"] == "työpaja"


def test_half_of_a_pair_becomes_a_sign_for_what_is_not_known(client: Client, stranger: Client) -> None:
    page = ContentPageFactory()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    block = {
        "type": "text",
        "order": "0",
        "deleted": "",
        "id": "",
        "value": rich("Kuva \ud83d tässä 🙂, \x00ja \\ud83d"),
    }
    values = form_values(client.get(address)) | {f"body-0-{name}": value for name, value in block.items()}

    assert client.post(address, values | {"body-count": "1", "action-publish": "1"}).status_code == 302
    assert "Kuva \ufffd tässä 🙂, ja \\ud83d" in text_of(stranger.get(page.url))


@pytest.mark.parametrize("asked", ['"lomake', 'lomake"', '"', "lomake " * 2_000, "lomake\x00"])
def test_whatever_is_asked_the_search_of_the_admin_answers(client: Client, asked: str) -> None:
    SiteDocumentFactory(title="Lomake 1")

    assert client.get(SEARCH, {"q": asked}).status_code == 200


def test_quotation_marks_do_not_keep_from_finding(client: Client) -> None:
    SiteDocumentFactory(title="Ilmoitus")
    SiteDocumentFactory(title="Muu")

    found = client.get(SEARCH, {"q": '"Ilmoitus"', "usage_count_min": "0"}).content.decode()
    assert "Ilmoitus" in found
    assert "Muu" not in found


@pytest.mark.parametrize(
    ("view", "sent"),
    [
        ("wagtailadmin_pages:move", {"new_parent_page": "abc"}),
        ("wagtailadmin_pages:delete", {"next": "no-view"}),
        ("wagtailadmin_pages:edit", {"sharing_image": "abc", "body-count": "0", "title": ""}),
        (
            "wagtailadmin_pages:edit",
            {"body-count": "1", "body-0-type": "text", "body-0-value": "[1", "body-0-order": "0"},
        ),
    ],
)
def test_hidden_field_that_was_written_into_is_told_and_logged(
    client: Client, caplog: pytest.LogCaptureFixture, view: str, sent: dict[str, str]
) -> None:
    page = ContentPageFactory()

    answer = client.post(reverse(view, args=[page.pk]), sent)

    assert answer.status_code == 400
    assert document(answer).select_one(".wordmark")
    (told,) = [record.getMessage() for record in caplog.records if record.name == "pajaverkko.unreadable"]
    assert told.startswith(f"{view} could not read what was sent: ")
    assert not any(value in told for value in sent.values() if len(value) > 2)


def test_error_of_ours_stays_an_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: NoticeList, **words: Any) -> dict[str, Any]:
        raise ValueError("ours")

    # As if it stood in our own code: what failed is told by where it is.
    fail.__code__ = fail.__code__.replace(co_filename=NoticeList.get_context_data.__code__.co_filename)
    monkeypatch.setattr(NoticeList, "get_context_data", fail)

    with pytest.raises(ValueError, match="ours"):
        client.get("/admin/notices/", {"q": "1"})


def test_nothing_is_asked_nothing_is_excused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fails by itself fails for everybody to see."""
    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get", lambda *words, **named: json.loads("[1"))

    with pytest.raises(ValueError, match="Expecting"):
        client.get("/admin/")


def test_without_these_guards_the_admin_fails(client: Client, settings: Settings) -> None:
    page: Page = ContentPageFactory()
    for name in (LEAVES_OUT, REFUSES):
        without(settings, name)

    with pytest.raises(ValueError, match="number"):
        client.post(reverse("wagtailadmin_pages:move", args=[page.pk]), {"new_parent_page": "abc"})
