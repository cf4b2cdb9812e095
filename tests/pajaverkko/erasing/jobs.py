"""What processes do on a site of their own: make people, erase them, look for what is left of them."""

import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from base.personal_data.compacting import NotCompactError, compact_once
from base.personal_data.erasing import erase_again, erase_person
from base.personal_data.forgetting import delete_in_time
from base.personal_data.models import DeletionRun, Erasure
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.services import release_showing
from network.regions.models import Centre
from network.suggestions.models import ReplyAddress
from tests.factories.base import stored_file
from tests.factories.network import CentreFactory, MaterialPageFactory, OrganisationFactory, ReplyAddressFactory
from tests.factories.pajaverkko import make_trunk
from tests.factories.people import make_person
from tests.pajaverkko.erasing.canary import ADDRESS, NAME, PHONE, SLUG
from tests.pajaverkko.erasing.filling import fill
from tests.scanning import found_in_database


def make_canary() -> str:
    """One person of whom somebody has written in every text of every table; the key.

    Two addresses for an answer are all that there is in their table: erasing empties it. PostgreSQL has looked at
    everything for its statistics, as it does by itself after a while.
    """
    make_trunk()
    person = make_person(_centre(), calling_name="Äyräs", full_name=NAME, email=ADDRESS, phone=PHONE)
    for _number in range(2):
        ReplyAddressFactory(address=ADDRESS)
    fill(NAME, SLUG)
    ReplyAddress.objects.exclude(address=ADDRESS).delete()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return str(person.pk)


def make_many(number: int) -> dict[str, str]:
    """People by their names, each with a photo, written about on a public page."""
    make_trunk()
    centre, keys = _centre(), {}
    for place in range(number):
        name = f"Kanariala {chr(ord('A') + place)}essuli"
        person = make_person(
            centre, calling_name=f"Kutsumanimi {place}", full_name=name, email=f"k{place}@posti.example"
        )
        MaterialPageFactory(title=f"Haastattelu: {name}", body=[("text", f"<p>{name} kertoo.</p>")])
        photo = stored_file("x.jpg", f"kuva {name}".encode())
        release_showing(person=person, showing=Showing.PHOTO, words=name, channel=Channel.PAPER, photo=photo, by=None)
        keys[name] = str(person.pk)
    return keys


def _centre() -> Centre:
    return CentreFactory(organisation=OrganisationFactory())


def erase(people: list[str]) -> None:
    for person in people:
        erase_person(person=person, by=None)


def erase_back() -> int:
    return erase_again(by=None)


def night(at: str) -> bool:
    """The deletion in time and what follows it; whether the database's files were written anew."""
    moment = datetime.datetime.fromisoformat(at)
    timezone.now = lambda: moment
    delete_in_time(now=moment, by=None)
    try:
        return compact_once(now=moment, by=None)
    except NotCompactError:
        return False


def hits(words: list[str]) -> list[str]:
    return found_in_database(*words)


def told() -> dict[str, Any]:
    """What the site says of people, certificates and nights."""
    return {
        "people": sorted(Person._base_manager.values_list("pk", flat=True)),
        "certificates": [one is not None for one in Erasure.objects.values_list("compacted_at", flat=True)],
        "nights": [one is not None for one in DeletionRun.objects.values_list("compacted_at", flat=True)],
    }
