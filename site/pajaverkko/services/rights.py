"""Rights: roles made into groups, groups filled from assignments, a centre's section given to those who write it."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from base.users import User
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from network.staff.queries import assignments_on
from pajaverkko.roles import COORDINATOR, EDITOR, ROLES, WITH_ONE_GROUP, Role
from pajaverkko.sign_in.services import end_sessions

SECTION_GROUPS = {StaffRole.COORDINATOR: "coordinators", StaffRole.EDITOR: "editors"}
"""In which column of a centre the group of a role stands."""
WAGTAILS_GROUPS = ("Editors", "Moderators")
WAGTAILS_WORKFLOW = "Moderators approval"


@transaction.atomic
def sync_roles(*, by: User | None) -> None:
    """Give every group the rights over records, pages and files that its role has, no more and no fewer.

    Wagtail's own groups, which may edit everything, go when nobody is in them, and its own workflow with them.
    """
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user__isnull=True).delete()
    WorkflowPage.objects.filter(workflow__name=WAGTAILS_WORKFLOW).delete()
    Workflow.objects.filter(name=WAGTAILS_WORKFLOW).update(active=False)
    for role in WITH_ONE_GROUP:
        group, _ = Group.objects.get_or_create(name=ROLES[role].name)
        group.permissions.set(_permissions(ROLES[role].permissions))
    for centre in Centre.objects.filter(coordinators__isnull=False):
        section = CentrePage.objects.filter(centre=centre).first()
        if section is not None:
            give_section(page=section, by=by)


@transaction.atomic
def follow_assignments(*, users: "QuerySet[User] | None" = None, by: User | None) -> None:
    """Put accounts into the groups of the roles that they have today, and into no other ones; all, or some.

    Who loses a group, or the rights of an administrator, is signed out everywhere at once.
    """
    groups = _groups_of_roles()
    held: dict[int, list[Assignment]] = {}
    for assignment in assignments_on(timezone.localdate()):
        held.setdefault(assignment.user_id, []).append(assignment)
    for user in (User.objects.all() if users is None else users).prefetch_related("groups"):
        _follow(user, held.get(user.pk, []), groups)


def _follow(user: User, held: list[Assignment], groups: dict[tuple[str, int | None], Group]) -> None:
    keys = {(row.role, row.centre_id if row.role in SECTION_GROUPS else None) for row in held}
    wanted, has = {groups[key] for key in keys if key in groups}, set(user.groups.all())
    administers = StaffRole.ADMINISTRATOR in {row.role for row in held}
    loses = bool(has - wanted) or (user.is_superuser and not administers)
    if has != wanted:
        user.groups.set(wanted)
    if (user.is_superuser, user.is_staff) != (administers, administers):
        user.is_superuser = user.is_staff = administers
        user.save(update_fields=["is_superuser", "is_staff"])
    if loses:
        end_sessions(user=user, by=None)


def _groups_of_roles() -> dict[tuple[str, int | None], Group]:
    """The group of each role; of those that write pages, the one of each centre."""
    names = {ROLES[role].name: role for role in WITH_ONE_GROUP}
    found: dict[tuple[str, int | None], Group] = {
        (names[group.name], None): group for group in Group.objects.filter(name__in=names)
    }
    for centre in Centre.objects.select_related(*SECTION_GROUPS.values()):
        for role, column in SECTION_GROUPS.items():
            if group := getattr(centre, column):
                found[role, centre.pk] = group
    return found


@transaction.atomic
def give_section(*, page: CentrePage, by: User | None) -> Group:
    """Give those who write for a centre its section in every language, and the centre's own collection of files.

    Coordinators publish; what editors submit goes to the coordinators. Runs whenever the centre's page is published or
    translated; returns the group of its coordinators. A section that was another centre's is taken from that one.
    """
    centre = Centre.objects.filter(pk=page.centre_id or 0).first()
    if centre is None:
        raise ValueError("A centre's page without a centre has no coordinators.")
    sections = list(page.get_translations(inclusive=True))
    centre.files = centre.files or _new_collection(centre)
    centre.coordinators = _section_group(COORDINATOR, centre, centre.coordinators, sections)
    centre.editors = _section_group(EDITOR, centre, centre.editors, sections)
    centre.workflow = _workflow(centre, sections)
    centre.save(update_fields=["coordinators", "editors", "files", "workflow"])
    strangers = Group.objects.filter(Q(centre__isnull=False) | Q(centre_of_editors__isnull=False))
    strangers = strangers.exclude(pk__in=(centre.coordinators.pk, centre.editors.pk))
    GroupPagePermission.objects.filter(group__in=strangers, page__in=sections).delete()
    follow_assignments(users=User.objects.filter(assignments__centre=centre).distinct(), by=by)
    return centre.coordinators


def _section_group(role: Role, centre: Centre, group: Group | None, sections: list[CentrePage]) -> Group:
    """The group with the role's rights over the sections and the files of the centre, no more and no fewer."""
    group = group or Group()
    group.name = _free_name(Group, f"{role.name}: {centre.name_fi}", centre, group.pk)
    group.save()
    group.permissions.set(_permissions(role.permissions))
    for permission in _page_permissions(role):
        for section in sections:
            GroupPagePermission.objects.get_or_create(group=group, page_id=section.pk, permission=permission)
    for permission in _permissions(role.file_permissions):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=centre.files, permission=permission)
    return group


def _workflow(centre: Centre, sections: list[CentrePage]) -> Workflow:
    """What is submitted in the sections goes to the centre's coordinators, one of whom approves it."""
    name = f"Koordinaattorin hyväksyntä: {centre.name_fi}"
    workflow = centre.workflow or Workflow.objects.create(name=name)
    Workflow.objects.filter(pk=workflow.pk).exclude(name=name).update(name=name)
    task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    task.groups.set([centre.coordinators])
    for section in sections:
        WorkflowPage.objects.update_or_create(page_id=section.pk, defaults={"workflow": workflow})
    return workflow


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
