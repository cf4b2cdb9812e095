"""Of whom nothing is deleted in time, as things stand."""

from base.kept_only import people_kept_only
from base.personal_data.models import Hold


def held_people() -> list[str]:
    """The references of those on whom there is a hold, or whose data may only be kept."""
    return [*Hold.objects.filter(lifted_at=None).values_list("person", flat=True), *people_kept_only()]
