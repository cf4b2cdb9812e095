"""Signing in with a code by e-mail. Whether an address has an account is told by nothing."""

import datetime
import re
import statistics
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from pytest_django import Settings

from base.users import User
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from tests.factories.base import UserFactory
from tests.mail import Box, mail_server, no_mail_server
from tests.reading import document, text_of
from tests.staff import staff

START, CODE = "/sign-in/", "/sign-in/code/"
KNOWN, UNKNOWN = "tiedossa@keskus.test", "tuntematon@keskus.test"


@pytest.fixture
def account(db: None) -> User:
    return staff(KNOWN, StaffRole.AUDITOR)


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_server() as found:
        yield found


def arrived(box: Box, number: int = 1) -> None:
    """Wait for messages: they are sent beside the request."""
    until = time.monotonic() + 10
    while len(box.messages) < number and time.monotonic() < until:
        time.sleep(0.01)
    assert len(box.messages) == number


def code_in(box: Box) -> str:
    found = re.search(r"^(\d{8})\r?$", box.messages[-1].get_content(), re.MULTILINE)
    assert found
    return found[1]


def ask(client: Client, address: str, place: str = START, **extra: str) -> object:
    return client.post(place, {"email": address}, **extra)


def test_code_of_the_mail_lets_in(account: User, box: Box, stranger: Client):
    asked = stranger.post(f"{START}?next=/admin/", {"email": KNOWN, "next": "/admin/"})
    arrived(box)
    page = stranger.get(asked.url)
    values = {"code": code_in(box), "next": document(page).select_one("[name=next]")["value"]}

    answer = stranger.post(CODE, values)

    assert asked.url == f"{CODE}?next=%2Fadmin%2F"
    assert (answer.status_code, answer.url) == (302, "/admin/")
    assert stranger.session["_auth_user_id"] == str(account.pk)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_message_is_neutral_and_in_the_language_of_the_page(account: User, box: Box, stranger: Client, language: str):
    ask(stranger, KNOWN, START if language == "fi" else f"/{language}{START}")
    arrived(box)

    (message,) = box.messages
    assert message["To"] == KNOWN
    assert not re.search(r"\d|koodi|kod|code|sign|kirjau|logga", message["Subject"], re.IGNORECASE)
    with translation.override(language):
        assert gettext("Your code is:") in message.get_content()


@pytest.mark.parametrize("code", ["", "00000000", "123456", "ÄÖ", "1" * 500])
def test_wrong_code_lets_nobody_in(account: User, box: Box, stranger: Client, code: str):
    ask(stranger, KNOWN)
    arrived(box)

    answer = stranger.post(CODE, {"code": code})

    assert answer.status_code == 200
    assert document(answer).select("[role=alert]")
    assert "_auth_user_id" not in stranger.session


def test_code_is_good_for_five_tries_and_then_no_more(account: User, box: Box, stranger: Client):
    ask(stranger, KNOWN)
    arrived(box)
    answers = [stranger.post(CODE, {"code": "00000000"}).status_code for _ in range(5)]

    late = stranger.post(CODE, {"code": code_in(box)})

    assert answers == [200, 200, 200, 200, 302]
    assert late.url == START
    assert "_auth_user_id" not in stranger.session


def test_code_is_good_for_ten_minutes(account: User, box: Box, stranger: Client, monkeypatch: pytest.MonkeyPatch):
    ask(stranger, KNOWN)
    arrived(box)
    later = time.time() + 10 * 60 + 1
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: later)

    answer = stranger.post(CODE, {"code": code_in(box)})

    assert answer.url == START
    assert "_auth_user_id" not in stranger.session


def test_code_is_good_in_its_own_window_only(account: User, box: Box, stranger: Client):
    ask(stranger, KNOWN)
    arrived(box)
    other = Client()
    ask(other, UNKNOWN)

    other.post(CODE, {"code": code_in(box)})

    assert "_auth_user_id" not in other.session


def seen(client: Client, address: str) -> list[object]:
    """Everything that a browser is told after an address was given, without what is random."""
    asked = ask(client, address)
    page = client.get(asked.url)
    wrong = client.post(CODE, {"code": "00000000"})
    texts = [text_of(page).replace(address, "…"), text_of(wrong).replace(address, "…")]
    headers = [sorted(set(answer.headers) - {"Content-Length"}) for answer in (asked, page, wrong)]
    return [asked.status_code, asked.url, page.status_code, wrong.status_code, *texts, *headers, sorted(client.cookies)]


@pytest.mark.parametrize("who", ["unknown", "closed", "without a role", "whose role is over"])
def test_answer_is_the_same_for_every_address(account: User, box: Box, who: str):
    today = timezone.localdate()
    user = UserFactory(email="toinen@keskus.test", is_active=who != "closed")
    if who in {"closed", "whose role is over"}:
        ends_on = today - datetime.timedelta(days=1) if who != "closed" else None
        Assignment.objects.bulk_create(
            [
                Assignment(
                    user=user, role=StaffRole.AUDITOR, starts_on=today - datetime.timedelta(days=9), ends_on=ends_on
                )
            ]
        )
    address = UNKNOWN if who == "unknown" else user.email

    assert seen(Client(), address) == seen(Client(), KNOWN)

    arrived(box, 1)
    assert box.messages[0]["To"] == KNOWN


def test_answer_takes_as_long_for_every_address(account: User, box: Box, settings: Settings):
    """The mail server dawdles, as they do; an answer does not wait for it."""
    settings.ACCOUNT_RATE_LIMITS = False
    box.meets = lambda step: time.sleep(0.1)

    def took(address: str) -> float:
        client, began = Client(), time.perf_counter()
        ask(client, address)
        return time.perf_counter() - began

    took(KNOWN), took(UNKNOWN)
    pairs = [(took(KNOWN), took(UNKNOWN)) for _ in range(15)]

    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert abs(known - unknown) < 0.03
    arrived(box, 16)


def test_mail_server_that_is_away_changes_nothing_of_the_answer(account: User):
    with no_mail_server():
        assert seen(Client(), KNOWN) == seen(Client(), UNKNOWN)


def times_until_refused(address: Callable[[int], str], host: Callable[[int], str]) -> int:
    """How often a code may be asked for; 100 when there is no end."""
    for number in range(100):
        answer = ask(Client(), address(number), REMOTE_ADDR=host(number))
        if answer.status_code != HTTPStatus.FOUND:
            return number
    return 100


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN])
def test_ten_codes_for_one_address_of_mail_wherever_it_is_asked_for(account: User, box: Box, address: str):
    assert times_until_refused(lambda n: address, lambda n: f"192.0.2.{n}") == 10


def test_fifty_codes_for_a_library_that_shares_one_address(account: User, box: Box):
    assert times_until_refused(lambda n: f"lukija{n}@keskus.test", lambda n: "192.0.2.1") == 50


def test_behind_a_proxy_the_limit_counts_who_asks_and_not_the_proxy(account: User, box: Box, settings: Settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def last_answer(told: Callable[[int], str]) -> int:
        for number in range(51):
            answer = Client().post(
                START, {"email": f"lukija{number}@keskus.test"}, headers={"x-forwarded-for": told(number)}
            )
        return answer.status_code

    assert last_answer(lambda n: f"192.0.2.{n}") == 302
    assert last_answer(lambda n: f"198.51.100.{n}, 192.0.2.200") == 200


def test_refusal_by_limit_is_the_same_for_every_address(account: User, box: Box):
    for address in (KNOWN, UNKNOWN):
        for number in range(10):
            ask(Client(), address, REMOTE_ADDR=f"192.0.2.{number}")

    answers = [ask(Client(), address, REMOTE_ADDR="192.0.2.99") for address in (KNOWN, UNKNOWN)]

    assert answers[0].status_code == answers[1].status_code == 200
    assert text_of(answers[0]) == text_of(answers[1])


def test_limit_is_forgotten_after_a_quarter_of_an_hour(account: User, box: Box, monkeypatch: pytest.MonkeyPatch):
    times_until_refused(lambda n: KNOWN, lambda n: f"192.0.2.{n}")
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)

    assert ask(Client(), KNOWN).status_code == 302


def test_limits_are_shared_by_all_processes(account: User, box: Box):
    """They stand in the database, not in the memory of one process."""
    from django.core.cache import caches

    times_until_refused(lambda n: KNOWN, lambda n: f"192.0.2.{n}")

    caches["default"].clear()
    assert ask(Client(), KNOWN).status_code == 200
    caches["shared"].clear()
    assert ask(Client(), KNOWN).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ei-osoite",
        "x" * 60 + "@" + "y" * 63 + "." + "z" * 63 + "." + "x" * 63 + ".test",
        "<script>@x.test",
    ],
)
def test_what_is_no_address_is_explained(db: None, stranger: Client, address: str):
    answer = ask(stranger, address)

    assert answer.status_code == 200
    assert "<script>@" not in answer.content.decode()


@pytest.mark.parametrize(
    "place", ["/sign-in/signup/", "/accounts/signup/", "/sign-in/password/reset/", "/sign-in/email/"]
)
def test_nobody_signs_up_and_nobody_has_a_password(site, stranger: Client, place: str):
    assert stranger.get(place).status_code == 404
    assert stranger.post(place, {"email": UNKNOWN, "password1": "x"}).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize("there", ["https://paha.test/", "//paha.test/", "javascript:alert(1)", "/\\paha.test"])
def test_nobody_is_led_elsewhere_after_signing_in(account: User, box: Box, stranger: Client, there: str):
    stranger.post(START, {"email": KNOWN, "next": there})
    arrived(box)

    answer = stranger.post(CODE, {"code": code_in(box), "next": there})

    assert "paha" not in answer.url
    assert "javascript" not in answer.url


def test_signing_in_gives_a_new_session(account: User, box: Box, stranger: Client):
    ask(stranger, KNOWN)
    arrived(box)
    before = stranger.cookies["sessionid"].value

    stranger.post(CODE, {"code": code_in(box)})

    assert stranger.cookies["sessionid"].value != before
    assert stranger.cookies["sessionid"]["max-age"] == 12 * 60 * 60


def test_begin_again_forgets_the_address(account: User, box: Box, stranger: Client):
    ask(stranger, KNOWN)

    stranger.post("/sign-in/out/", {"next": START})

    assert stranger.get(START).status_code == 200
    assert stranger.get(CODE).url == START


def test_sign_out_of_the_admin_ends_the_session(signed_in: Callable, administrator: User):
    client = signed_in(administrator)

    answer = client.post("/admin/logout/")

    assert answer.url == START
    assert client.get("/admin/").url == f"{START}?next=/admin/"


def test_somebody_signed_in_without_a_place_in_the_admin_is_not_sent_to_and_fro(
    site, signed_in: Callable, worker: User
):
    answer = signed_in(worker).get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0] == "/"
    assert len(answer.redirect_chain) < 4
