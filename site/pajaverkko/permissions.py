"""Who may translate what."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from base.users import User


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
