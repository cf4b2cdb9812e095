"""A file in which a personal identity code was found is open to those alone who can put it right, and they are told."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from base.media import SiteDocument
from base.permissions import files_to_mend
from base.search import files
from base.search.models import FileText
from base.uploads.models import FileFacts
from base.uploads.notices import HIDDEN
from base.users import User
from network.materials.pages import MaterialPage
from network.regions.pages import CentrePage
from network.upkeep.reports import care_lists
from pajaverkko.search.services import keep_files_found, keep_found
from tests.base.identity.making import CODE
from tests.base.uploads import coded, honest
from tests.factories.base import SiteDocumentFactory, stored_file
from tests.factories.network import MaterialBankPageFactory, MaterialFileFactory, MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory
from tests.reading import document, text_of
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(centre_page: CentrePage) -> tuple[SiteDocument, MaterialPage]:
    """A public material whose file holds a code, which nobody has found yet."""
    content = coded.docx()
    file = SiteDocumentFactory(file=stored_file("ohje.docx", content), collection=Collection.objects.get(name="Koske"))
    page = MaterialPageFactory(
        parent=MaterialBankPageFactory(parent=centre_page),
        title="Kissankello",
        files=[MaterialFileFactory.build(document=file, title="Ohje tulosteena")],
    )
    FileFacts.objects.filter(document=file).delete()
    FileText.objects.update_or_create(document=file, defaults={"text": coded.SENTENCE, "hash": "vanha"})
    keep_found(keys=[page.pk], by=None)
    return SiteDocument.objects.get(pk=file.pk), page


def status(client: Client, file: SiteDocument) -> int:
    answer = client.get(file.url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_hidden_file_is_gone_for_readers_from_its_page_and_from_the_search(
    offered: tuple[SiteDocument, MaterialPage], stranger: Client
) -> None:
    file, page = offered
    assert status(stranger, file) == 200
    assert f"base_searchentry.file_text: {CODE}" in found_in_database(CODE)

    keep_files_found(by=None)

    assert status(stranger, file) == 404
    shown = stranger.get(page.url)
    assert file.url not in shown.content.decode()
    assert "Ohje tulosteena" not in text_of(shown)
    assert found_in_database(CODE) == []


def test_file_is_hidden_in_a_text_as_well(centre_page: CentrePage, stranger: Client) -> None:
    file = SiteDocumentFactory(file=stored_file("ohje.docx", coded.docx()))
    page = ContentPageFactory(body=[("file", file)])
    list(files.read_files(keys=[file.pk]))

    assert file.url not in stranger.get(page.url).content.decode()
    assert status(stranger, file) == 404


def test_those_who_can_mend_it_open_the_file_and_nobody_keeps_it_on_the_way(
    offered: tuple[SiteDocument, MaterialPage],
    signed_in: Callable,
    coordinator: User,
    outside_coordinator: User,
    worker: User,
) -> None:
    file, _page = offered
    keep_files_found(by=None)

    answer = signed_in(coordinator).get(file.url)
    b"".join(answer.streaming_content)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert [status(signed_in(user), file) for user in (outside_coordinator, worker)] == [404, 404]


def test_coordinator_is_told_what_to_do_and_never_the_code(
    offered: tuple[SiteDocument, MaterialPage], signed_in: Callable, coordinator: User
) -> None:
    file, page = offered
    keep_files_found(by=None)
    client = signed_in(coordinator)

    on_file = text_of(client.get(reverse("wagtaildocs:edit", args=[file.pk])))
    on_page = text_of(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))

    assert str(HIDDEN) in on_file
    assert CODE not in on_file + on_page
    (care,) = [one for one in care_lists(MaterialPage.objects.all(), timezone.localdate()) if one.rows]
    assert [(row.material, row.note) for row in care.rows][:1] == [(page, "Ohje tulosteena")]


def test_front_of_the_admin_leads_those_to_the_file_who_can_mend_it(
    offered: tuple[SiteDocument, MaterialPage], signed_in: Callable, coordinator: User, outside_coordinator: User
) -> None:
    file, _page = offered
    keep_files_found(by=None)
    address = reverse("wagtaildocs:edit", args=[file.pk])

    assert list(files_to_mend(coordinator)) == [file]
    assert document(signed_in(coordinator).get("/admin/")).select(f"a[href='{address}']")
    assert not document(signed_in(outside_coordinator).get("/admin/")).select(f"a[href='{address}']")


def test_mended_file_is_there_again(
    offered: tuple[SiteDocument, MaterialPage], signed_in: Callable, coordinator: User, stranger: Client
) -> None:
    file, page = offered
    keep_files_found(by=None)
    values = {"title": file.title, "collection": file.collection_id, "tags": ""}
    values["file"] = stored_file("ohje.docx", honest.docx())

    assert signed_in(coordinator).post(reverse("wagtaildocs:edit", args=[file.pk]), values).status_code == 302
    keep_files_found(by=None)

    assert status(stranger, SiteDocument.objects.get(pk=file.pk)) == 200
    assert "Ohje tulosteena" in text_of(stranger.get(page.url))
