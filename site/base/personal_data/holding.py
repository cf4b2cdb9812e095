"""Of whom nothing is deleted in time, as things stand."""

from base.kept_only import people_kept_only
from base.personal_data.models import Hold
from base.users import User


def held_people() -> list[str]:
    """The references of those on whom there is a hold, or whose data may only be kept."""
    return [*Hold.objects.filter(lifted_at=None).values_list("person", flat=True), *people_kept_only()]


def carry_hold(*, keep: str, drop: str, by: User) -> None:
    """Two rows of one person become one: a hold on the one that goes is on the one that stays."""
    Hold.objects.filter(person=drop).update(person=keep)
