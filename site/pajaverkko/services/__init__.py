"""What the roof changes: rights, its address, and what the staff is told of."""

from pajaverkko.services.rights import follow_assignments, give_section, sync_roles
from pajaverkko.services.site import follow_address, make_shared_cache
from pajaverkko.services.submissions import tell_of_decision, tell_of_submission

__all__ = [
    "follow_address",
    "follow_assignments",
    "give_section",
    "make_shared_cache",
    "sync_roles",
    "tell_of_decision",
    "tell_of_submission",
]
