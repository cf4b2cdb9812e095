"""The demo's members of councils, people who do not exist. Nobody of them is named anywhere in public."""

import datetime
import uuid

from django.utils import timezone

from network.councils.choices import SeatRole
from network.councils.models import Council, Term
from network.councils.pages import CouncilPage
from network.councils.queries import council_of, term_on
from network.councils.services import give_seat, promise_secrecy
from network.people.choices import Channel, RouteKind
from network.people.models import Person
from network.people.services import add_person
from network.people.services.people import Route
from pajaverkko.demo.content import Text, read


def make_members() -> None:
    """Needs the councils, the notices and the people."""
    for text in read("members")["council"]:
        page = CouncilPage.objects.get(slug=text["slug"], locale__language_code="fi")
        council = council_of(page)
        if council is None or council.controller is None:
            raise ValueError(f"Nobody answers for the members of {page}.")
        term = _term(council, text)
        for number, member in enumerate(text["members"]):
            _make(council, term, member, number)


def _term(council: Council, text: Text) -> Term:
    today = timezone.localdate()
    if days := text.get("earlier_term"):
        first, last = (today + datetime.timedelta(days=number) for number in days)
        return Term.objects.create(council=council, starts_on=first, ends_on=last, seats=text["earlier_seats"])
    term = term_on(council, today)
    if term is None:
        raise ValueError(f"No term of {council} goes on.")
    return term


def _make(council: Council, term: Term, text: Text, number: int) -> None:
    today = timezone.localdate()
    starts_on = max(term.starts_on, today - datetime.timedelta(days=text["days"]))
    person = _person(council, text, number)
    give_seat(term=term, person=person, role=SeatRole(text["role"]), starts_on=starts_on, key=uuid.uuid4(), by=None)
    if text["promised"]:
        promise_secrecy(term=term, person=person, channel=Channel.PAPER, by=None)


def _person(council: Council, text: Text, number: int) -> Person:
    """Every other one has told a telephone number alone."""
    assert council.controller  # noqa: S101
    name = text["calling_name"]
    if text.get("known"):
        known: Person = Person.objects.of([council.controller]).filter(calling_name=name).earliest("added_on")
        return known
    phone = Route(RouteKind.PHONE, f"+358 40 000 1{council.pk % 10}{number:02}", may_leave_message=True)
    email = Route(RouteKind.EMAIL, f"{name.lower()}@posti.example", may_leave_message=True)
    values = {"calling_name": name, "language": "fi"}
    routes = [email] if text.get("email") else [phone]
    return add_person(values=values, routes=routes, controller=council.controller, by=None)
