"""Entries of the audit log."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from base.audit.models import AuditEntry
from base.audit.services import reference_of_account
from base.users import User


def entries_with(asked: dict[str, Any]) -> QuerySet[AuditEntry]:
    """The entries that the officer asked for, the newest first."""
    found = AuditEntry.objects.all()
    if asked.get("reference"):
        found = found.filter(reference=str(asked["reference"]).strip().upper())
    if asked.get("act"):
        found = found.filter(act=asked["act"])
    if asked.get("email"):
        users = User.objects.filter(email__iexact=asked["email"])
        to_them = Q(reference__in=[reference_of_account(user) for user in users])
        found = found.filter(to_them | Q(account__in=[user.pk for user in users]))
    if asked.get("since"):
        found = found.filter(noted_at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        found = found.filter(noted_at__lt=_midnight(asked["until"] + datetime.timedelta(days=1)))
    return found


def addresses_of(entries: Iterable[AuditEntry]) -> dict[int, str]:
    """Whose account each key is, as far as the accounts are still there."""
    keys = {entry.account for entry in entries}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "email"))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
