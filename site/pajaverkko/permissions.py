"""Who may translate what, see which page in the admin, and open which file."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from base.media import SiteDocument
from base.permissions import can_choose_file, can_mend_file
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


def can_see_in_admin(user: User | AnonymousUser, pages: "QuerySet[Page]") -> bool:
    """Whether the admin may show all of these pages to a worker: what is published, and the own section."""
    drafts = pages.filter(live=False)
    if user.is_superuser or not drafts.exists():
        return True
    return not drafts.exclude(pk__in=seen_in_admin(user, drafts).values("pk")).exists()


def seen_in_admin(user: User | AnonymousUser, pages: "QuerySet[Page]") -> "QuerySet[Page]":
    """Those of the pages that are published or stand in the own section (or above it)."""
    if user.is_superuser:
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


def can_work_below(user: User | AnonymousUser, page: Page) -> bool:
    """Whether the page belongs to the own section."""
    return user.is_superuser or bool(page.permissions_for_user(user).can_edit())


def can_open_file(user: User | AnonymousUser, file: SiteDocument) -> bool:
    """Everyone may open a file that a public page offers; any other one only who may choose it in the admin.

    One in which a personal identity code was found is open to those alone who can put it right.
    """
    if file.is_hidden:
        return can_mend_file(user, file)
    if pages_offering(file).exists():
        return True
    return can_choose_file(user, file)
