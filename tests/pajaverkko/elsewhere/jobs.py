"""What processes do on a site whose files lie in a store elsewhere."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from django.utils import timezone
from PIL import Image

from base.media import SiteDocument, SiteImage
from base.personal_data.orphans import sweep_files
from base.search.files import read_files
from base.search.models import FileText
from network.people.models import Release
from tests.base.uploads import honest
from tests.factories.base import SiteDocumentFactory, SiteImageFactory, stored_file
from tests.factories.network import MaterialFileFactory, MaterialPageFactory
from tests.reading import file_of


def offer() -> list[str]:
    """A Word file that a page offers, and a picture; their addresses, with that of a size of the picture."""
    document = SiteDocumentFactory(title="Velkakortit", file=stored_file("kortit.docx", honest.docx()))
    MaterialPageFactory(slug="kortit", files=[MaterialFileFactory.build(document=document)])
    picture = SiteImageFactory()
    return [document.url, picture.file.url, picture.get_rendition("fill-200x100").url]


def fetch(path: str, **heads: str) -> dict[str, Any]:
    """What a stranger gets."""
    answer = Client(SERVER_NAME="localhost").get(path, headers=heads)
    content = file_of(answer) if answer.streaming else answer.content
    return {"status": answer.status_code, "heads": dict(answer.headers), "size": len(content)}


def size_of_picture() -> list[int]:
    """As it is read back, points wide and high."""
    with SiteImage.objects.get().get_rendition("fill-200x100").file.open() as file:
        return list(Image.open(file).size)


def read() -> str:
    """The text inside the one document."""
    list(read_files(keys=SiteDocument.objects.values_list("pk", flat=True)))
    return str(FileText.objects.get().text)


def leave_behind() -> None:
    """A file in the folder of photos that no row names."""
    Release.photo.field.storage.save(f"{Release.photo.field.upload_to}/orpo.jpg", ContentFile(b"kuva"))


def sweep(days: int) -> int:
    return sweep_files(now=timezone.now() + datetime.timedelta(days=days))


def lose_all() -> None:
    """Of what was published, as though somebody had emptied the bucket."""
    for folder in ("documents", "images", "original_images"):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")


def stray() -> None:
    """A file that came after a copy."""
    storages["closed"].save("releases/uusi.jpg", ContentFile(b"kuva"))
