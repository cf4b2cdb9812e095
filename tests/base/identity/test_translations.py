"""Translated texts, catalogues and tables of redirects come by ways of their own; a code passes by none of them."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import encode_multipart
from django.urls import reverse
from openpyxl import Workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from base.identity.words import CODE_IN_TEXT
from tests.base.identity.making import CODE
from tests.base.identity.scanning import is_refused, tables_with_codes
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import Trunk

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "rajaviiva"
ANSWERED_KINDLY = {"wagtail_localize:edit_string_translation", "wagtail_localize:edit_override"}
WALL = "base.identity.wall.RefuseIdentityCodes"


@pytest.fixture
def translation(site: Trunk) -> Translation:
    page = MaterialPageFactory()
    source, _ = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="sv"))


def put_text(editor: Client, translation: Translation, text: str) -> Any:
    translation.save_target()
    segment = translation.source.stringsegment_set.first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return editor.put(
        address, encode_multipart(BOUNDARY, {"value": text}), content_type=f"multipart/form-data; boundary={BOUNDARY}"
    )


def test_translation_with_a_code_is_not_stored_and_its_editor_shows_why(
    editor: Client, translation: Translation
) -> None:
    answer = put_text(editor, translation, f"Hon är {CODE} i dag")

    assert answer.status_code == 200
    assert answer.json()["error"] == str(CODE_IN_TEXT)
    assert answer.json()["data"] == f"Hon är {'*' * 11} i dag"
    assert not StringTranslation.objects.exists()
    assert tables_with_codes() == []


def test_other_translations_are_stored(editor: Client, translation: Translation) -> None:
    assert put_text(editor, translation, "Känslokort 123456-1234").status_code == 201
    assert StringTranslation.objects.get().data == "Känslokort 123456-1234"


def test_editor_of_a_translation_keeps_nothing_of_a_code(editor: Client, translation: Translation) -> None:
    """Its address is that of the page, whose view looks itself."""
    translation.save_target()
    page = translation.get_target_instance()

    editor.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish", "title": CODE, "x": CODE})

    assert tables_with_codes() == []


def test_without_the_wall_a_translation_with_a_code_is_stored(
    editor: Client, translation: Translation, settings: Any
) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != WALL]
    put_text(editor, translation, CODE)

    assert "wagtail_localize_stringtranslation.data" in tables_with_codes()


def test_catalogue_with_a_code_is_not_taken_in(editor: Client, translation: Translation) -> None:
    po = translation.export_po()
    for text in (f"Hon {CODE}", 'Hon 0101"\n"90-900P'):
        po[0].msgstr = "PAIKKA"
        content = str(po).replace("PAIKKA", text).encode()
        file = SimpleUploadedFile("sv.po", content)

        assert is_refused(editor.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": file}))
    assert tables_with_codes() == []


def redirects_as(kind: str) -> bytes:
    if kind == "csv":
        return f"from,to\n/a/{CODE}/,/b/\n".encode()
    book, content = Workbook(), io.BytesIO()
    book.active.append(["from", "to"])
    book.active.append([f"/a/{CODE}/", "/b/"])
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_table_of_redirects_with_a_code_is_not_taken_in(editor: Client, site: Trunk, kind: str) -> None:
    file = SimpleUploadedFile(f"redirects.{kind}", redirects_as(kind))

    assert is_refused(editor.post(reverse("wagtailredirects:start_import"), {"import_file": file}))
    assert not Redirect.objects.exists()
