"""Rights: roles made into groups, and a centre's section given to its coordinators. The site's own address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from base.users import User
from network.regions.models import Centre
from network.regions.pages import CentrePage
from pajaverkko.roles import COORDINATOR, STEWARD, Role


@transaction.atomic
def sync_roles(*, by: User | None) -> None:
    """Give every group the rights over records and over its files that its role has, no more and no fewer.

    Wagtail's own groups, which may edit everything, go when nobody is in them.
    """
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    steward, _ = Group.objects.get_or_create(name=STEWARD.name)
    steward.permissions.set(_permissions(STEWARD.permissions))
    rights = _permissions(COORDINATOR.permissions)
    for centre in Centre.objects.select_related("coordinators", "files"):
        if centre.coordinators:
            centre.coordinators.permissions.set(rights)
        if centre.coordinators and centre.files:
            _give_files(centre.coordinators, centre.files)


@transaction.atomic
def follow_address(*, by: User | None) -> None:
    """Give the default site the host and port that the settings tell: links out of the site begin with them."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()


@transaction.atomic
def give_section(*, page: CentrePage, by: User | None) -> Group:
    """Give the coordinators of a centre its section in every language, and the centre's own collection of files.

    Runs whenever the centre's page is published or translated; returns the group of its coordinators. A section
    that was another centre's is taken from that one.
    """
    centre = Centre.objects.filter(pk=page.centre_id or 0).first()
    if centre is None:
        raise ValueError("A centre's page without a centre has no coordinators.")
    group = centre.coordinators or Group()
    group.name = _free_name(Group, f"{COORDINATOR.name}: {centre.name_fi}", centre, group.pk)
    group.save()
    collection = centre.files or _new_collection(centre)
    centre.coordinators, centre.files = group, collection
    centre.save(update_fields=["coordinators", "files"])
    group.permissions.set(_permissions(COORDINATOR.permissions))
    sections = list(page.get_translations(inclusive=True))
    others = Group.objects.filter(centre__isnull=False).exclude(pk=group.pk)
    GroupPagePermission.objects.filter(group__in=others, page__in=sections).delete()
    for permission in _page_permissions(COORDINATOR):
        for section in sections:
            GroupPagePermission.objects.get_or_create(group=group, page_id=section.pk, permission=permission)
    _give_files(group, collection)
    return group


def _give_files(group: Group, collection: Collection) -> None:
    for permission in _permissions(COORDINATOR.file_permissions):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _page_permissions(role: Role) -> "QuerySet[Permission]":
    content_type = ContentType.objects.get_for_model(Page)
    return Permission.objects.filter(content_type=content_type, codename__in=role.page_permissions)


def _new_collection(centre: Centre) -> Collection:
    name = _free_name(Collection, centre.name_fi, centre, None)
    made: Collection = Collection.get_first_root_node().add_child(name=name)
    return made


def _free_name(model: type[Group | Collection], name: str, centre: Centre, own: int | None) -> str:
    """The name, with the centre's name in addresses behind it when another one is called so."""
    taken = model._default_manager.filter(name=name).exclude(pk=own or 0).exists()
    return f"{name} ({centre.slug})" if taken else name


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
