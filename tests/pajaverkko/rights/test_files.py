"""Coordinators add and choose files of their own centre."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection

from base.media import SiteDocument
from base.users import User
from tests.factories.base import SiteDocumentFactory


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


@pytest.mark.parametrize("place", ["/admin/documents/", "/admin/images/", "/admin/documents/multiple/add/"])
def test_coordinator_comes_to_the_files(client: Client, place: str) -> None:
    assert client.get(place).status_code == 200


def test_coordinator_adds_a_file_to_the_own_collection(client: Client) -> None:
    file = SimpleUploadedFile("lomake.txt", b"Lomake", content_type="text/plain")
    collection = Collection.objects.get(name="Koske")

    client.post("/admin/documents/add/", {"title": "Lomake", "file": file, "collection": collection.pk, "tags": ""})

    assert SiteDocument.objects.get(title="Lomake").collection == collection


def test_coordinator_cannot_change_the_file_of_another_centre(client: Client) -> None:
    file = SiteDocumentFactory(title="Vieras", collection=Collection.get_first_root_node().add_child(name="Verso"))

    answer = client.post(f"/admin/documents/edit/{file.pk}/", {"title": "Kaapattu", "tags": ""})

    file.refresh_from_db()
    assert answer.status_code == 404
    assert file.title == "Vieras"
