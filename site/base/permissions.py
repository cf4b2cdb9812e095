"""Who may use which file."""

from django.contrib.auth.models import AnonymousUser
from wagtail.permissions import policy_registry

from base.media import SiteDocument, SiteImage
from base.users import User

FILE_ACTS = ("add", "change", "choose", "delete")
"""Rights over a collection, each of which shows its files."""


def can_choose_file(user: User | AnonymousUser, file: SiteDocument | SiteImage) -> bool:
    """Those of the own centre's collection."""
    policy = policy_registry.get_by_type(type(file))
    return bool(user.is_active and policy.user_has_any_permission_for_instance(user, FILE_ACTS, file))
