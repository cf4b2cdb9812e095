"""The call list: whom somebody of the staff has called."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.people.models import ContactRoute
from network.people.services import reveal_routes
from workshops.enrolment.models import Call
from workshops.enrolment.permissions import can_arrange


@transaction.atomic
def note_called(*, call: Call, done: bool, at: datetime.datetime, by: User) -> None:
    """Take somebody off the call list; or back onto it, when they were not reached after all."""
    if not can_arrange(by, call.gathering):
        raise PermissionDenied
    call.done_at, call.done_by = (at, by) if done else (None, None)
    call.save(update_fields=["done_at", "done_by"])
    note(act=Act.CHANGED, of=call, by=by, reference=call.person_id, controller=call.controller_id, fields=["done_at"])


@transaction.atomic
def reveal_for_call(*, call: Call, by: User) -> list[ContactRoute]:
    """How to reach whom one is about to call; what the call is about is noted as the reason."""
    if not can_arrange(by, call.gathering):
        raise PermissionDenied
    return reveal_routes(person=call.person, reason=str(call.get_about_display()), by=by)
