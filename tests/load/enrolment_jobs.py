"""What is done on the server's own site: a workshop to enrol for, and a look at its places."""

import datetime
from typing import Any

from django.db import OperationalError, connection
from django.db.models import BaseConstraint, Count
from django.utils import timezone

from base.heartbeats import Heartbeat
from base.outbox.choices import LetterState
from base.outbox.models import Letter
from network.people.models import Person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from pajaverkko.home.pages import HomePage
from tests.factories.network import CentreFactory, CentrePageFactory, OrganisationFactory
from tests.factories.pajaverkko import make_trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.services import open_enrolment
from workshops.series.pages import WorkshopPage


def new_workshop(places: int) -> str:
    """The path of an open workshop. The site around it is made for the first one."""
    number = WorkshopPage.objects.count() + 1
    section = CentrePage.objects.first() or _section()
    series = SeriesPageFactory(parent=section, title="Sarja", slug=f"sarja-{number}")
    page = WorkshopPageFactory(parent=series, title="Työpaja", slug=f"tyopaja-{number}")
    gathering = Gathering.objects.get(workshop_key=page.translation_key)
    open_enrolment(gathering=gathering, values={"capacity": places}, at=timezone.now(), by=None)
    return str(page.get_url())


def kept(path: str) -> dict[str, Any]:
    """What the site has of one workshop: its enrolments in order, and the states of the letters about each form.

    `people` are all whom the site knows, with an enrolment or without one.
    """
    rows = list(_gathering(path).enrolments.order_by("number"))
    letters: dict[str, list[str]] = {str(row.key): [] for row in rows}
    for event, state in Letter.objects.filter(event__in=letters).values_list("event", "state"):
        letters[event].append(state)
    told = [(row.number, row.state, str(row.key)) for row in rows]
    return {"rows": told, "letters": letters, "people": Person._base_manager.count()}


def enrolments() -> int:
    return Enrolment._base_manager.count()


def tell_nobody_of_others() -> None:
    """What was left by another crowd is not told any more."""
    now = timezone.now()
    Enrolment._base_manager.filter(told_at__isnull=True).update(told_at=now)
    Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.WITHDRAWN, ended_at=now)


def let_leases_end() -> None:
    """The two minutes for which a letter belongs to a worker that has died are over."""
    Letter.objects.filter(lease_ends_at__isnull=False).update(lease_ends_at=timezone.now())


def worker_seen_since(moment: float) -> bool:
    """Whether a loop of the worker has noted since then, in seconds of the epoch, that it was at work.

    While the database recovers nothing can have been noted.
    """
    since = datetime.datetime.fromtimestamp(moment, datetime.UTC)
    try:
        return Heartbeat.objects.filter(beat_at__gt=since).exists()
    except OperationalError:
        return False


def keep_no_keys_apart() -> None:
    """Take away what makes the database refuse a second enrolment with the same form."""
    once = _once_for_a_form()
    # SQLite makes the table anew as the model tells; this process ends with the job.
    Enrolment._meta.constraints = [each for each in Enrolment._meta.constraints if each is not once]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Enrolment, once)


def keep_keys_apart() -> None:
    """Put it back, once those who are in twice are gone."""
    twice = Enrolment._base_manager.values("gathering", "key").annotate(rows=Count("number")).filter(rows__gt=1)
    Enrolment._base_manager.filter(key__in=twice.values("key")).delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Enrolment, _once_for_a_form())


def give_numbers_twice() -> None:
    """Take away what makes the database refuse a number that has been given."""
    with connection.schema_editor() as editor:
        editor.remove_constraint(Enrolment, _constraint("enrolment_number_once"))


def give_numbers_once() -> None:
    """Put it back, once those with the same number are gone."""
    twice = Enrolment._base_manager.values("gathering", "number").annotate(rows=Count("reference")).filter(rows__gt=1)
    Enrolment._base_manager.filter(gathering__in=twice.values("gathering")).delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Enrolment, _constraint("enrolment_number_once"))


def _once_for_a_form() -> BaseConstraint:
    return _constraint("enrolment_once_for_a_form")


def _constraint(name: str) -> BaseConstraint:
    return next(each for each in Enrolment._meta.constraints if each.name == name)


def rows(path: str) -> list[tuple[int, str]]:
    """Numbers and states, in order."""
    return list(_gathering(path).enrolments.order_by("number").values_list("number", "state"))


def _gathering(path: str) -> Gathering:
    page = WorkshopPage.objects.get(slug=path.strip("/").rsplit("/", 1)[-1])
    return Gathering.objects.get(workshop_key=page.translation_key)


def _section() -> CentrePage:
    home = make_trunk().home if not HomePage.objects.exists() else HomePage.objects.get(locale__language_code="fi")
    centre: Centre = CentreFactory(slug="koske", name_fi="Koske", organisation=OrganisationFactory())
    return CentrePageFactory(parent=home, centre=centre, slug="koske")
