"""A proposal of the council of Koske, and a group that answers it."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from base.users import User
from network.councils.models import Council
from network.people.models import Person
from network.proposals.models import Addressee, Proposal
from network.proposals.services import keep_addressee, prepare_proposal, send_proposal
from network.regions.models import Centre
from tests.factories.people import make_person
from tests.network.conftest import Give

DAY = datetime.timedelta(days=1)
ADDRESS = "johtoryhma@hva.example"
Prepare = Callable[..., Proposal]


@pytest.fixture
def addressee(council: Council, keeper: User) -> Addressee:
    values = {"name_fi": "Aikuissosiaalityön johtoryhmä", "email": ADDRESS, "language": "fi"}
    return keep_addressee(council=council, addressee=None, values=values, by=keeper)


@pytest.fixture
def prepare(council: Council, addressee: Addressee, keeper: User) -> Prepare:
    def make(**told: Any) -> Proposal:
        values = {
            "heading_fi": "Takaisinsoitto",
            "words_fi": "Jonosta saa jättää soittopyynnön.",
            "answer_due_on": timezone.localdate() + 30 * DAY,
        } | told.pop("values", {})
        words = {"council": council, "proposal": None, "item": None, "addressee": addressee, "themes": [], "by": keeper}
        return prepare_proposal(**{**words, "values": values, "key": uuid.uuid4(), **told})

    return make


@pytest.fixture
def sent(prepare: Prepare, keeper: User) -> Proposal:
    return send_proposal(proposal=prepare(), at=timezone.now(), by=keeper)


@pytest.fixture
def members(koske: Centre, seat_of: Give) -> list[Person]:
    """One with an address, and one without."""
    told = [
        make_person(koske, calling_name="Norppa", email="norppa@posti.example"),
        make_person(koske, calling_name="Kuutti"),
    ]
    for person in told:
        seat_of(person=person)
    return told
