"""Somebody who takes part, of whom everything is known that can be, and others beside."""

import pytest

from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.services import note_needs, release_showing
from network.regions.models import Centre
from tests.factories.base import stored_file
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.pajaverkko.erasing.canary import ADDRESS, EVENT_ON, NAME, PHONE


@pytest.fixture
def centre(db: None) -> Centre:
    return CentreFactory(organisation=OrganisationFactory())


@pytest.fixture
def canary(site: Trunk, centre: Centre) -> Person:
    """In every table in which a person can be."""
    person = make_person(centre, calling_name="Äyräs", full_name=NAME, email=ADDRESS, phone=PHONE)
    note_needs(
        person=person,
        event_key=site.home.translation_key,
        event_on=EVENT_ON,
        words={"diet": f"{NAME}: pähkinätön"},
        by=None,
    )
    for showing in (Showing.NAME, Showing.QUOTATION, Showing.MUNICIPALITY):
        release_showing(person=person, showing=showing, words=NAME, channel=Channel.PHONE, by=None)
    photo = stored_file("ayras.jpg", b"kuva")
    release_showing(person=person, showing=Showing.PHOTO, words=NAME, channel=Channel.PHONE, photo=photo, by=None)
    return person


@pytest.fixture
def others(site: Trunk, centre: Centre) -> list[Person]:
    """Twenty people with needs, and what they let be shown of themselves."""
    return [_other(site, centre, number) for number in range(20)]


def _other(site: Trunk, centre: Centre, number: int) -> Person:
    name = f"Muu Osallistuja {chr(ord('A') + number)}"
    person = make_person(centre, calling_name=f"Muu {number}", full_name=name, email=f"muu{number}@posti.example")
    note_needs(
        person=person,
        event_key=site.home.translation_key,
        event_on=EVENT_ON,
        words={"access": "Ramppi", "diet": "Vege"},
        by=None,
    )
    release_showing(person=person, showing=Showing.NAME, words=name, channel=Channel.PHONE, by=None)
    release_showing(person=person, showing=Showing.QUOTATION, words="Hyvä ryhmä.", channel=Channel.PHONE, by=None)
    return person
