"""Who may use which file."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permissions import policy_registry

from base.media import SiteDocument, SiteImage
from base.users import User

FILE_ACTS = ("add", "change", "choose", "delete")
"""Rights over a collection, each of which shows its files."""


def can_mend_file(user: User | AnonymousUser, file: SiteDocument) -> bool:
    """Those who may put another file in its place."""
    policy = policy_registry.get_by_type(type(file))
    return bool(user.is_active and policy.user_has_permission_for_instance(user, "change", file))


def files_to_mend(user: User | AnonymousUser) -> QuerySet[SiteDocument]:
    """The hidden files that somebody may put right: a personal identity code was found in them."""
    policy = policy_registry.get_by_type(SiteDocument)
    own: QuerySet[SiteDocument] = policy.instances_user_has_permission_for(user, "change")
    return own.filter(facts__holds_code=True).order_by("pk")


def can_choose_file(user: User | AnonymousUser, file: SiteDocument | SiteImage) -> bool:
    """Those of the own centre's collection."""
    policy = policy_registry.get_by_type(type(file))
    return bool(user.is_active and policy.user_has_any_permission_for_instance(user, FILE_ACTS, file))
