"""Rights: roles made into groups, and a centre's section given to its coordinators."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from base.users import User
from network.regions.pages import CentrePage
from pajaverkko.roles import COORDINATOR, STEWARD, Role


@transaction.atomic
def sync_roles(*, by: User | None) -> None:
    """Give every group the rights over records that its role has, no more and no fewer.

    Wagtail's own groups, which may edit everything, go when nobody is in them.
    """
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    steward, _ = Group.objects.get_or_create(name=STEWARD.name)
    steward.permissions.set(_permissions(STEWARD.permissions))
    rights = _permissions(COORDINATOR.permissions)
    for group in Group.objects.filter(name__startswith=f"{COORDINATOR.name}: "):
        group.permissions.set(rights)


@transaction.atomic
def give_section(*, page: CentrePage, by: User | None) -> Group:
    """Give the coordinators of a centre its section in every language, and the centre's own collection of files.

    Runs whenever the centre's page is published; returns the group of its coordinators.
    """
    if page.centre is None:
        raise ValueError("A centre's page without a centre has no coordinators.")
    group, _ = Group.objects.get_or_create(name=f"{COORDINATOR.name}: {page.centre.name_fi}")
    group.permissions.set(_permissions(COORDINATOR.permissions))
    for section in page.get_translations(inclusive=True):
        _give_pages(group, section, COORDINATOR)
    _give_files(group, _collection(page.centre.name_fi), COORDINATOR)
    return group


def _give_pages(group: Group, section: Page, role: Role) -> None:
    content_type = ContentType.objects.get_for_model(Page)
    for permission in Permission.objects.filter(content_type=content_type, codename__in=role.page_permissions):
        GroupPagePermission.objects.get_or_create(group=group, page_id=section.pk, permission=permission)


def _give_files(group: Group, collection: Collection, role: Role) -> None:
    """Rights over files lie on Wagtail's own models, whatever model the site uses."""
    for permission in _permissions(role.file_permissions):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _collection(name: str) -> Collection:
    return Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(name=name)


def _permissions(names: frozenset[str]) -> "QuerySet[Permission]":
    """The permissions by their names "app.codename". Raises when one does not exist."""
    found = Permission.objects.none()
    for name in names:
        app, codename = name.split(".")
        found |= Permission.objects.filter(content_type__app_label=app, codename=codename)
    if found.count() != len(names):
        have = {f"{app}.{codename}" for app, codename in found.values_list("content_type__app_label", "codename")}
        raise ImproperlyConfigured(f"roles.py names permissions that do not exist: {sorted(names - have)}")
    return found
