"""A photo of somebody is kept as small as pages show it, and tells nothing but what it shows."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from base.users import User
from network.people.choices import Showing
from network.people.models import Person, Release
from tests.base.uploads.honest import AUTHOR, photograph

TOLD = {"showing": "photo", "words": "Kalliolla", "channel": "phone"}


def sent(client: Any, person: Person, content: bytes, name: str = "kuva.jpg") -> Any:
    photo = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(f"/admin/people/{person.pk}/release/", TOLD | {"photo": photo})


def kept(person: Person) -> bytes:
    release: Release = person.releases.get(showing=Showing.PHOTO)
    with release.photo.open("rb") as file:
        return bytes(file.read())


@pytest.mark.parametrize(
    ("size", "fitted"), [((4000, 2000), (800, 1600)), ((1000, 1700), (1600, 941)), ((1600, 900), (900, 1600))]
)
def test_longest_side_is_1600_points_at_most(
    signed_in, keeper: User, kuutti: Person, size: tuple[int, int], fitted: tuple[int, int]
):
    """The camera was held upright: the sides change places."""
    assert sent(signed_in(keeper), kuutti, photograph(size=size)).status_code == 302

    with Image.open(io.BytesIO(kept(kuutti))) as picture:
        assert picture.size == fitted


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "kuva.jpg"), ("PNG", "kuva.png"), ("WEBP", "kuva.webp")])
def test_photo_that_is_kept_tells_no_place_and_no_camera(signed_in, keeper: User, kuutti: Person, kind: str, name: str):
    content = photograph(kind)
    assert b"Kamera" in content
    sent(signed_in(keeper), kuutti, content, name)

    found = kept(kuutti)
    with Image.open(io.BytesIO(found)) as picture:
        assert not picture.getexif()
    assert [mark for mark in (AUTHOR.encode(), b"Kamera", b"60.17", b"Exif", b"eXIf") if mark in found] == []


def test_small_photo_is_not_made_larger(signed_in, keeper: User, kuutti: Person):
    sent(signed_in(keeper), kuutti, photograph(orientation=1, size=(300, 200)))

    with Image.open(io.BytesIO(kept(kuutti))) as picture:
        assert picture.size == (300, 200)
