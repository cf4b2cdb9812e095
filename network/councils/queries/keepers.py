"""Who keeps a council."""

from django.utils import timezone

from base.users import User
from network.councils.models import Council
from network.staff.choices import StaffRole
from network.staff.queries import assignments_on

KEEPS = frozenset({StaffRole.COORDINATOR, StaffRole.SECRETARY})
"""Who gives seats, calls meetings and writes memos, of the councils of the own centre."""


def keepers_of(council: Council) -> list[User]:
    """Who keeps the council today and can be written to."""
    held = assignments_on(timezone.localdate()).filter(centre=council.centre, role__in=KEEPS)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("pk"))
