"""Who came: noted at the door or afterwards, also of somebody who had not enrolled."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.notices import notice_for
from base.users import User
from network.notices.choices import Purpose
from network.people.models import Person
from network.people.services import add_person, take_part
from network.people.services.people import Newcomer
from workshops.enrolment.choices import Mark
from workshops.enrolment.models import Attendance, Gathering
from workshops.enrolment.permissions import can_meet
from workshops.enrolment.queries import leading_version, locked_one
from workshops.enrolment.services.counting import count_mark


@transaction.atomic
def mark_attendance(
    *, gathering: Gathering, person: Person, mark: Mark | None, at: datetime.datetime, by: User
) -> Attendance | None:
    """Note whether somebody took part, in place of what was noted before; None takes it back.

    Raises ValidationError before the day of the workshop, and for a person whom another organisation answers for.
    """
    _may(gathering, at, by)
    if gathering.controller is None or person.controller_id != gathering.controller.pk:
        raise ValidationError(_("Another organisation answers for this person's data."))
    before = Attendance._base_manager.filter(gathering=gathering, person=person).first()
    if mark is None:
        Attendance._base_manager.filter(gathering=gathering, person=person).delete()
    else:
        values = {"mark": mark, "noted_at": at, "noted_by": by, "controller_id": person.controller_id}
        Attendance._base_manager.update_or_create(gathering=gathering, person=person, defaults=values)
    count_mark(gathering=gathering, person=person, before=Mark(before.mark) if before else None, after=mark, by=by)
    fields = ["attendance", mark or "taken back"]
    note(
        act=Act.CHANGED,
        of=Attendance,
        by=by,
        reference=person.reference,
        controller=person.controller_id,
        fields=fields,
    )
    return Attendance._base_manager.filter(gathering=gathering, person=person).first()


@transaction.atomic
def sign_in(*, gathering: Gathering, who: Newcomer, key: UUID, at: datetime.datetime, by: User) -> Attendance:
    """Note somebody present who had not enrolled: a new person, as a form would make. No place changes hands.

    The key of the form makes it once, for two presses are one person at the door. Raises ValidationError without a
    notice in force.
    """
    gathering = locked_one(gathering.pk)
    _may(gathering, at, by)
    known: Attendance | None = gathering.attendances.filter(key=key).first()
    if known:
        return known
    page = leading_version(gathering.workshop_key)
    if notice_for(Purpose.ENROLMENTS, page) is None:
        raise ValidationError(_("A notice on enrolments has to be in force first."), code="no_notice")
    if gathering.controller is None or gathering.centre is None:
        raise ValidationError(_("No organisation answers for this workshop yet."), code="no_controller")
    person = add_person(values=who.values, routes=who.routes, controller=gathering.controller, by=by)
    take_part(person=person, centre=gathering.centre, until=gathering.day, by=by)
    found = mark_attendance(gathering=gathering, person=person, mark=Mark.PRESENT, at=at, by=by)
    assert found  # noqa: S101
    found.key = key
    found.save(update_fields=["key"])
    return found


def _may(gathering: Gathering, at: datetime.datetime, by: User) -> None:
    if not can_meet(by, gathering):
        raise PermissionDenied
    if gathering.starts_at is None or timezone.localtime(at).date() < gathering.day:
        raise ValidationError(_("The day of the workshop has not come yet."), code="early")
