"""Groups, the rights of administrators and sessions follow from the assignments, and from nothing else."""

import datetime
from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from base.chores import do_chores
from base.users import User
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from network.staff.services import end_assignment
from pajaverkko.roles import ROLES, WITH_ONE_GROUP
from pajaverkko.services import follow_assignments, give_section
from tests.factories.base import UserFactory
from tests.factories.network import AssignmentFactory, CentreFactory, CentrePageFactory
from tests.staff import staff

DAY = datetime.timedelta(days=1)


def groups_of(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def may(user: User, page: CentrePage) -> tuple[bool, bool]:
    """Whether the page may be edited, and published."""
    rights = page.permissions_for_user(User.objects.get(pk=user.pk))
    return rights.can_edit(), rights.can_publish()


@pytest.mark.parametrize("role", StaffRole)
def test_every_role_has_a_name_and_a_sentence(role: StaffRole):
    assert ROLES[role].name
    assert str(ROLES[role].sentence).endswith(".")


def test_names_of_roles_are_different():
    assert len({role.name for role in ROLES.values()}) == len(StaffRole)


@pytest.mark.parametrize("role", sorted(WITH_ONE_GROUP))
def test_role_puts_into_its_one_group_and_the_end_takes_out(centre_page: CentrePage, worker: User, role: StaffRole):
    centre = None if role in {"protection_officer", "auditor", "steward"} else centre_page.centre
    given = AssignmentFactory(user=worker, role=role, centre=centre)

    assert groups_of(worker) == {ROLES[role].name}
    end_assignment(assignment=given, by=None)
    assert groups_of(worker) == set()


def test_coordinator_publishes_and_editor_writes_in_the_own_section_only(
    centre_page: CentrePage, other_centre_page: CentrePage, coordinator: User, editor: User
):
    assert (may(coordinator, centre_page), may(coordinator, other_centre_page)) == ((True, True), (False, False))
    assert (may(editor, centre_page), may(editor, other_centre_page)) == ((True, False), (False, False))


def test_administrator_is_a_superuser_as_long_as_the_role_lasts(administrator: User, worker: User):
    given = AssignmentFactory(user=worker, role=StaffRole.ADMINISTRATOR)
    assert User.objects.get(pk=worker.pk).is_superuser

    end_assignment(assignment=given, by=administrator)

    worker.refresh_from_db()
    assert (worker.is_superuser, worker.is_staff) == (False, False)


def test_role_given_before_there_is_a_section_counts_when_there_is_one(site, worker: User):
    centre = CentreFactory(name_fi="Uusi")
    AssignmentFactory(user=worker, role=StaffRole.COORDINATOR, centre=centre)
    assert groups_of(worker) == set()

    page = CentrePageFactory(parent=site.home, centre=centre)

    assert may(worker, page) == (True, True)


@pytest.mark.parametrize("how", ["a group", "superuser", "another centre's group"])
def test_right_that_no_row_gives_goes_with_the_next_migrate(
    worker: User, centre_page: CentrePage, other_centre_page: CentrePage, how: str
):
    AssignmentFactory(user=worker, role=StaffRole.COORDINATOR, centre=centre_page.centre)
    if how == "superuser":
        User.objects.filter(pk=worker.pk).update(is_superuser=True)
    elif how == "a group":
        worker.groups.add(Group.objects.create(name="Kaikkivaltiaat"))
    else:
        worker.groups.add(give_section(page=other_centre_page, by=None))

    call_command("migrate", verbosity=0)

    worker.refresh_from_db()
    assert not worker.is_superuser
    assert may(worker, other_centre_page) == (False, False)
    assert may(worker, centre_page) == (True, True)
    assert len(groups_of(worker)) == 1


def test_days_of_roles_are_followed_each_day(worker: User, centre_page: CentrePage):
    today = timezone.localdate()
    AssignmentFactory(user=worker, role=StaffRole.AUDITOR, starts_on=today + DAY, ends_on=today + DAY)
    assert groups_of(worker) == set()

    Assignment.objects.update(starts_on=today)
    do_chores(today)
    assert groups_of(worker) == {ROLES[StaffRole.AUDITOR].name}
    Assignment.objects.update(starts_on=today - DAY, ends_on=today - DAY)
    do_chores(today + DAY)

    assert groups_of(worker) == set()


@pytest.mark.parametrize("how", ["ended", "deleted", "its days are over", "account closed"])
def test_end_signs_out_everywhere_at_once(signed_in: Callable, coordinator: User, editor: User, how: str):
    desk, laptop, bystander = signed_in(coordinator), signed_in(coordinator), signed_in(editor)
    assert [client.get("/admin/").status_code for client in (desk, laptop)] == [200, 200]
    given = coordinator.assignments.get()

    if how == "ended":
        end_assignment(assignment=given, by=None)
    elif how == "deleted":
        given.delete()
    elif how == "its days are over":
        Assignment.objects.filter(pk=given.pk).update(starts_on=given.starts_on - DAY, ends_on=given.starts_on - DAY)
        follow_assignments(by=None)
    else:
        coordinator.is_active = False
        coordinator.save()

    for client in (desk, laptop):
        assert client.get("/admin/").url.startswith("/sign-in/")
        assert "_auth_user_id" not in client.session
    assert bystander.get("/admin/").status_code == 200
    own = [row for row in Session.objects.all() if row.get_decoded().get("_auth_user_id") == str(coordinator.pk)]
    assert own == []


def test_session_whose_row_was_left_behind_opens_nothing(signed_in: Callable, coordinator: User):
    """A request that began before the end may write its session after it."""
    client = signed_in(coordinator)
    row = Session.objects.get(pk=client.session.session_key)

    end_assignment(assignment=coordinator.assignments.get(), by=None)
    row.save()

    assert client.get("/admin/").status_code == 302


def test_account_opened_again_has_its_roles_and_no_old_session(signed_in: Callable, coordinator: User, centre_page):
    client = signed_in(coordinator)
    for is_active in (False, True):
        coordinator.is_active = is_active
        coordinator.save()

    assert client.get("/admin/").status_code == 302
    assert may(coordinator, centre_page) == (True, True)


def test_sessions_that_are_over_are_forgotten_each_day(signed_in: Callable, coordinator: User):
    client = signed_in(coordinator)
    Session.objects.create(session_key="vanha", session_data="", expire_date=timezone.now() - DAY)

    do_chores(timezone.localdate())

    assert not Session.objects.filter(session_key="vanha").exists()
    assert client.get("/admin/").status_code == 200


def test_more_rights_sign_nobody_out(signed_in: Callable, coordinator: User, other_centre_page: CentrePage):
    client: Client = signed_in(coordinator)

    AssignmentFactory(user=coordinator, role=StaffRole.EDITOR, centre=other_centre_page.centre)

    assert client.get("/admin/").status_code == 200


def test_one_of_two_ends_and_the_other_stays(coordinator: User, centre_page: CentrePage, other_centre_page: CentrePage):
    second = AssignmentFactory(user=coordinator, role=StaffRole.COORDINATOR, centre=other_centre_page.centre)
    assert may(coordinator, other_centre_page) == (True, True)

    end_assignment(assignment=second, by=None)

    assert (may(coordinator, centre_page), may(coordinator, other_centre_page)) == ((True, True), (False, False))


def test_those_who_had_rights_before_there_were_rows_keep_them(centre_page: CentrePage):
    old = UserFactory(is_superuser=True), UserFactory(), UserFactory()
    old[1].groups.add(give_section(page=centre_page, by=None))
    old[2].groups.add(Group.objects.get(name=ROLES[StaffRole.STEWARD].name))

    import_module("network.migrations.0004_staff").take_over(apps, None)
    follow_assignments(by=None)

    assert [user.assignments.get().role for user in old] == ["administrator", "coordinator", "steward"]
    assert User.objects.get(pk=old[0].pk).is_superuser
    assert may(old[1], centre_page) == (True, True)


def test_deleted_account_leaves_no_row(worker: User):
    AssignmentFactory(user=worker, role=StaffRole.AUDITOR)

    worker.delete()

    assert not Assignment.objects.exists()


def test_staff_of_the_cast_has_its_row(coordinator: User):
    assert staff("toinen@koske.example", StaffRole.AUDITOR).assignments.count() == coordinator.assignments.count() == 1
