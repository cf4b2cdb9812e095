"""Opening workshops and enrolling people, as the tests of this room need it; and what must always hold."""

import datetime
import uuid

from django.db.models import QuerySet
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.messages.models import PhoneCall
from network.messages.queries import calls_about
from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.people.choices import Language, RouteKind
from network.people.services.people import Newcomer, Route
from tests.factories.people import make_notice
from tests.factories.workshops import WorkshopPageFactory
from workshops.enrolment.choices import EnrolmentState
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import places_taken, waiting
from workshops.enrolment.services import Wish, enrol, keep_gathering, open_enrolment, tell_of_enrolments
from workshops.series.pages import SeriesPage


def make_workshop(series: SeriesPage, **values: object) -> Gathering:
    """A published workshop for which nobody can enrol yet."""
    page = WorkshopPageFactory(parent=series, **values)
    found = keep_gathering(workshop_key=page.translation_key, at=timezone.now(), by=None)
    assert found
    return found


def open_workshop(
    series: SeriesPage, places: int = 20, values: dict[str, object] | None = None, **page: object
) -> Gathering:
    """One that takes enrolments now."""
    if notice_in_force(Purpose.ENROLMENTS) is None:
        make_notice(Purpose.ENROLMENTS)
    gathering = make_workshop(series, **page)
    told = {"capacity": places, **(values or {})}
    return open_enrolment(gathering=gathering, values=told, at=timezone.now(), by=None)


def newcomer(name: str = "Norppa", email: str = "", phone: str = "") -> Newcomer:
    routes = [Route(RouteKind.EMAIL, email)] if email else []
    routes += [Route(RouteKind.PHONE, phone)] if phone else []
    return Newcomer({"calling_name": name, "language": Language.FINNISH}, routes)


def come(
    *gatherings: Gathering,
    name: str = "Norppa",
    email: str = "",
    phone: str = "040 123 4567",
    by: User | None = None,
    **wish: object,
) -> Enrolment:
    """Somebody new enrols; the first enrolment of what they got."""
    told: dict[str, object] = {"key": uuid.uuid4(), "at": timezone.now(), **wish}
    who = newcomer(name, email, "" if email else phone)
    return enrol(who=who, wish=Wish([each.pk for each in gatherings], **told), by=by)[0]  # type: ignore[arg-type]


def calls_of(gathering: Gathering, **about: object) -> QuerySet[PhoneCall]:
    """Whom to call about a workshop, called and to call."""
    return calls_about(gathering.workshop_key).filter(**about)


def states(gathering: Gathering) -> list[tuple[int, str]]:
    rows = gathering.enrolments.order_by("number")
    return list(rows.values_list("number", "state"))


def broken(gathering: Gathering, at: datetime.datetime | None = None, *, erased: int = 0) -> list[str]:
    """Which of the promises about places do not hold now. So many rows went with people who were erased."""
    gathering.refresh_from_db()
    rows = list(gathering.enrolments.order_by("number"))
    beyond = sum(bool(row.beyond_because) for row in rows)
    taken, numbers = places_taken(gathering), [row.number for row in rows]
    active = [row.person_id for row in rows if row.state in ("confirmed", "offered", "waiting")]
    faults = []
    is_whole = len(set(numbers)) == len(numbers) == gathering.last_number - erased
    if not is_whole or (numbers and not 1 <= numbers[0] <= numbers[-1] <= gathering.last_number):
        faults.append(f"numbers with gaps: {numbers}")
    if len(active) != len(set(active)):
        faults.append("somebody is in twice")
    if gathering.is_ahead(at or timezone.now()) and taken < gathering.capacity and waiting(gathering).exists():
        faults.append(f"somebody waits, and {gathering.capacity - taken} places are free")
    if taken > gathering.capacity + beyond:
        faults.append(f"{taken} have a place of {gathering.capacity}")
    return faults


def tell() -> None:
    """What the worker does every two seconds."""
    tell_of_enrolments(at=timezone.now(), by=None)


def letters(kind: str = "") -> list[Letter]:
    """Those that wait or have left, when everybody has been told."""
    tell()
    found = Letter.objects.order_by("pk")
    return list(found.filter(kind=kind) if kind else found)


CONFIRMED, OFFERED, WAITING = EnrolmentState.CONFIRMED, EnrolmentState.OFFERED, EnrolmentState.WAITING
CANCELLED, PASSED_OVER, MOVED = EnrolmentState.CANCELLED, EnrolmentState.PASSED_OVER, EnrolmentState.MOVED
