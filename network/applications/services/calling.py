"""The call list of applicants: whom those who keep the council have called."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.applications.choices import ApplicationState
from network.councils.models import Call
from network.councils.permissions import can_keep
from network.messages import services as messages
from network.messages.models import PhoneCall
from network.people.models import ContactRoute


@transaction.atomic
def reveal_applicant(*, call: Call, phone_call: PhoneCall, by: User) -> list[ContactRoute]:
    """How to reach an applicant whom one is about to call. They have no part at the centre: the call gives the right.

    What the call is about is noted as the reason.
    """
    _check(call, phone_call, by)
    person, reason = phone_call.person, str(ApplicationState(phone_call.about).label)
    note(act=Act.REVEALED, of=person, by=by, controller=person.controller_id, reason=reason)
    return list(person.routes.all())


def note_called(*, call: Call, phone_call: PhoneCall, done: bool, at: datetime.datetime, by: User) -> None:
    """Take somebody off the call list; or back onto it, when they were not reached after all."""
    _check(call, phone_call, by)
    messages.note_called(call=phone_call, done=done, at=at, by=by)


def _check(call: Call, phone_call: PhoneCall, by: User) -> None:
    is_its = phone_call.event_key == call.call_key and not phone_call.person.is_restricted
    if not is_its or not can_keep(by, call.council):
        raise PermissionDenied
