"""The call list: whom somebody of the staff has called."""

import datetime

from django.core.exceptions import PermissionDenied

from base.users import User
from network.messages import services as messages
from network.messages.models import PhoneCall
from network.people.models import ContactRoute
from workshops.enrolment.choices import About
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import can_arrange


def note_called(*, gathering: Gathering, call: PhoneCall, done: bool, at: datetime.datetime, by: User) -> None:
    """Take somebody off the call list; or back onto it, when they were not reached after all."""
    _check(gathering, call, by)
    messages.note_called(call=call, done=done, at=at, by=by)


def reveal_for_call(*, gathering: Gathering, call: PhoneCall, by: User) -> list[ContactRoute]:
    """How to reach whom one is about to call; what the call is about is noted as the reason."""
    _check(gathering, call, by)
    return messages.reveal_for_call(call=call, reason=str(About(call.about).label), by=by)


def _check(gathering: Gathering, call: PhoneCall, by: User) -> None:
    if call.event_key != gathering.workshop_key or not can_arrange(by, gathering):
        raise PermissionDenied
