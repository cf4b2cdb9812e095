"""What somebody may do as a role. `pajaverkko` derives page rights from the same rows."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from network.staff.queries import assignments_of


def holds(user: User | AnonymousUser, role: StaffRole, centre: Centre | None = None) -> bool:
    """Whether the person has the role today: at the centre, when one is named; else wherever.

    A superuser counts as administrator, and as nothing else.
    """
    if user.is_anonymous or not user.is_active:
        return False
    if role == StaffRole.ADMINISTRATOR and user.is_superuser:
        return True
    held = assignments_of(user, timezone.localdate()).filter(role=role)
    return (held.filter(centre=centre) if centre is not None else held).exists()


def administers(user: User | AnonymousUser) -> bool:
    """Whether the person gives and ends roles, and sees the accounts."""
    return holds(user, StaffRole.ADMINISTRATOR)
