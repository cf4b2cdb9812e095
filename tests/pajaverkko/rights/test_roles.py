"""Roles are made into groups: after each migration, and when a centre's page is published."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from base.users import User
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from pajaverkko.roles import COORDINATOR, STEWARD, Role
from pajaverkko.services import give_section, rights, sync_roles
from tests.factories.base import republished, translated
from tests.factories.network import CentreFactory, CentrePageFactory
from tests.factories.pajaverkko import Trunk


def rights_of(group: Group) -> set[str]:
    return {f"{app}.{name}" for app, name in group.permissions.values_list("content_type__app_label", "codename")}


def group_of(page: CentrePage) -> Group:
    """The one group that may publish the page."""
    return Group.objects.get(page_permissions__page=page, page_permissions__permission__codename="publish_page")


def page_rights_of(group: Group) -> set[tuple[str, int]]:
    found = GroupPagePermission.objects.filter(group=group)
    return set(found.values_list("permission__codename", "page_id"))


def test_steward_s_group_is_there_after_migration(db: None):
    assert rights_of(Group.objects.get(name=STEWARD.name)) == STEWARD.permissions


def test_sync_gives_back_what_is_missing_and_takes_away_what_is_too_much(db: None):
    group = Group.objects.get(name=STEWARD.name)
    group.permissions.remove(Permission.objects.get(codename="change_keyword"))
    group.permissions.add(Permission.objects.get(content_type__app_label="base", codename="add_user"))

    sync_roles(by=None)

    assert rights_of(group) == STEWARD.permissions


def test_roles_are_synced_by_migrate(db: None):
    Group.objects.filter(name=STEWARD.name).delete()

    call_command("migrate", verbosity=0)

    assert rights_of(Group.objects.get(name=STEWARD.name)) == STEWARD.permissions


def test_coordinators_groups_are_synced_too(centre_page: CentrePage):
    group = give_section(page=centre_page, by=None)
    group.permissions.add(Permission.objects.get(content_type__app_label="base", codename="add_user"))

    sync_roles(by=None)

    assert rights_of(group) == COORDINATOR.permissions


def test_other_groups_are_left_alone(db: None):
    group = Group.objects.create(name="Oma ryhmä")
    group.permissions.add(Permission.objects.get(codename="change_keyword"))

    sync_roles(by=None)

    assert rights_of(group) == {"network.change_keyword"}


def test_publishing_a_centre_s_page_makes_its_group_with_its_section_and_nothing_else(site: Trunk):
    page = CentrePageFactory(centre=CentreFactory(name_fi="Koske"))

    group = group_of(page)

    assert "Koske" in group.name
    assert rights_of(group) == COORDINATOR.permissions
    assert page_rights_of(group) == {(right, page.pk) for right in COORDINATOR.page_permissions}


def test_draft_of_a_centre_s_page_makes_no_group(site: Trunk):
    before = Group.objects.count()

    CentrePageFactory(centre=CentreFactory(name_fi="Koske"), published=False)

    assert Group.objects.count() == before


def test_translation_of_a_centre_s_page_belongs_to_the_same_group(site: Trunk):
    page = CentrePageFactory(centre=CentreFactory(name_fi="Koske"))
    twin = translated(page, "sv", title="Koske på svenska")

    assert group_of(page) == group_of(twin)


def test_publishing_again_changes_nothing(centre_page: CentrePage):
    give_section(page=centre_page, by=None)

    def rights() -> list[list[dict[str, object]]]:
        tables = (Group, GroupPagePermission, GroupCollectionPermission, Collection)
        return [list(table.objects.order_by("pk").values()) for table in tables]

    before = rights()
    republished(centre_page, title="Uusi nimi")

    assert rights() == before


def test_renamed_centre_keeps_its_coordinators(centre_page: CentrePage, coordinator: User):
    before = Group.objects.count()
    centre_page.centre.name_fi = "Koske, Keski-Suomi"
    centre_page.centre.save()

    republished(centre_page, title="Koske, Keski-Suomi")

    assert list(group_of(centre_page).user_set.all()) == [coordinator]
    assert Group.objects.count() == before


def test_centre_of_the_same_name_has_a_group_of_its_own(centre_page: CentrePage, coordinator: User):
    """A name is never a key: two centres may be called alike."""
    twin = CentrePageFactory(centre=CentreFactory(slug="koske-2", name_fi="Koske"))

    assert not twin.permissions_for_user(coordinator).can_edit()
    assert centre_page.permissions_for_user(coordinator).can_edit()


def test_section_given_to_another_centre_is_taken_from_the_first(centre_page: CentrePage, coordinator: User):
    page = republished(centre_page, centre=CentreFactory(name_fi="Uusi keskus"))

    coordinator = User.objects.get(pk=coordinator.pk)
    assert not page.permissions_for_user(coordinator).can_edit()
    assert coordinator not in group_of(page).user_set.all()


def test_centre_has_a_collection_of_files_of_its_own(centre_page: CentrePage, other_centre_page: CentrePage):
    found = {
        page.pk: GroupCollectionPermission.objects.filter(group=give_section(page=page, by=None))
        for page in (centre_page, other_centre_page)
    }

    acts = {permission.permission.codename.split("_")[0] for permission in found[centre_page.pk]}
    own, other = ({permission.collection_id for permission in rows} for rows in found.values())
    assert acts == {"add", "change", "choose"}
    assert len(own) == 1
    assert not own & other


def test_section_of_no_centre_is_refused(site: Trunk):
    with pytest.raises(ValueError, match="without a centre"):
        give_section(page=CentrePage(title="Keskukseton"), by=None)

    assert not Group.objects.filter(name__startswith="Koordinaattori").exists()


def test_role_that_names_a_permission_that_is_not_there_stops_the_sync(db: None, monkeypatch: pytest.MonkeyPatch):
    wrong = Role(name=STEWARD.name, sentence="", permissions=frozenset({"network.change_everything"}))
    monkeypatch.setitem(rights.ROLES, StaffRole.STEWARD, wrong)

    with pytest.raises(ImproperlyConfigured, match=r"network\.change_everything"):
        sync_roles(by=None)


def test_moderators_and_editors_that_wagtail_brings_have_nobody(db: None):
    """Wagtail's own groups may change the whole tree: they are for no one here."""
    assert not User.objects.filter(groups__name__in=["Moderators", "Editors"]).exists()
