"""Holding back deletion, and telling when it has stopped, or when the audit log does not fit."""

import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from base.audit import checking
from base.audit.choices import Act
from base.audit.models import AuditCheck
from base.audit.services import note
from base.outbox.services import queue_mail
from base.personal_data.forgetting import deletion_is_late
from base.personal_data.models import Hold
from base.users import User
from network.staff.choices import StaffRole
from network.staff.queries import holders_of
from pajaverkko.protection.mails import deletion_has_stopped, log_does_not_fit
from pajaverkko.protection.permissions import reads_log, sets_holds


@transaction.atomic
def set_hold(*, person: str, reason: str, by: User) -> Hold:
    """Delete nothing of this person until the hold is lifted."""
    if not sets_holds(by):
        raise PermissionDenied
    hold = Hold.objects.create(person=person, reason=reason, set_at=timezone.now(), set_by=by)
    note(act=Act.HELD, of=hold, by=by, reference=person, reason=reason)
    return hold


@transaction.atomic
def lift_hold(*, hold: Hold, by: User) -> None:
    """From tonight on what is due is deleted again."""
    if not sets_holds(by):
        raise PermissionDenied
    if hold.lifted_at is None:
        hold.lifted_at = timezone.now()
        hold.save()
        note(act=Act.HELD, of=hold, by=by, reference=hold.person, fields=["lifted_at"])


def ask_for_check(*, by: User) -> AuditCheck:
    """Have the worker look through the whole audit log now, not only in the night."""
    if not reads_log(by):
        raise PermissionDenied
    return checking.ask_for_check(by=by)


@transaction.atomic
def tell_of_broken_log(*, check: AuditCheck, by: User | None) -> int:
    """To the data protection officer, when a check has found seals that do not fit; returns how many are told."""
    told = holders_of(StaffRole.PROTECTION_OFFICER, timezone.localdate()) if check.faults else ()
    for user in told:
        queue_mail(
            mail=log_does_not_fit(language=settings.LANGUAGE_CODE),
            to=user.email,
            event=f"audit check {check.pk}",
            person=f"account {user.pk}",
            kind="audit",
            by=by,
        )
    return len(told)


@transaction.atomic
def tell_of_late_deletion(*, now: datetime.datetime, by: User | None) -> int:
    """Once a day, while no run has come to its end for 26 hours: a message to those who see to it."""
    if not deletion_is_late(now):
        return 0
    day = timezone.localtime(now).date()
    told = [*holders_of(StaffRole.PROTECTION_OFFICER, day), *holders_of(StaffRole.ADMINISTRATOR, day)]
    for user in told:
        queue_mail(
            mail=deletion_has_stopped(language=settings.LANGUAGE_CODE),
            to=user.email,
            event=f"deletion {day}",
            person=f"account {user.pk}",
            kind="deletion",
            by=by,
        )
    return len(told)
