"""A file is as public as the pages that offer it."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Collection, Page

from base.media import SiteDocument
from base.users import User
from tests.factories.base import SiteDocumentFactory, republished, restricted, translated
from tests.factories.network import MaterialFileFactory, MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk


@pytest.fixture
def file(site: Trunk) -> SiteDocument:
    return SiteDocumentFactory()


def material_with(file: SiteDocument, **values: object) -> Page:
    return MaterialPageFactory(files=[MaterialFileFactory.build(document=file)], **values)


def status(client: Client, file: SiteDocument) -> int:
    """What the file's address answers; its content is read to the end, which closes it."""
    answer = client.get(file.url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_file_of_a_public_page_opens(stranger: Client, file: SiteDocument) -> None:
    material_with(file)

    assert status(stranger, file) == 200


@pytest.mark.parametrize(
    "block",
    [
        lambda file: ("file", file),
        lambda file: ("text", f'<p><a linktype="document" id="{file.pk}">Lomake</a></p>'),
    ],
    ids=["block", "running text"],
)
def test_file_in_the_text_of_a_public_page_opens(stranger: Client, file: SiteDocument, block: Callable) -> None:
    ContentPageFactory(body=[block(file)])

    assert status(stranger, file) == 200


def test_file_that_no_page_names_is_not_there(stranger: Client, file: SiteDocument) -> None:
    assert status(stranger, file) == 404


def test_file_of_a_draft_is_not_there(stranger: Client, file: SiteDocument) -> None:
    material_with(file, published=False)

    assert status(stranger, file) == 404


def test_file_goes_with_its_page(stranger: Client, file: SiteDocument) -> None:
    page = material_with(file)
    page.unpublish()

    assert status(stranger, file) == 404


def test_file_of_a_page_below_a_private_one_is_not_there(stranger: Client, file: SiteDocument) -> None:
    page = material_with(file)
    restricted(page.get_parent())

    assert status(stranger, file) == 404


def test_file_that_a_page_lets_go_of_is_not_there(stranger: Client, file: SiteDocument) -> None:
    page = material_with(file)
    republished(page, files=[])

    assert status(stranger, file) == 404


def test_file_in_a_draft_of_a_public_page_waits_for_its_publication(stranger: Client, file: SiteDocument) -> None:
    page = MaterialPageFactory()
    page.files = [MaterialFileFactory.build(document=file)]
    version = page.save_revision()
    before = status(stranger, file)
    version.publish()

    assert (before, status(stranger, file)) == (404, 200)


def test_file_stays_while_another_page_offers_it(stranger: Client, file: SiteDocument) -> None:
    first, second = material_with(file), material_with(file)
    translated(second, "sv", title="Guide")
    first.unpublish()
    one = status(stranger, file)
    second.unpublish()

    assert (one, status(stranger, file)) == (200, 200), "the Swedish page still offers it"


def test_coordinator_opens_the_files_of_the_own_centre(
    signed_in: Callable, coordinator: User, outside_coordinator: User, worker: User
) -> None:
    file = SiteDocumentFactory(collection=Collection.objects.get(name="Koske"))

    assert status(signed_in(coordinator), file) == 200
    assert status(signed_in(outside_coordinator), file) == 404
    assert status(signed_in(worker), file) == 404
