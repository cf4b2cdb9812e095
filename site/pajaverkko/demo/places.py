"""The demo's enrolments: one workshop open, one full with people who wait, one closed, one held with attendance."""

import datetime
import uuid

from django.utils import timezone

from base.users import User
from network.people.choices import Language, RouteKind
from network.people.models import Person
from network.people.services.people import Newcomer, Route
from pajaverkko.demo.accounts import COORDINATOR
from pajaverkko.demo.content import Text, read
from workshops.enrolment.choices import Channel, Mark
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import gathering_of
from workshops.enrolment.services import (
    Wish,
    cancel_enrolment,
    close_enrolment,
    enrol,
    mark_attendance,
    open_enrolment,
    tell_of_enrolments,
)
from workshops.series.pages import WorkshopPage

BEFORE = datetime.timedelta(days=30)
"""So long before the workshop, or before today, the first one enrolled."""


def make_places() -> None:
    """Needs the notices and the accounts. Letters go nowhere: the demo sends no mail."""
    people: dict[str, Person] = {}
    for text in read("places")["workshop"]:
        page = WorkshopPage.objects.get(slug=text["slug"], locale__language_code="fi")
        if gathering := gathering_of(page):
            _make(gathering, text, people)
    tell_of_enrolments(at=timezone.now(), by=None)


def _make(gathering: Gathering, text: Text, people: dict[str, Person]) -> None:
    first = min(gathering.starts_at or timezone.now(), timezone.now()) - BEFORE
    opened = open_enrolment(gathering=gathering, values={"capacity": text["capacity"]}, at=first, by=None)
    rows = {
        name: _enrol(opened, people.get(name) or _newcomer(name, number), first + datetime.timedelta(hours=5 * number))
        for number, name in enumerate(text["names"])
    }
    people |= {name: row.person for name, row in rows.items()}
    for name in text.get("leaves", ()):
        cancel_enrolment(enrolment=rows[name], at=timezone.now(), by=None)
    if text.get("closed"):
        close_enrolment(gathering=opened, by=None)
    _mark(opened, text, rows)


def _newcomer(name: str, number: int) -> Newcomer:
    """Every third one has told a telephone number alone, and is called."""
    route = Route(RouteKind.EMAIL, f"{name.lower()}@posti.example")
    if number % 3 == 2:
        route = Route(RouteKind.PHONE, f"+358 40 000 {number:04}", may_leave_message=False)
    return Newcomer({"calling_name": name, "language": Language.FINNISH}, [route])


def _enrol(gathering: Gathering, who: Person | Newcomer, at: datetime.datetime) -> Enrolment:
    needs = {"diet": "Kasvisruoka, kiitos."} if gathering.enrolments.count() == 1 else {}
    wish = Wish([gathering.pk], key=uuid.uuid4(), at=at, channel=Channel.WEB, needs=needs)
    return enrol(who=who, wish=wish, by=None)[0]


def _mark(gathering: Gathering, text: Text, rows: dict[str, Enrolment]) -> None:
    keeper = User.objects.get(email=COORDINATOR)
    noted = (gathering.ends_at or timezone.now()) - datetime.timedelta(minutes=30)
    for mark in Mark:
        for name in text.get(mark.value, ()):
            mark_attendance(gathering=gathering, person=rows[name].person, mark=mark, at=noted, by=keeper)
