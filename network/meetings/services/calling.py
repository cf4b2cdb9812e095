"""The call list of a council: whom somebody of the staff has called."""

import datetime

from django.core.exceptions import PermissionDenied

from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.meetings.choices import About
from network.messages import services as messages
from network.messages.models import PhoneCall
from network.people.models import ContactRoute


def note_called(*, council: Council, call: PhoneCall, done: bool, at: datetime.datetime, by: User) -> None:
    """Take somebody off the call list; or back onto it, when they were not reached after all."""
    _check(council, call, by)
    messages.note_called(call=call, done=done, at=at, by=by)


def reveal_for_call(*, council: Council, call: PhoneCall, by: User) -> list[ContactRoute]:
    """How to reach whom one is about to call; what the call is about is noted as the reason."""
    _check(council, call, by)
    return messages.reveal_for_call(call=call, reason=str(About(call.about).label), by=by)


def _check(council: Council, call: PhoneCall, by: User) -> None:
    is_its = call.event_key == council.council_key and not call.person.is_restricted
    if not is_its or not can_keep(by, council):
        raise PermissionDenied
