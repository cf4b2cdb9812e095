"""Files: a code in a name, a title or a tag is refused by every way to send them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from base.identity import forms as guard
from base.identity.words import CODE_IN_FILE_NAME
from base.media import SiteDocument
from tests.base.identity.making import CODE
from tests.base.identity.scanning import tables_with_codes
from tests.factories.pajaverkko import Trunk

TEXT = f"Hän on {CODE} ja asuu meillä"

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)
SENDING = {
    "/admin/documents/add/": ("file", "Teksti.txt"),
    "/admin/documents/multiple/add/": ("files[]", "Teksti.txt"),
    "/admin/documents/chooser/create/": ("document-chooser-upload-file", "Teksti.txt"),
    "/admin/images/add/": ("file", "Kuva.png"),
    "/admin/images/multiple/add/": ("files[]", "Kuva.png"),
    "/admin/images/chooser/create/": ("image-chooser-upload-file", "Kuva.png"),
}


@pytest.mark.parametrize("place", ["name", "title", "tags"])
@pytest.mark.parametrize("address", SENDING)
def test_file_with_a_code_is_kept_nowhere(editor: Client, site: Trunk, address: str, place: str) -> None:
    key, name = SENDING[address]
    ending = name.rpartition(".")[2]
    prefix = key.removesuffix("file") if key.endswith("-file") else ""
    content = PICTURE if ending == "png" else b"Teksti"
    file = SimpleUploadedFile(f"{CODE}.{ending}" if place == "name" else name, content)
    values = {f"{prefix}title": TEXT if place == "title" else "Nimi", f"{prefix}tags": TEXT if place == "tags" else ""}
    if "multiple" in address and place == "tags":
        values["next"] = CODE

    answer = editor.post(address, values | {key: file, f"{prefix}collection": "1"})

    assert answer.status_code == 200
    if place == "name":
        told = (
            json.dumps(str(CODE_IN_FILE_NAME)).strip('"')
            if "json" in answer["Content-Type"]
            else str(CODE_IN_FILE_NAME)
        )
        assert told in answer.content.decode()
    assert tables_with_codes() == []


def test_without_the_guard_a_title_with_a_code_is_stored(
    editor: Client, site: Trunk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "refuse_codes", lambda form: None)

    editor.post(
        "/admin/documents/add/",
        {"title": TEXT, "collection": "1", "file": SimpleUploadedFile(f"{CODE}.txt", b"Teksti")},
    )

    assert {"base_sitedocument.title"} <= set(tables_with_codes())
    SiteDocument.objects.get().file.delete()
