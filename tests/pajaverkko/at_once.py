"""What a process does on a site of its own: two people of the staff do the same thing in the same moment."""

import datetime
import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from base.controlled import everyones
from base.outbox.models import Letter
from base.users import User
from network.applications.choices import ApplicationState, Channel, View
from network.applications.models import Application, Reading
from network.applications.queries import decisions_digest
from network.applications.services import (
    answer_applicants,
    begin_application,
    decide,
    note_view,
    send_application,
    tell_application,
)
from network.councils.models import Call, Seat, Term
from network.people.choices import Language, RouteKind
from network.people.services.people import Newcomer, Route
from network.staff.choices import StaffRole
from tests.factories.councils import CallPageFactory
from tests.factories.pajaverkko import make_trunk
from tests.staff import staff

APPLICANTS = 12
DAY = datetime.timedelta(days=1)


def read_and_answer() -> dict[str, Any]:
    """Two readers note a view on every application, one from the first, the other from the last; then both answer."""
    call, keepers = _scene()
    applications = list(Application._base_manager.filter(call=call))

    def read(keeper: User, those: Sequence[Application]) -> None:
        for application in those:
            note_view(application=application, view=View.YES, words=keeper.email, at=timezone.now(), by=keeper)

    at_once(lambda: read(keepers[0], applications), lambda: read(keepers[1], applications[::-1]))
    _decide_on_all(call, keepers[0])
    term, seen = Term.objects.get(council=call.council), decisions_digest(call)

    def answer(keeper: User) -> int:
        return answer_applicants(call=call, term=term, seen=seen, at=timezone.now(), by=keeper)

    ended = at_once(lambda: answer(keepers[0]), lambda: answer(keepers[1]))
    readings = {(reading.application_id, reading.words) for reading in Reading._base_manager.all()}
    letters = Letter.objects.filter(kind="application_decided").count()
    seats = Seat._base_manager.count()
    return {"readings": len(readings), "ended": sorted(ended), "letters": letters, "seats": seats}


def _decide_on_all(call: Call, by: User) -> None:
    Call.objects.update(opens_on=timezone.localdate() - 9 * DAY, closes_on=timezone.localdate() - DAY)
    for application in Application._base_manager.filter(call=call):
        to = ApplicationState.CHOSEN
        decide(application=application, to=to, because="Kriteerit", at=timezone.now(), by=by)


def _scene() -> tuple[Call, list[User]]:
    make_trunk()
    page = CallPageFactory()
    call = Call.objects.get(call_key=page.translation_key)
    assert call.council.centre
    for number in range(APPLICANTS):
        _apply(call, number)
    roles = (StaffRole.SECRETARY, StaffRole.COORDINATOR)
    return call, [staff(f"{role}@koske.example", role, call.council.centre) for role in roles]


def _apply(call: Call, number: int) -> None:
    who = Newcomer(
        {"calling_name": f"Hakija {number}", "language": Language.FINNISH},
        [Route(RouteKind.EMAIL, f"h{number}@posti.example")],
    )
    at, told = timezone.now(), {"why": "Haluan mukaan."}
    made = begin_application(call=call, who=who, key=uuid.uuid4(), channel=Channel.WEB, at=at, by=None)
    send_application(application=tell_application(application=made, values=told, at=at, by=None), at=at, by=None)


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """What each came to, or the code of the refusal."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        gate.wait()
        try:
            return str(act())
        except ValidationError as refused:
            return str(refused.code)
        finally:
            connection.close()

    with everyones(), ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
