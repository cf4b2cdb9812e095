"""A new site is opened to its first administrator from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from base.users import User
from network.staff.choices import StaffRole
from network.staff.models import Assignment

ADDRESS = "ensimmainen@keskus.test"


def run(*words: str) -> str:
    told = StringIO()
    call_command("first_administrator", *words, stdout=told)
    return told.getvalue()


def test_first_administrator_is_made_and_told_how_to_sign_in(db: None):
    told = run(ADDRESS)

    user = User.objects.get()
    assert (user.email, user.is_superuser, user.has_usable_password()) == (ADDRESS, True, False)
    assert user.assignments.get().role == StaffRole.ADMINISTRATOR
    assert "/sign-in/" in told
    assert ADDRESS in told


def test_second_one_is_refused_unless_forced(administrator: User):
    with pytest.raises(CommandError, match="--force"):
        run(ADDRESS)
    assert not User.objects.filter(email=ADDRESS).exists()

    run(ADDRESS, "--force")

    assert User.objects.get(email=ADDRESS).is_superuser


@pytest.mark.parametrize("address", ["ei-osoite", "", "a@b c.test"])
def test_what_is_no_address_is_refused(db: None, address: str):
    with pytest.raises(CommandError):
        run(address)

    assert not Assignment.objects.exists()


def test_closed_account_is_opened(db: None):
    User.objects.create_user(ADDRESS, None, is_active=False)

    run(ADDRESS)

    user = User.objects.get()
    assert (user.is_active, user.is_superuser) == (True, True)
