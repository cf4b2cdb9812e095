"""The one place in which a row's state changes."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from workshops.enrolment.choices import STEPS, EnrolmentState
from workshops.enrolment.models import Enrolment


def take_step(
    *,
    enrolment: Enrolment,
    to: EnrolmentState,
    at: datetime.datetime,
    by: User | None,
    answer_due_at: datetime.datetime | None = None,
) -> Enrolment:
    """Lead one enrolment to another state; its workshop is locked. Raises ValidationError where no step leads there."""
    enrolment.refresh_from_db(fields=("state", "answer_due_at"))
    before = EnrolmentState(enrolment.state)
    if to not in STEPS[before]:
        raise ValidationError(
            _("This cannot be done any more: the person %(state)s.") % {"state": before.label}, code="no_step"
        )
    enrolment.state, enrolment.changed_at, enrolment.answer_due_at = to, at, answer_due_at
    enrolment.save(update_fields=["state", "changed_at", "answer_due_at"])
    note(
        act=Act.CHANGED,
        of=enrolment,
        by=by,
        reference=enrolment.person_id,
        controller=enrolment.controller_id,
        fields=["state", to],
    )
    return enrolment
