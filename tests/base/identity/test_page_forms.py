"""Pages: a code is refused by every way to save, in every field and block, and is kept nowhere."""

import html
import json
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from wagtail.admin.panels import CommentPanel, FieldPanel, ObjectList
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.models import Page, get_page_models

from base.identity import forms as guard
from base.identity.words import CODE_IN_TEXT
from base.page_form import BasePageForm
from base.pages import BasePage
from base.users import User
from network.materials.pages import MaterialPage
from tests.base.identity.making import CODE
from tests.base.identity.scanning import tables_with_codes
from tests.factories import factories
from tests.factories.network import MaterialPageFactory, ReplyAddressFactory, SuggestionFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import form_values

PAGE_TYPES = [page_type for page_type in get_page_models() if issubclass(page_type, BasePage)]
TEXT = f"Hän on {CODE} ja asuu meillä"
RICH = json.dumps(
    {"blocks": [{"key": "a", "type": "unstyled", "text": TEXT, "inlineStyleRanges": [], "entityRanges": []}]}
)


def name_of(thing: type) -> str:
    return thing.__name__


def sent_as(values: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def made(site: Trunk, page_type: type[Page]) -> Page:
    return site.home if page_type is type(site.home) else factories()[page_type]()


def test_every_page_type_of_ours_has_the_guarded_form() -> None:
    for page_type in PAGE_TYPES:
        assert issubclass(page_type.get_edit_handler().get_form_class(), BasePageForm), page_type
    assert {page_type for page_type in get_page_models() if page_type.is_creatable} <= set(PAGE_TYPES)


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=name_of)
def test_page_form_refuses_a_code_in_every_field(
    site: Trunk, administrator: User, editor: Client, page_type: type[Page]
) -> None:
    page = made(site, page_type)
    values = form_values(editor.get(f"/admin/pages/{page.pk}/edit/"))
    form_class = page_type.get_edit_handler().get_form_class()
    fields = [name for name in form_class.base_fields if name != "comment_notifications"]
    rows = {
        name: [f"{name}-0-{field}" for field in child.form.base_fields] for name, child in form_class.formsets.items()
    }

    for key in [*fields, *(key for keys in rows.values() for key in keys)]:
        field = (
            form_class.base_fields.get(key)
            or form_class.formsets[key.split("-")[0]].form.base_fields[key.split("-")[2]]
        )
        formset = key.split("-")[0] if key not in fields else ""
        added = {f"{formset}-TOTAL_FORMS": "1", f"{formset}-INITIAL_FORMS": "0"} if formset else {}
        data = sent_as(values | added | {key: RICH if isinstance(field.widget, DraftailRichTextArea) else TEXT})
        form = form_class(data, instance=page, parent_page=page.get_parent(), for_user=administrator)
        form.defer_required_fields()

        assert not form.is_valid(), key
        owner, name = guard.field_of(form, key) or (form, "__all__")
        assert "identity_code" in {error.code for error in owner.errors.as_data()[name]}, key
        assert CODE not in str(form.errors), key
        page.refresh_from_db()


def with_codes(values: dict[str, Any]) -> dict[str, Any]:
    """A code in each text of a form, in a block of its stream, in a comment and in a reply."""
    texts = {name: TEXT for name, value in values.items() if isinstance(value, list) and name in {"title", "summary"}}
    body = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "text", "0-id": "", "0-value": RICH}
    comment = {"text": TEXT, "contentpath": "title", "position": "", "id": "", "DELETE": "", "resolved": ""}
    reply = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "", "0-text": TEXT}
    return {
        **values,
        **texts,
        **{f"body-{name}": value for name, value in body.items()},
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        **{f"comments-0-{name}": value for name, value in comment.items()},
        **{f"comments-0-replies-{name}": value for name, value in reply.items()},
    }


ONLY = {
    "title": ["title"],
    "summary": ["summary"],
    "keywords": ["keywords"],
    "block": ["body-0-value"],
    "comment": ["comments-0-text"],
    "reply": ["comments-0-replies-0-text"],
}


def one_code(values: dict[str, Any], place: str) -> dict[str, Any]:
    """The whole form, with a code in one place alone."""
    full = with_codes(values)
    clean = RICH.replace(CODE, "–")
    harmless = {key: clean if value == RICH else "Teksti" for key, value in full.items() if value in (TEXT, RICH)}
    return full | harmless | {key: RICH if key == "body-0-value" else TEXT for key in ONLY[place]}


@pytest.mark.parametrize("place", ONLY)
@pytest.mark.parametrize("way", ["save", "publish", "in passing", "preview"])
def test_page_with_a_code_is_kept_nowhere(editor: Client, site: Trunk, place: str, way: str) -> None:
    page = MaterialPageFactory()
    address = f"/admin/pages/{page.pk}/edit/"
    values = one_code(form_values(editor.get(address)), place)
    if way == "publish":
        values["action-publish"] = "1"
    headers = {"Accept": "application/json"} if way == "in passing" else {}

    answer = editor.post(f"{address}preview/" if way == "preview" else address, values, headers=headers)

    if way == "preview":
        assert answer.json()["is_valid"] is False
    elif way == "in passing":
        assert answer.status_code == 400
        assert answer.json()["error_code"] == "validation_error"
    else:
        # The editor of blocks gets its reasons as JSON.
        shown, reason = html.unescape(answer.content.decode()), str(CODE_IN_TEXT)
        assert reason in shown or json.dumps(reason) in shown
        assert CODE[:6] in answer.content.decode() or place in {"comment", "reply"}
    assert tables_with_codes() == []


@pytest.mark.parametrize("way", ["save", "in passing", "preview"])
def test_new_page_with_a_code_is_kept_nowhere(editor: Client, site: Trunk, way: str) -> None:
    address = f"/admin/pages/add/network/materialpage/{site.materials.pk}/"
    values = with_codes(form_values(editor.get(address))) | {"slug": "uusi"}
    headers = {"Accept": "application/json"} if way == "in passing" else {}

    answer = editor.post(f"{address}preview/" if way == "preview" else address, values, headers=headers)

    assert answer.status_code == (400 if way == "in passing" else 200)
    assert not MaterialPage.objects.exists()
    assert tables_with_codes() == []


@pytest.mark.parametrize(
    ("way", "column"),
    [
        ("save", "wagtailcore_revision.content"),
        ("preview", "wagtailadmin_formstate.data"),
        ("in passing", "wagtailcore_revision.content"),
    ],
)
def test_without_the_guard_a_page_with_a_code_is_stored(
    editor: Client, site: Trunk, way: str, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "refuse_codes", lambda form: None)
    page = MaterialPageFactory()
    address = f"/admin/pages/{page.pk}/edit/"
    values = one_code(form_values(editor.get(address)), "block")
    headers = {"Accept": "application/json"} if way == "in passing" else {}

    editor.post(f"{address}preview/" if way == "preview" else address, values, headers=headers)

    assert column in tables_with_codes()


@pytest.mark.parametrize("place", ["comment", "reply"])
def test_comment_with_a_code_is_refused_where_pages_have_comments(
    site: Trunk, editor: Client, administrator: User, place: str
) -> None:
    """No page type of ours has comments today."""
    page = MaterialPageFactory()
    panels = ObjectList([FieldPanel("title"), CommentPanel()], base_form_class=BasePageForm)
    form_class = panels.bind_to_model(MaterialPage).get_form_class()
    values = one_code(form_values(editor.get(f"/admin/pages/{page.pk}/edit/")), place)

    form = form_class(sent_as(values), instance=page, parent_page=page.get_parent(), for_user=administrator)
    harmless = form_class(
        sent_as(values | dict.fromkeys(ONLY[place], "Hyvä")),
        instance=page,
        parent_page=page.get_parent(),
        for_user=administrator,
    )

    assert not form.is_valid()
    assert form.non_field_errors() == [str(CODE_IN_TEXT)]
    assert harmless.is_valid(), (harmless.errors, harmless.formsets["comments"].errors)


def test_answer_to_a_sender_with_a_code_is_not_sent(editor: Client, mailoutbox: list[Any], site: Trunk) -> None:
    suggested = SuggestionFactory(bank=site.materials)
    ReplyAddressFactory(suggestion=suggested)
    answer = editor.post(f"/admin/suggestions/{suggested.pk}/", {"act": "answer", "words": TEXT})

    assert str(CODE_IN_TEXT) in answer.content.decode()
    assert mailoutbox == []
    assert tables_with_codes() == []
