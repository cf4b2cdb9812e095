"""Who sees how personal data is kept, and who sees who has looked at it."""

from django.contrib.auth.models import AnonymousUser

from base.users import User
from network.staff.choices import StaffRole
from network.staff.permissions import administers, holds


def reads_log(user: User | AnonymousUser) -> bool:
    """The audit log is for the data protection officer alone."""
    return holds(user, StaffRole.PROTECTION_OFFICER)


def oversees(user: User | AnonymousUser) -> bool:
    """The record of processing and how deletion goes: no person stands there."""
    return reads_log(user) or administers(user) or holds(user, StaffRole.AUDITOR)


def sets_holds(user: User | AnonymousUser) -> bool:
    return reads_log(user)
