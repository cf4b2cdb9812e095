"""What a photograph tells beside what it shows is gone, from the original and from every size of it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import UploadedFile

from base.media import SiteImage
from base.uploads.kinds import MOST_BYTES
from tests.base.uploads.conftest import Desk
from tests.base.uploads.honest import AUTHOR, as_file, photograph, picture

pytestmark = pytest.mark.django_db
TRACES = (AUTHOR.encode(), b"Kamera", b"60.17", b"TRAILER", b"xmpmeta", b"Exif", b"eXIf")


def traces(path: str | Path) -> list[bytes]:
    content = Path(path).read_bytes()
    with Image.open(path) as opened:
        assert not opened.getexif()
        assert not opened.getexif().get_ifd(0x8825)
        assert "comment" not in opened.info
    return [trace for trace in TRACES if trace in content]


def test_photograph_has_traces_before_it_is_sent(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph())

    with Image.open(tmp_path / "a.jpg") as opened:
        assert opened.getexif().get_ifd(0x8825)[2] == (60.0, 10.0, 0.0)
        assert opened.info["comment"] == AUTHOR.encode()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_place_and_camera_are_gone_from_original_and_sizes(desk: Desk, kind: str, name: str) -> None:
    desk.send("add picture", name, photograph(kind, size=(1200, 800)))

    image = desk.picture()
    assert traces(image.file.path) == []
    for size in ("original", "max-200x200", "fill-100x100", "width-600|format-jpeg"):
        assert traces(image.get_rendition(size).file.path) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photograph_stands_as_its_camera_said(desk: Desk, orientation: int) -> None:
    desk.send("add picture", "a.jpg", photograph(orientation=orientation))

    with Image.open(desk.picture().file.path) as opened:
        assert opened.size == ((120, 80) if orientation < 5 else (80, 120))
        corners = [
            opened.convert("L").getpixel(place) > 128 for place in ((5, 5), (opened.width - 5, opened.height - 5))
        ]
    assert corners == {1: [True, False], 2: [False, True], 3: [False, True], 4: [True, False]}.get(
        orientation, [orientation in {5, 6}, orientation in {7, 8}]
    )


def test_profile_of_colours_is_kept(desk: Desk) -> None:
    desk.send("add picture", "a.jpg", photograph())

    with Image.open(desk.picture().file.path) as opened:
        assert opened.info["icc_profile"]


def test_long_side_is_cut_to_what_pages_need(desk: Desk) -> None:
    desk.send("add picture", "a.jpg", as_file(picture((4000, 1000)), "JPEG"))

    image = desk.picture()
    assert (image.width, image.height) == (3000, 750)
    assert image.file_size == Path(image.file.path).stat().st_size


def test_photograph_that_waits_for_a_better_title_has_no_traces_either(desk: Desk) -> None:
    """Wagtail keeps the upload itself where another field is wrong, and makes the picture of it later."""
    file = SimpleUploadedFile("a.jpg", photograph())

    answer = desk.browser.post(
        "/admin/images/multiple/add/", {"title": "a" * 300, "collection": desk.collection, "files[]": file}
    )

    assert answer.json()["success"]
    assert not SiteImage.objects.exists()
    assert traces(UploadedFile.objects.get().file.path) == []


def test_photograph_put_in_the_place_of_another_has_no_traces(desk: Desk) -> None:
    desk.send("add picture", "a.png", as_file(picture(), "PNG"))
    image = desk.picture()
    values = {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}
    values |= {"title": "Lähetetty", "collection": desk.collection, "tags": "", "description": ""}

    answer = desk.browser.post(
        f"/admin/images/{image.pk}/", {**values, "file": SimpleUploadedFile("b.jpg", photograph())}
    )

    image.refresh_from_db()
    assert answer.status_code == 302
    assert image.file.name.endswith(".jpg")
    assert traces(image.file.path) == []


def test_large_photograph_on_disk_is_made_anew_too(desk: Desk) -> None:
    """Above 2.5 MB Django keeps an upload in a file of its own."""
    content = photograph(size=(1200, 800)) + bytes(3 * 1024 * 1024)

    desk.send("add picture", "a.jpg", content)

    assert traces(desk.picture().file.path) == []
    assert desk.picture().file.size < 1024 * 1024


def test_picture_above_twenty_megabytes_is_refused(desk: Desk) -> None:
    desk.send("add picture", "a.jpg", photograph() + bytes(MOST_BYTES))

    assert not SiteImage.objects.exists()
