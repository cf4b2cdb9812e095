"""A photo that somebody released: given out as long as it holds, kept by nobody on the way."""

import pytest
from django.test import Client

from base.personal_data.erasing import erase_person
from network.people.choices import Showing
from network.people.models import Person, Release
from network.people.services import withdraw_release
from tests.network.people.showing import PICTURE, let
from tests.reading import file_of


@pytest.fixture
def release(kuutti: Person) -> Release:
    return let(kuutti, Showing.PHOTO)


def address(release: Release) -> str:
    return f"/photos/{release.reference}/"


def test_released_photo_is_given_out_as_a_picture_and_nothing_else(stranger: Client, release: Release):
    answer = stranger.get(address(release))

    assert file_of(answer) == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_photo_is_kept_by_no_cache_and_by_no_search_engine(stranger: Client, release: Release):
    answer = stranger.get(address(release))
    file_of(answer)

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "ETag" not in answer
    assert "Last-Modified" not in answer


def test_withdrawn_photo_is_gone_with_the_next_request_and_from_the_disk(
    stranger: Client, release: Release, kuutti: Person, django_capture_on_commit_callbacks
):
    storage, name = release.photo.storage, release.photo.name
    assert file_of(stranger.get(address(release))) == PICTURE

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_release(person=kuutti, showing=Showing.PHOTO, by=None)

    assert stranger.get(address(release)).status_code == 404
    assert not storage.exists(name)


def test_photo_whose_file_is_still_there_is_not_given_out_once_withdrawn(
    stranger: Client, release: Release, kuutti: Person
):
    """A file that could not be deleted must not speak for the release."""
    name = release.photo.name
    withdraw_release(person=kuutti, showing=Showing.PHOTO, by=None)
    Release._base_manager.filter(pk=release.pk).update(photo=name)

    assert release.photo.storage.exists(name)
    assert stranger.get(address(release)).status_code == 404


def test_photo_of_an_erased_person_is_gone(stranger: Client, release: Release, kuutti: Person, officer):
    erase_person(person=kuutti.pk, by=officer)

    assert stranger.get(address(release)).status_code == 404


def test_photo_whose_file_is_lost_is_not_found(stranger: Client, release: Release):
    release.photo.storage.delete(release.photo.name)

    assert stranger.get(address(release)).status_code == 404


@pytest.mark.parametrize("showing", [Showing.NAME, Showing.QUOTATION, Showing.MUNICIPALITY])
def test_words_are_no_photo(stranger: Client, kuutti: Person, showing: Showing):
    answer = stranger.get(address(let(kuutti, showing)))

    assert answer.status_code == 404
    assert answer.content == stranger.get("/photos/2222-2222/").content


@pytest.mark.parametrize("reference", ["ei-ole", "2222-2222", "..%2f..%2fkuva.png", "x" * 500])
def test_unknown_photo_is_not_found(stranger: Client, site, reference: str):
    assert stranger.get(f"/photos/{reference}/").status_code == 404


def test_photo_is_only_read(stranger: Client, release: Release):
    for method in ("post", "put", "delete", "patch", "options"):
        assert getattr(stranger, method)(address(release)).status_code == 405

    answer = stranger.head(address(release))
    assert (answer.status_code, file_of(answer)) == (200, b"")
