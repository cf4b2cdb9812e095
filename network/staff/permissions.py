"""What somebody may do as a role. `pajaverkko` derives page rights from the same rows."""

import datetime
from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from base.asked_once import asked_once
from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from network.staff.queries import assignments_on


def holds(user: User | AnonymousUser, role: StaffRole, centre: Centre | None = None) -> bool:
    """Whether the person has the role today: at the centre, when one is named; else wherever.

    A superuser counts as administrator, and as nothing else.
    """
    if user.is_anonymous or not user.is_active:
        return False
    if role == StaffRole.ADMINISTRATOR and user.is_superuser:
        return True
    held = _held(user.pk, timezone.localdate())
    return (role, centre.pk) in held if centre is not None else any(role == each for each, _centre in held)


def holds_at_some_centre(user: User | AnonymousUser, roles: Collection[StaffRole]) -> bool:
    """Whether the person has one of the roles today, at whatever centre: menus and lists ask this."""
    if user.is_anonymous or not user.is_active:
        return False
    return any(role in roles and centre for role, centre in _held(user.pk, timezone.localdate()))


@asked_once
def _held(user: int, on: datetime.date) -> frozenset[tuple[str, int | None]]:
    """The roles of an account on a day, each with its centre."""
    return frozenset(assignments_on(on).filter(user=user).values_list("role", "centre"))


def administers(user: User | AnonymousUser) -> bool:
    """Whether the person gives and ends roles, and sees the accounts."""
    return holds(user, StaffRole.ADMINISTRATOR)
