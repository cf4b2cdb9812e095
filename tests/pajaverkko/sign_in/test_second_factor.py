"""The second step of signing in: without it a session opens nothing but the pages where it is given."""

import time
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.users import User
from network.staff.choices import StaffRole
from pajaverkko import guards
from pajaverkko.sign_in import receivers
from pajaverkko.sign_in.services import SECOND_FACTOR, reset_second_factor
from tests.factories.base import SiteDocumentFactory
from tests.mail import Box, mail_server
from tests.pajaverkko.sign_in.test_codes import CODE, KNOWN, START, arrived, ask, code_in
from tests.reading import document, text_of
from tests.staff import staff

SECOND = "/sign-in/second/"
SETTING_UP = "/sign-in/security/"


@pytest.fixture
def account(db: None) -> User:
    return staff(KNOWN, StaffRole.ADMINISTRATOR)


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_server() as found:
        yield found


def shown_by_the_app(secret: str, steps: int = 0) -> str:
    """What an app that has the secret shows now, or some steps of thirty seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_app(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def first_step(client: Client, box: Box) -> str:
    """Sign in by code; where that leads."""
    ask(client, KNOWN)
    arrived(box, len(box.messages) or 1)
    return str(client.post(CODE, {"code": code_in(box), "next": "/admin/"}).url)


def test_first_time_a_second_factor_is_taken_into_use(
    account: User, box: Box, stranger: Client, monkeypatch: pytest.MonkeyPatch
):
    # What follows a commit follows inside the request; the transaction of a test is never committed.
    monkeypatch.setattr(transaction, "on_commit", lambda act, **words: act())

    assert first_step(stranger, box) == "/admin/"
    led = stranger.get("/admin/")
    assert led.url == f"{SETTING_UP}?next=%2Fadmin%2F"
    page = stranger.get(f"{SETTING_UP}app/")
    secret = document(page).select_one("code.secret").get_text()

    done = stranger.post(f"{SETTING_UP}app/", {"code": shown_by_the_app(secret)})
    codes = stranger.get(done.url)

    assert done.url == f"{SETTING_UP}codes/"
    assert len(document(codes).select("ul.spare code")) == 10
    assert stranger.get("/admin/").status_code == 200
    assert document(stranger.get(done.url)).select("ul.spare code") == []


def test_wrong_code_of_the_app_takes_nothing_into_use(account: User, box: Box, stranger: Client):
    first_step(stranger, box)
    stranger.get(f"{SETTING_UP}app/")

    answer = stranger.post(f"{SETTING_UP}app/", {"code": "000000"})

    assert answer.status_code == 200
    assert document(answer).select("[role=alert]")
    assert not Authenticator.objects.exists()
    assert stranger.get("/admin/").status_code == 302


def test_second_step_is_asked_for_after_the_code(account: User, box: Box, stranger: Client):
    secret = with_app(account)
    assert first_step(stranger, box) == SECOND
    assert "_auth_user_id" not in stranger.session
    assert stranger.get("/admin/").url.startswith(START)
    assert stranger.get(SECOND).status_code == 200

    answer = stranger.post(SECOND, {"code": shown_by_the_app(secret)})

    assert answer.url == "/admin/"
    assert stranger.get("/admin/").status_code == 200


@pytest.mark.parametrize("code", ["", "000000", "ÄÖ", "1" * 500, "a code of five minutes ago"])
def test_wrong_second_code_lets_nobody_in(account: User, box: Box, stranger: Client, code: str):
    secret = with_app(account)
    first_step(stranger, box)

    answer = stranger.post(SECOND, {"code": shown_by_the_app(secret, -10) if "five" in code else code})

    assert answer.status_code == 200
    assert "_auth_user_id" not in stranger.session


def test_second_codes_cannot_be_guessed_without_end(account: User, box: Box, stranger: Client):
    secret = with_app(account)
    first_step(stranger, box)
    for _ in range(10):
        stranger.post(SECOND, {"code": "000000"})

    stranger.post(SECOND, {"code": shown_by_the_app(secret)})

    assert "_auth_user_id" not in stranger.session


def test_code_of_the_app_is_good_once(account: User, box: Box, stranger: Client):
    secret, code = with_app(account), None
    first_step(stranger, box)
    code = shown_by_the_app(secret)
    stranger.post(SECOND, {"code": code})
    again = Client()
    ask(again, KNOWN)
    arrived(box, 2)
    again.post(CODE, {"code": code_in(box)})

    again.post(SECOND, {"code": code})

    assert "_auth_user_id" not in again.session


def test_spare_code_lets_in_once(account: User, box: Box, stranger: Client):
    with_app(account)
    spare = RecoveryCodes.activate(account).get_unused_codes()
    first_step(stranger, box)

    stranger.post(SECOND, {"code": spare[0]})

    assert stranger.get("/admin/").status_code == 200
    assert len(Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()) == 9


def test_secrets_are_sealed_in_the_database(account: User):
    secret = with_app(account)

    assert secret not in str(Authenticator.objects.get().data)


DOORS = ["/admin/", "/admin/staff/", "/admin/users/", "/admin/pages/", "/admin/api/main/pages/", "/admin/account/"]


@pytest.fixture
def half_way(account: User) -> Client:
    """A browser in which only the first step was done."""
    client = Client()
    client.force_login(account)
    return client


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["get", "post", "head", "options"])
def test_admin_is_closed_without_the_second_step(half_way: Client, door: str, method: str):
    answer = getattr(half_way, method)(door)

    assert answer.status_code == 302
    assert answer.url.startswith(SETTING_UP)


def test_admin_asks_for_the_second_step_where_there_is_one(half_way: Client, account: User):
    secret = with_app(account)
    led = half_way.get("/admin/staff/")
    assert led.url == "/sign-in/again/?next=%2Fadmin%2Fstaff%2F"

    answer = half_way.post(led.url, {"code": shown_by_the_app(secret), "next": "/admin/staff/"})

    assert answer.url == "/admin/staff/"
    assert half_way.get("/admin/staff/").status_code == 200


def test_without_the_guard_the_admin_is_open(half_way: Client, monkeypatch: pytest.MonkeyPatch):
    """Sabotage: what the tests above would see if the guard were taken away."""
    monkeypatch.setattr(guards, "has_passed", lambda request: True)

    assert half_way.get("/admin/").status_code == 200


def test_second_step_of_somebody_else_counts_for_nothing(half_way: Client, account: User):
    session = half_way.session
    session[SECOND_FACTOR] = account.pk + 1
    session.save()

    assert half_way.get("/admin/").status_code == 302


def test_files_of_drafts_are_closed_without_the_second_step(site, half_way: Client, signed_in: Callable, account: User):
    file = SiteDocumentFactory()

    assert half_way.get(file.url).status_code == 404
    answer = signed_in(account).get(file.url)
    assert answer.status_code == 200
    answer.close()


def test_front_page_knows_nobody_without_the_second_step(site, half_way: Client, signed_in: Callable, account: User):
    assert "wagtail-userbar" not in half_way.get("/").content.decode()
    assert "wagtail-userbar" in signed_in(account).get("/").content.decode()


def test_half_way_one_can_sign_out(half_way: Client):
    assert half_way.post("/admin/logout/").status_code == 302
    assert "_auth_user_id" not in half_way.session


@pytest.mark.parametrize("place", ["", "app/", "passkeys/add/", "passkeys/"])
def test_pages_of_setting_up_are_there_half_way(half_way: Client, place: str):
    answer = half_way.get(SETTING_UP + place)

    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert not document(answer).select("style, [style], script:not([src]):not([type='application/json'])")


def test_second_factor_that_is_taken_away_is_asked_for_anew(signed_in: Callable, account: User):
    secret = with_app(account)
    client = signed_in(account)
    client.get(f"{SETTING_UP}app/end/")
    client.post("/sign-in/again/", {"code": shown_by_the_app(secret)})

    client.post(f"{SETTING_UP}app/end/")

    assert not Authenticator.objects.exists()
    assert client.get("/admin/").url.startswith(SETTING_UP)
    entry = AuditEntry.objects.get(act=Act.TOOK_FACTOR)
    assert (entry.account, entry.reference, entry.fields) == (account.pk, f"ACCOUNT-{account.pk}", "totp")


def test_second_factor_whose_end_cannot_be_noted_stays(
    signed_in: Callable, account: User, monkeypatch: pytest.MonkeyPatch
):
    def fail(**words: object) -> None:
        raise OSError("full")

    secret = with_app(account)
    client = signed_in(account)
    client.post("/sign-in/again/", {"code": shown_by_the_app(secret)})
    monkeypatch.setattr(receivers, "note_lost_factor", fail)

    with pytest.raises(OSError, match="full"):
        client.post(f"{SETTING_UP}app/end/")

    assert Authenticator.objects.exists()


def test_administrator_helps_somebody_whose_phone_is_gone(signed_in: Callable, account: User, coordinator: User):
    with_app(coordinator)
    theirs, place = signed_in(coordinator), f"/admin/accounts/{coordinator.pk}/second-factor/"
    assert coordinator.first_name in text_of(signed_in(account).get(place))

    signed_in(account).post(place)

    assert not Authenticator.objects.exists()
    assert theirs.get("/admin/").url.startswith(START)


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_administrators_take_away_a_second_factor(
    signed_in: Callable, coordinator: User, account: User, method: str
):
    with_app(account)

    answer = getattr(signed_in(coordinator), method)(f"/admin/accounts/{account.pk}/second-factor/")

    assert answer.status_code == 404
    assert Authenticator.objects.exists()
    with pytest.raises(PermissionDenied):
        reset_second_factor(user=account, by=coordinator)


def test_demo_s_accounts_pass_without_where_the_demo_is_allowed(settings: Settings, coordinator: User):
    client = Client()
    client.force_login(coordinator)
    assert client.get("/admin/").status_code == 200

    settings.DEMO_ALLOWED = False

    assert client.get("/admin/").url == START
    assert "_auth_user_id" not in client.session
