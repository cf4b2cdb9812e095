"""What holds a code and reaches no form of ours is refused before any view, in words that the page can show."""

import json
from typing import Any

import lxml.html
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import encode_multipart
from django.urls import resolve

from base.identity.words import CODE_IN_TEXT
from network.themes.models import Theme
from tests.base.identity.addresses import addresses
from tests.base.identity.making import CODE, WRITINGS
from tests.base.identity.scanning import is_refused, tables_with_codes
from tests.factories.pajaverkko import Trunk
from tests.reading import text_of

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "rajaviiva"
ANSWERED_KINDLY = {"wagtail_localize:edit_string_translation", "wagtail_localize:edit_override"}
WALL = "base.identity.wall.RefuseIdentityCodes"


def test_every_address_refuses_a_code_that_is_sent_to_it(site: Trunk, editor: Client) -> None:
    tried = list(addresses())
    passed = {
        resolve(address).view_name for address in tried if not is_refused(editor.post(address, {"x": f"a {CODE}"}))
    }

    assert len(tried) > 250
    assert passed <= settings.GUARDED_FORMS | ANSWERED_KINDLY
    assert tables_with_codes() == []


def test_every_view_that_looks_itself_is_there() -> None:
    there = {resolve(address).view_name for address in addresses()}

    assert there >= settings.GUARDED_FORMS


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("written", WRITINGS)
def test_code_is_refused_in_every_kind_of_body(site: Trunk, editor: Client, method: str, written: str) -> None:
    code = WRITINGS[written](CODE)
    send = getattr(editor, method)
    bodies: list[tuple[Any, str]] = [
        (encode_multipart(BOUNDARY, {"x": code}), f"multipart/form-data; boundary={BOUNDARY}"),
        (f"x={code}".encode(), "text/plain"),
        (json.dumps({"a": [{"b": code}]}), "application/json"),
        (json.dumps({code: 1}), "application/json"),
    ]
    if written == "as it is":
        bodies.append((f"x={CODE}", FORM))
    for body, kind in bodies:
        assert is_refused(send("/admin/account/", body, content_type=kind)), kind


def test_name_of_a_file_is_looked_at_in_every_view(site: Trunk, editor: Client) -> None:
    assert is_refused(editor.post("/admin/account/", {"avatar": SimpleUploadedFile(f"{CODE}.png", b"x")}))


@pytest.mark.parametrize("headers", [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}])
def test_script_gets_an_answer_that_it_can_show(site: Trunk, editor: Client, headers: dict[str, str]) -> None:
    answer = editor.post("/admin/themes/new/", {"name_fi": CODE}, headers=headers)

    assert answer.status_code == 422
    assert answer.json() == {"success": False, "error_code": "identity_code", "error_message": str(CODE_IN_TEXT)}


def test_person_reads_what_to_do(site: Trunk, editor: Client) -> None:
    answer = editor.post("/admin/account/", {"name-first_name": CODE})

    assert is_refused(answer)
    assert "Back" in text_of(answer) or "Takaisin" in text_of(answer)


def screens() -> list[str]:
    """Where records are made: ours, and those of Wagtail."""
    ends = ("add", "create", "new")
    return [address for address in addresses() if resolve(address).view_name.endswith(ends)]


def test_record_with_a_code_in_any_field_is_not_stored(site: Trunk, editor: Client) -> None:
    tried = {}
    for address in screens():
        shown = editor.get(address)
        if shown.status_code != 200 or "text/html" not in shown.headers["Content-Type"]:
            continue
        page = lxml.html.fromstring(shown.content.decode())
        fields = {field.name for form in page.forms if form.method == "POST" for field in form.inputs if field.name}
        tried[address] = fields - {"csrfmiddlewaretoken", None}
        for name in tried[address] if resolve(address).view_name not in settings.GUARDED_FORMS else ():
            sent = dict.fromkeys(fields, "sana") | {name: f"sana {CODE}"}
            assert is_refused(editor.post(address, sent)), (address, name)

    ours = {"themes", "target-groups", "methods", "centres", "synonyms", "promoted-results", "keyword", "organisation"}
    assert ours | {"collections", "redirects"} <= {part for address in tried for part in address.split("/")}
    assert tables_with_codes() == []


def test_without_the_wall_a_record_with_a_code_is_stored(site: Trunk, editor: Client, settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != WALL]

    editor.post("/admin/themes/new/", {"name_fi": f"Teema {CODE}", "name_sv": "Tema", "name_en": "", "slug": "teema"})

    assert Theme.objects.filter(slug="teema").exists()
    assert "network_theme.name_fi" in tables_with_codes()
