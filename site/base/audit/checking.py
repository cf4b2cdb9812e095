"""Looking through the whole log: every night, and when somebody asks for it. The worker does it."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from base.audit.chain import look_at_all
from base.audit.models import AuditCheck
from base.users import User

AT = datetime.time(4, 30)
"""In Helsinki, when what is old has just been deleted."""


@transaction.atomic
def ask_for_check(*, by: User | None) -> AuditCheck:
    """Have the whole log looked through soon; a check that waits already is enough."""
    waiting = AuditCheck.objects.filter(ended_at=None).first()
    return waiting or AuditCheck.objects.create(asked_at=timezone.now(), asked_by=by)


def last_check() -> AuditCheck | None:
    """The newest that has come to its end."""
    return AuditCheck.objects.exclude(ended_at=None).order_by("-pk").first()


def check_log(*, now: datetime.datetime, by: User | None) -> AuditCheck | None:
    """Do the check that waits, or that of the night; None when none is due. Old checks are forgotten with the log."""
    check = AuditCheck.objects.filter(ended_at=None).first()
    if check is None and _night_is_due(now):
        check = ask_for_check(by=by)
    if check is None:
        return None
    look = look_at_all()
    check.seals, check.entries, check.ended_at = look.seals, look.entries, timezone.now()
    check.faults = [{"seal": one.seal, "fault": one.fault.value} for one in look.broken]
    if look.newest:
        check.newest, check.digest = look.newest.pk, look.newest.digest
    check.save()
    AuditCheck.objects.filter(asked_at__lt=now - datetime.timedelta(days=settings.AUDIT_KEPT)).delete()
    return check


def _night_is_due(now: datetime.datetime) -> bool:
    local = timezone.localtime(now)
    since = timezone.make_aware(datetime.datetime.combine(local.date(), AT))
    return local >= since and not AuditCheck.objects.filter(asked_at__gte=since).exists()
