"""Meetings of the council of Koske, with members who read, and a memo that is written."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from base.users import User
from network.councils.models import Council, Seat
from network.councils.services import promise_secrecy
from network.meetings.models import AgendaItem, Meeting
from network.meetings.services import Written, add_item, call_meeting, keep_words, send_memo
from network.people.choices import Channel
from network.people.models import Person
from network.regions.models import Centre
from tests.factories.people import make_person
from tests.network.conftest import Give

Call = Callable[..., Meeting]


@pytest.fixture
def call(council: Council) -> Call:
    """Agree on a meeting, in a week unless told otherwise."""

    def make(**values: Any) -> Meeting:
        told = {"starts_at": timezone.now() + datetime.timedelta(days=7), "town": "Jyväskylä"} | values
        return call_meeting(council=council, values=told, key=uuid.uuid4(), by=None)

    return make


@pytest.fixture
def meeting(call: Call) -> Meeting:
    return call()


@pytest.fixture
def reader(koske: Centre, seat_of: Give) -> Callable[..., Person]:
    """Somebody with a seat for a month now, who has promised secrecy; with `mail` there is an address, too."""

    def give(name: str = "Norppa", *, mail: bool = False, **words: Any) -> Person:
        email = f"{name.lower()}@posti.example" if mail else ""
        person = make_person(koske, calling_name=name, email=email)
        told = {"starts_on": timezone.localdate() - datetime.timedelta(days=30), "person": person} | words
        seat: Seat = seat_of(name, **told)
        promise_secrecy(term=seat.term, person=seat.person, channel=Channel.PAPER, by=None)
        return seat.person

    return give


def item_of(meeting: Meeting, heading: str = "Aukioloajat", **values: Any) -> AgendaItem:
    words = {"heading": heading} | values
    return add_item(meeting=meeting, values=words, key=uuid.uuid4(), at=timezone.now(), by=None)


def write(item: AgendaItem, by: User, **texts: str) -> AgendaItem:
    """Write something about an item, as one who has just loaded the page."""
    item.refresh_from_db()
    written = {item.pk: Written(item.version, texts)}
    keep_words(meeting=item.meeting, written=written, session=uuid.uuid4(), at=timezone.now(), by=by)
    item.refresh_from_db()
    return item


@pytest.fixture
def held(call: Call) -> Meeting:
    """A meeting of yesterday."""
    return call(starts_at=timezone.now() - datetime.timedelta(days=1))


@pytest.fixture
def item(held: Meeting, keeper: User) -> AgendaItem:
    """What was spoken about yesterday, written down."""
    made = item_of(held, public_heading="Aukioloajat", public_decision="Ehdotetaan iltavastaanottoa.")
    return write(made, keeper, discussion="Norppa kertoi omasta jonostaan.", decision="Ehdotetaan iltaa.")


@pytest.fixture
def sent(held: Meeting, item: AgendaItem, keeper: User) -> Callable[[], Meeting]:
    """Ask the members to check the memo of yesterday."""

    def send() -> Meeting:
        send_memo(meeting=held, at=timezone.now(), by=keeper)
        held.refresh_from_db()
        return held

    return send
