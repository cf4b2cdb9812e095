"""Who may translate what, and who may open which file."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import policy_registry

from base.media import SiteDocument
from base.users import User
from pajaverkko.queries import pages_offering


def can_translate(user: User | AnonymousUser, page: Page) -> bool:
    """Translating a page shows its draft: only to those who may edit it."""
    return bool(page.specific.permissions_for_user(user).can_edit())


def can_update_translations(user: User | AnonymousUser, source: Any) -> bool:
    """Updating may publish: only for those who may publish the page in every language it is translated to."""
    instance = source.get_source_instance()
    if not isinstance(instance, Page):
        return user.is_superuser
    pages = [instance, *instance.get_translations()]
    return all(page.specific.permissions_for_user(user).can_publish() for page in pages)


def can_open_file(user: User | AnonymousUser, file: SiteDocument) -> bool:
    """Everyone may open a file that a public page offers; any other one only who may choose it in the admin."""
    if pages_offering(file).exists():
        return True
    acts = ("add", "change", "choose", "delete")
    policy = policy_registry.get_by_type(SiteDocument)
    return bool(user.is_active and policy.user_has_any_permission_for_instance(user, acts, file))
