"""There is no other way to rights than an assignment."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

from base.users import User
from tests.factories.base import UserFactory
from tests.reading import document


@pytest.fixture
def client(signed_in: Callable, administrator: User) -> Client:
    return signed_in(administrator)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/groups/new/",
        "/admin/groups/edit/{group}/",
        "/admin/groups/delete/{group}/",
        "/admin/groups/{group}/users/",
        "/admin/bulk/base/user/assign_role/?next=/admin/&id={user}",
        "/admin/bulk/base/user/set_active_state/?next=/admin/&id={user}",
        "/admin/bulk/base/user/delete/?next=/admin/&id={user}",
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/set-password/",
        "/admin/password_reset/complete/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_road_is_closed_to_administrators_too(client: Client, worker: User, address: str, method: str):
    place = address.format(group=Group.objects.first().pk, user=worker.pk)

    answer = getattr(client, method)(place, {"name": "x", "email": "uusi@koske.example", "groups": "1", "role": "1"})

    assert answer.status_code == 404
    assert not User.objects.filter(email="uusi@koske.example").exists()


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/", "/sv/_util/login/"])
def test_pages_for_a_password_lead_to_signing_in_by_code(stranger: Client, site, address: str):
    user = UserFactory()
    user.set_password("salasana-jolla-paasee")
    user.save()

    values = {"username": user.email, "password": "salasana-jolla-paasee"}
    for answer in (stranger.get(f"{address}?next=/admin/"), stranger.post(f"{address}?next=/admin/", values)):
        assert answer.status_code == 302
        assert answer.url.endswith("/sign-in/?next=/admin/")
    assert "_auth_user_id" not in stranger.session


def test_no_password_lets_in(db: None, stranger: Client):
    UserFactory(email="maija@koske.example").set_password("salasana-jolla-paasee")

    assert not stranger.login(username="maija@koske.example", password="salasana-jolla-paasee")


def test_account_is_edited_without_groups_and_without_a_switch_for_administrators(client: Client, worker: User):
    place = f"/admin/users/edit/{worker.pk}/"
    page = document(client.get(place))
    group = Group.objects.first()
    values = {"email": worker.email, "first_name": "Maija", "last_name": "", "is_active": "on"}

    answer = client.post(place, values | {"groups": group.pk, "is_superuser": "on", "password1": "a", "password2": "a"})

    worker.refresh_from_db()
    assert answer.status_code == 302
    assert worker.first_name == "Maija"
    assert (worker.is_superuser, worker.groups.count(), worker.check_password("a")) == (False, 0, False)
    assert {field["name"] for field in page.select("main form [name]")} == {
        "csrfmiddlewaretoken", "next", "email", "first_name", "last_name", "is_active"
    } - ({"next"} if not page.select("main form [name=next]") else set())  # fmt: skip
    assert page.select('a[href^="/admin/staff/"]')


def test_account_is_closed_in_the_admin_and_signed_out(client: Client, signed_in: Callable, coordinator: User):
    theirs = signed_in(coordinator)

    client.post(
        f"/admin/users/edit/{coordinator.pk}/", {"email": coordinator.email, "first_name": "K", "last_name": ""}
    )

    coordinator.refresh_from_db()
    assert not coordinator.is_active
    assert theirs.get("/admin/").status_code == 302


def test_menu_has_accounts_and_staff_roles_and_no_groups(client: Client):
    text = client.get("/admin/").content.decode()

    assert "/admin/users/" in text
    assert "/admin/staff/" in text
    assert "/admin/groups/" not in text


def test_own_account_page_offers_no_password_and_no_other_address(client: Client, administrator: User):
    page = document(client.get("/admin/account/"))

    assert not page.select("[name*=password], [name$=email]")
    client.post("/admin/account/", {"name_email-email": "toinen@koske.example", "password-new_password1": "x"})
    administrator.refresh_from_db()
    assert administrator.email == "yllapitaja@pajaverkko.example"


@pytest.mark.parametrize("command", ["createsuperuser", "changepassword"])
def test_commands_that_would_go_round_the_roles_are_refused(db: None, command: str):
    with pytest.raises(CommandError, match="first_administrator"):
        call_command(command)
