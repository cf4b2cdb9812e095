"""A visit to the own page: short, renewed by each press, ended with a button. The session holds a reference only."""

import datetime

from django.http import HttpRequest
from django.utils import timezone

from base.own_page import begins_visits, finds_visitor
from network.people.models import Person
from network.people.queries import person_with_reference
from network.personal_links.choices import LONGEST_VISIT, SESSION

KEY = "own_page"
LONG_AGO = "2000-01-01T00:00:00+00:00"


@begins_visits
def begin_visit(request: HttpRequest, person: Person) -> None:
    """From now on this browser shows the page of the person; what it was before is forgotten."""
    request.session.flush()
    request.session[KEY] = {"person": person.reference, "begun": timezone.now().isoformat(), "until": _until()}


@finds_visitor
def visitor(request: HttpRequest) -> Person | None:
    """Whose page this browser shows; None when no visit goes on. Each look makes it last anew, up to half a day.

    Where the links of a person were ended, visits that they have opened are over.
    """
    visit = request.session.get(KEY)
    if not visit:
        return None
    begun, until = (datetime.datetime.fromisoformat(visit.get(name, LONG_AGO)) for name in ("begun", "until"))
    person = person_with_reference(visit["person"])
    closed_at = person.visits_ended_at if person else None
    if min(until, begun + LONGEST_VISIT) < timezone.now() or (closed_at and begun <= closed_at):
        end_visit(request)
        return None
    request.session[KEY] = visit | {"until": _until()}
    return person


def end_visit(request: HttpRequest) -> None:
    """Nothing of the visit stays in this browser."""
    request.session.flush()


def _until() -> str:
    return (timezone.now() + SESSION).isoformat()
