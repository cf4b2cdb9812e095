"""Making the secret address of an own calendar, and taking it back."""

import datetime
import secrets

from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.people.models import Person
from network.personal_links.models import digest_of
from workshops.calendars.models import OwnCalendar
from workshops.calendars.queries import own_calendar_of


@transaction.atomic
def make_own_calendar(
    *, person: Person, tells_what: bool, at: datetime.datetime, by: User | None
) -> tuple[OwnCalendar, str]:
    """Make an address and return it with its token, which nothing keeps. The one before opens nothing any more."""
    token = secrets.token_urlsafe(32)
    _delete(person)
    calendar = OwnCalendar.objects.create(
        person=person, controller_id=person.controller_id, digest=digest_of(token), tells_what=tells_what, made_at=at
    )
    _note(person, by)
    return calendar, token


@transaction.atomic
def take_back_own_calendar(*, person: Person, by: User | None) -> bool:
    """The address opens nothing any more. False: there was none."""
    if not _delete(person):
        return False
    _note(person, by)
    return True


def _delete(person: Person) -> bool:
    calendar = own_calendar_of(person)
    if calendar:
        calendar.delete()
    return calendar is not None


def _note(person: Person, by: User | None) -> None:
    note(act=Act.CHANGED, of=person, by=by, controller=person.controller_id, fields=["own_calendar"])
