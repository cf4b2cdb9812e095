"""A coordinator of Koske who sends files through the admin's own screens; made once for a module."""

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection

from base.media import SiteDocument, SiteImage
from network.staff.choices import StaffRole
from tests.factories.network import CentreFactory, CentrePageFactory
from tests.factories.pajaverkko import make_trunk
from tests.staff import signed_in_client, staff

SCREENS = {
    "add": ("/admin/documents/add/", "", "file"),
    "add several": ("/admin/documents/multiple/add/", "", "files[]"),
    "chooser": ("/admin/documents/chooser/create/", "document-chooser-upload-", "file"),
    "add picture": ("/admin/images/add/", "", "file"),
    "add several pictures": ("/admin/images/multiple/add/", "", "files[]"),
    "picture chooser": ("/admin/images/chooser/create/", "image-chooser-upload-", "file"),
}
"""The address of each screen, what its form puts before names, and what it calls the file."""


@dataclass(frozen=True)
class Desk:
    """The browser of a coordinator, and where the files of the centre are kept."""

    browser: Client
    collection: int

    def send(self, screen: str, name: str, content: bytes, mime: str = "application/octet-stream") -> Any:
        address, prefix, field = SCREENS[screen]
        file = SimpleUploadedFile("x", content, content_type=mime)
        # As a hostile client would write it: SimpleUploadedFile cleans names by itself.
        file._name = name
        values = {"title": "Lähetetty", "collection": self.collection, "tags": "", field: file}
        return self.browser.post(address, {f"{prefix}{key}": value for key, value in values.items()})

    def document(self) -> SiteDocument:
        return SiteDocument.objects.get(title="Lähetetty")

    def picture(self) -> SiteImage:
        return SiteImage.objects.get(title="Lähetetty")


def told(answer: Any) -> str:
    """What the screen says, be it a page or JSON."""
    text = answer.json() if answer.headers["Content-Type"].startswith("application/json") else answer.content.decode()
    return unescape(" ".join(map(str, text.values())) if isinstance(text, dict) else text)


@pytest.fixture(scope="module")
def koske(lasting_database: None) -> Desk:
    site = make_trunk()
    page = CentrePageFactory(parent=site.home, centre=CentreFactory(slug="koske", name_fi="Koske"), slug="koske")
    user = staff("koordinaattori@koske.example", StaffRole.COORDINATOR, page.centre)
    return Desk(signed_in_client(user), Collection.objects.get(name="Koske").pk)


@pytest.fixture
def desk(db: None, koske: Desk) -> Desk:
    return koske


def on_disk() -> set[Path]:
    """The files of all people that are kept now; other tests have left some."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.fixture
def stored() -> Callable[[], int]:
    """How many files are kept now."""
    return lambda: SiteDocument.objects.count() + SiteImage.objects.count()
