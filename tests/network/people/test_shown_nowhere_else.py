"""What a person releases is on the page and nowhere else, and with the withdrawal it is gone from there."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, ReferenceIndex, Revision
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from base.released_people import ReleasedPersonBlock
from base.search.index import rebuild_index
from base.search.texts import texts_of
from network.materials.pages import MaterialPage
from network.materials.reports import export_rows
from network.people.choices import Showing
from network.people.models import Person, Release
from network.people.services import withdraw_release
from network.regions.pages import CentrePage
from tests.factories.base import republished, translated
from tests.network.people.showing import WORDS, let, let_all, material_with
from tests.reading import form_values
from tests.scanning import found_in_database

ALL = tuple(WORDS.values())


@pytest.fixture
def releases(kuutti: Person) -> dict[str, Release]:
    return let_all(kuutti)


@pytest.fixture
def page(centre_page: CentrePage, releases: dict[str, Release]) -> MaterialPage:
    """A material that shows everything Kuutti has released; it has a former revision, too."""
    return republished(material_with(centre_page, **releases), summary="Luetaan kissankelloista.")


@pytest.fixture
def editor(signed_in: Callable, keeper) -> Client:
    return signed_in(keeper)


def withdraw_all(person: Person) -> None:
    for showing in WORDS:
        withdraw_release(person=person, showing=Showing(showing), by=None)


def preview(editor: Client, page: Page) -> str:
    """The preview of an edit, as the editor's browser asks for it."""
    values = form_values(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))) | {
        "body-count": "1",
        "body-0-type": "person",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        **{f"body-0-value-{name}": reference for name, reference in page.body.raw_data[1]["value"].items()},
    }
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(address, values)
    return editor.get(address).content.decode()


SHOWN_AT: dict[str, Callable[[Client, Page], str]] = {
    "page": lambda editor, page: Client().get(page.url).content.decode(),
    "page of the signed in": lambda editor, page: editor.get(page.url).content.decode(),
    "draft": lambda editor, page: editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode(),
    "old revision": lambda editor, page: editor.get(
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.revisions.order_by("pk").first().pk])
    ).content.decode(),
    "translation": lambda editor, page: Client().get(page.get_translations().get().specific.url).content.decode(),
}
"""Places that show the page, and what they showed of the person must be gone from all of them."""


@pytest.mark.parametrize("place", SHOWN_AT)
def test_withdrawn_release_is_gone_with_the_next_request(
    editor: Client, page: MaterialPage, kuutti: Person, place: str
) -> None:
    translated(page, "sv")
    before = SHOWN_AT[place](editor, page)
    assert [words for words in ALL if words not in before] == []

    withdraw_all(kuutti)

    after = SHOWN_AT[place](editor, page)
    assert "Ennen." in after
    assert [words for words in ALL if words in after] == []


def test_preview_that_was_made_before_shows_nothing_after(editor: Client, page: MaterialPage, kuutti: Person) -> None:
    assert WORDS[Showing.QUOTATION] in preview(editor, page)
    withdraw_all(kuutti)
    again = editor.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])).content.decode()

    assert [words for words in ALL if words in again] == []


NEVER_AT = {
    "list": lambda page: page.get_parent().url,
    "feed": lambda page: reverse("material_feed", args=[page.get_parent().pk]),
    "interface": lambda page: "/api/v1/materials",
    "results": lambda page: "/search/?q=kissankello",
    "results by its words": lambda page: "/search/?q=merivirtanen",
    "list by its words": lambda page: f"{page.get_parent().url}?q=kissankello",
    "map of the site": lambda page: "/sitemap.xml",
}


@pytest.mark.parametrize("place", NEVER_AT)
def test_what_is_released_is_shown_by_no_list_feed_or_program(page: MaterialPage, place: str) -> None:
    answer = Client().get(NEVER_AT[place](page))

    assert answer.status_code == 200
    content = answer.content.decode()
    if "words" not in place or "list" in place:
        assert page.slug in content
    assert [words for words in ALL if words in content] == []


def test_head_of_the_page_tells_nothing_of_the_person(page: MaterialPage) -> None:
    head, body = Client().get(page.url).content.decode().split("</head>")

    assert "application/ld+json" in head
    assert [words for words in ALL if words in head] == []
    assert [words for words in ALL if words not in body] == []


def test_no_table_but_the_releases_holds_what_was_released(editor: Client, page: MaterialPage, kuutti: Person) -> None:
    translated(page, "sv")
    for show in SHOWN_AT.values():
        show(editor, page)
    preview(editor, page)
    rebuild_index()
    call_command("wagtail_update_index", verbosity=0)

    assert {told.split(":")[0] for told in found_in_database(*ALL)} == {"network_release.words"}
    withdraw_all(kuutti)
    assert found_in_database(*ALL) == []


def test_no_index_knows_the_references(page: MaterialPage, releases: dict[str, Release]) -> None:
    tables = {told.split(".")[0] for told in found_in_database(*(one.reference for one in releases.values()))}

    assert not [table for table in tables if "search" in table or "entry" in table]
    assert "Ennen." in texts_of(page)
    assert not ReferenceIndex.objects.filter(content_path__contains="person").exists()


def test_with_its_texts_in_the_block_the_index_would_know(
    page: MaterialPage, releases: dict[str, Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReleasedPersonBlock, "get_searchable_content", lambda block, value: list(value.values()))

    assert releases["name"].reference in texts_of(page)


def test_withdrawal_changes_no_page_and_no_revision(page: MaterialPage, kuutti: Person) -> None:
    def everything() -> tuple:
        revisions = list(Revision.objects.order_by("pk").values_list("pk", "content", "created_at"))
        pages = list(MaterialPage.objects.order_by("pk").values_list("pk", "latest_revision", "last_published_at"))
        return revisions, pages, page.body.get_prep_value()

    translated(page, "sv")
    before = everything()

    withdraw_all(kuutti)

    page.refresh_from_db()
    assert everything() == before


def test_nothing_is_offered_for_translation(page: MaterialPage, releases: dict[str, Release]) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="sv"))

    translation.save_target()

    offered = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert "Ennen." in offered
    assert not offered & {one.reference for one in releases.values()}
    swedish = page.get_translations().get().specific
    assert swedish.body.raw_data[1]["value"] == page.body.raw_data[1]["value"]
    assert WORDS[Showing.QUOTATION] in Client().get(republished(swedish).url).content.decode()


def test_exported_table_takes_nothing_along(page: MaterialPage) -> None:
    (row,) = export_rows(MaterialPage.objects.filter(pk=page.pk))

    assert "Ennen." in row["body"]
    assert [words for words in ALL if words in str(row)] == []


def test_block_shows_nothing_without_the_page_it_stands_in(kuutti: Person) -> None:
    inner = ReleasedPersonBlock()
    value = inner.to_python({"quotation": let(kuutti, Showing.QUOTATION).reference})

    assert inner.render(value).strip() == ""
