"""The demo's accounts pass with the fixed code where the demo is allowed, and cannot sign in anywhere else."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from base.users import User
from network.staff.choices import StaffRole
from tests.pajaverkko.sign_in.test_codes import CODE, START
from tests.staff import staff

DEMO, REAL = "koordinaattori@koske.example", "oikea@keskus.test"


def try_with_the_fixed_code(address: str) -> Client:
    client = Client()
    client.post(START, {"email": address})
    client.post(CODE, {"code": "123456", "next": "/admin/"})
    return client


def test_fixed_code_lets_in_without_a_second_step_and_without_mail(coordinator: User):
    client = try_with_the_fixed_code(DEMO)

    assert client.get("/admin/").status_code == 200
    assert mail.outbox == []


@pytest.mark.parametrize("path", ["dropped", "kept"])
def test_fixed_code_lets_nobody_in_on_a_public_server(coordinator: User, settings: Settings, path: str):
    settings.DEMO_ALLOWED = False

    client = try_with_the_fixed_code(DEMO)

    assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("address", ["Koordinaattori@KOSKE.EXAMPLE", " koordinaattori@koske.example "])
def test_writing_the_address_otherwise_changes_nothing(coordinator: User, settings: Settings, address: str):
    assert "_auth_user_id" in try_with_the_fixed_code(address).session
    settings.DEMO_ALLOWED = False

    assert "_auth_user_id" not in try_with_the_fixed_code(address).session


def test_fixed_code_is_nobody_else_s(db: None):
    staff(REAL, StaffRole.ADMINISTRATOR)

    assert "_auth_user_id" not in try_with_the_fixed_code(REAL).session


def test_trying_the_demo_out_has_no_limit(coordinator: User):
    for _ in range(12):
        assert "_auth_user_id" in try_with_the_fixed_code(DEMO).session
