"""Each role × the doors that matter most. The table says who comes in; all others are turned away."""

from collections.abc import Callable

import pytest

from base.users import User
from network.regions.pages import CentrePage
from network.staff.choices import OF_A_CENTRE, StaffRole
from tests.factories.network import MaterialBankPageFactory
from tests.staff import staff

R = StaffRole
EVERYBODY = frozenset(R)
DOORS = {
    "/admin/": EVERYBODY,
    "/admin/staff/": {R.ADMINISTRATOR},
    "/admin/staff/invite/": {R.ADMINISTRATOR},
    "/admin/users/": {R.ADMINISTRATOR},
    "/admin/sites/": {R.ADMINISTRATOR},
    "/admin/workflows/list/": {R.ADMINISTRATOR},
    "/admin/themes/": {R.ADMINISTRATOR, R.STEWARD},
    "/admin/network/organisation/": {R.ADMINISTRATOR, R.STEWARD},
    "/admin/suggestions/": {R.ADMINISTRATOR, R.COORDINATOR},
    "/admin/documents/": {R.ADMINISTRATOR, R.COORDINATOR, R.EDITOR},
    "/admin/pages/{section}/edit/": {R.ADMINISTRATOR, R.COORDINATOR, R.EDITOR},
    "/admin/pages/{foreign}/edit/": {R.ADMINISTRATOR},
    "/admin/pages/{section}/unpublish/": {R.ADMINISTRATOR, R.COORDINATOR},
}
"""Addresses, and the roles that they are open to."""


@pytest.mark.parametrize("role", StaffRole)
def test_role_comes_through_its_doors_and_no_others(
    signed_in: Callable, centre_page: CentrePage, other_centre_page: CentrePage, role: StaffRole
):
    MaterialBankPageFactory(parent=centre_page)
    user: User = staff("joku@koske.example", role, centre_page.centre if role in OF_A_CENTRE else None)
    client = signed_in(user)

    found = {
        door for door in DOORS
        if client.get(door.format(section=centre_page.pk, foreign=other_centre_page.pk)).status_code == 200
    }  # fmt: skip

    assert found == {door for door, roles in DOORS.items() if role in roles}
