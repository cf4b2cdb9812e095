"""Releases, and pages that show them by their references."""

import io
import json
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from network.materials.pages import MaterialBankPage, MaterialPage
from network.people.choices import Channel, Showing
from network.people.models import Person, Release
from network.people.services import release_showing
from network.regions.pages import CentrePage
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory

WORDS = {
    Showing.QUOTATION: "Raadissa jäätikkö suli.",
    Showing.NAME: "Merivirtanen",
    Showing.MUNICIPALITY: "Karttamaa",
    Showing.PHOTO: "Kalliolla istutaan tuulessa",
}


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), "#173f35").save(file, "PNG")
    return file.getvalue()


PICTURE = _picture()


def let(person: Person, showing: Showing, words: str = "") -> Release:
    """The person says on the web that this may be shown."""
    photo = ContentFile(PICTURE, "kuva.png") if showing == Showing.PHOTO else None
    words = words or WORDS[showing]
    return release_showing(person=person, showing=showing, words=words, channel=Channel.WEB, photo=photo, by=None)


def let_all(person: Person) -> dict[str, Release]:
    return {str(showing): let(person, showing) for showing in WORDS}


def block(**releases: Release | str) -> list[dict[str, Any]]:
    """A body with words around one such block."""
    references = {name: one if isinstance(one, str) else one.reference for name, one in releases.items()}
    return [
        {"type": "text", "value": "<p>Ennen.</p>"},
        {"type": "person", "value": references},
        {"type": "text", "value": "<p>Jälkeen.</p>"},
    ]


def material_with(section: CentrePage, **releases: Release | str) -> MaterialPage:
    """A material in the section's bank that shows these."""
    bank = MaterialBankPage.objects.child_of(section).first() or MaterialBankPageFactory(parent=section)
    return MaterialPageFactory(parent=bank, title="Kissankello", body=json.dumps(block(**releases)))
