"""Links to own pages are limited per address of mail and per network address; what is forged changes no limit."""

import itertools
import time
import uuid
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.test import Client, RequestFactory
from pytest_django import Settings

from base.outbox.models import Letter
from network.personal_links.models import LinkRequest
from network.personal_links.services import answer_requests
from network.personal_links.services.links import MOST_REQUESTS
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db
LINK, SIGN_IN = "/own/link/", "/sign-in/"
FROM_ONE_PLACE = 50
FORGED = 1_000
KNOWN, UNKNOWN = "kuutti@posti.example", "tuntematon@posti.example"


@pytest.fixture(autouse=True)
def _site(site: Trunk) -> None:
    make_person(CentreFactory(organisation=OrganisationFactory()), email=KNOWN)


def ask(address: str, place: str = "192.0.2.1", forwarded: str = "", at: str = LINK) -> int:
    """Somebody asks for a link, or for a code to sign in, from a network address; what is answered."""
    values = {"key": str(uuid.uuid4()), "address": address, "email": address, "website": ""}
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return Client().post(at, values, headers=headers, REMOTE_ADDR=place).status_code


def test_library_that_shares_one_address_may_ask_for_fifty_links_in_a_quarter_of_an_hour() -> None:
    answers = [ask(f"lukija{number}@posti.example") for number in range(FROM_ONE_PLACE + 1)]

    assert answers == [HTTPStatus.FOUND] * FROM_ONE_PLACE + [HTTPStatus.TOO_MANY_REQUESTS]
    assert LinkRequest.objects.count() == FROM_ONE_PLACE
    assert ask("lukija@posti.example", place="192.0.2.2") == HTTPStatus.FOUND


def test_limit_slows_down_and_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(FROM_ONE_PLACE):
        ask(f"lukija{number}@posti.example")
    assert ask(KNOWN) == HTTPStatus.TOO_MANY_REQUESTS

    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)
    assert ask(KNOWN) == HTTPStatus.FOUND


def test_refusal_is_the_same_for_known_and_unknown_addresses() -> None:
    for number in range(FROM_ONE_PLACE):
        ask(f"lukija{number}@posti.example")

    pages = [
        Client().post(LINK, {"key": str(uuid.uuid4()), "address": address, "website": ""}, REMOTE_ADDR="192.0.2.1")
        for address in (KNOWN, UNKNOWN)
    ]
    assert pages[0].content == pages[1].content


def test_one_address_of_mail_gets_three_links_an_hour_wherever_it_is_asked_for() -> None:
    """The answer to each is the same: that there are no more messages is seen by the owner of the address alone."""
    answers = [ask(KNOWN, place=f"192.0.2.{number}") for number in range(20)]
    answer_requests(by=None)

    assert set(answers) == {HTTPStatus.FOUND}
    assert Letter.objects.count() <= MOST_REQUESTS


def test_page_may_be_looked_at_as_often_as_one_likes() -> None:
    for _ in range(FROM_ONE_PLACE + 5):
        assert Client().get(LINK, REMOTE_ADDR="192.0.2.1").status_code == HTTPStatus.OK


def forged() -> Iterator[str]:
    """Values of X-Forwarded-For that claim to come from elsewhere."""
    odd = [
        "",
        " ",
        ",",
        "unknown",
        "_hidden",
        "::1",
        "[2001:db8::1]:80",
        "127.0.0.1",
        "a\tb",
        "<script>",
        "1.2.3",
        "-1",
    ]
    for number in range(FORGED):
        claimed = f"198.51.{number // 250}.{number % 250 + 1}"
        yield (
            odd[number % len(odd)] + ("," if number % 3 else "") + (claimed if number % 2 else f"{claimed}, {claimed}")
        )


@pytest.mark.parametrize("proxies", [0, 1])
def test_forged_addresses_change_nothing_of_who_is_counted(
    settings: Settings, rf: RequestFactory, proxies: int
) -> None:
    """Without a proxy the header counts for nothing; behind one, only what the proxy itself has added at its end."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    end, sender = (", 192.0.2.1", "10.0.0.1") if proxies else ("", "192.0.2.1")
    requests = [rf.post(LINK, headers={"x-forwarded-for": f"{told}{end}"}, REMOTE_ADDR=sender) for told in forged()]

    assert len(requests) == FORGED
    assert {get_adapter().get_client_ip(request) for request in requests} == {"192.0.2.1"}


@pytest.mark.parametrize("at", [LINK, SIGN_IN])
def test_forged_addresses_pass_no_limit(at: str) -> None:
    for number in range(FROM_ONE_PLACE):
        assert ask(f"lukija{number}@posti.example", at=at) == HTTPStatus.FOUND

    some = itertools.islice(forged(), 0, FORGED, 60)
    assert HTTPStatus.FOUND not in {ask(KNOWN, forwarded=claimed, at=at) for claimed in some}


@pytest.mark.parametrize("at", [LINK, SIGN_IN])
def test_what_a_proxy_can_never_send_is_refused_and_no_error(settings: Settings, at: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    for claimed in ("unknown", " ", ",", "1.2.3", "<script>", "9" * 400):
        assert ask(KNOWN, forwarded=claimed, at=at) in {HTTPStatus.FORBIDDEN, HTTPStatus.FOUND}


def test_limits_are_kept_without_anybody_s_address() -> None:
    """They lie in a table, from which nobody is to read who has asked from where."""
    ask(KNOWN, place="203.0.113.77")
    ask(KNOWN, place="203.0.113.77", at=SIGN_IN)

    assert found_in_database("203.0.113.77") == []
    caches["shared"].clear()


def test_without_the_limit_links_can_be_asked_for_without_end(settings: Settings) -> None:
    """Shows that it is this limit that the others meet."""
    settings.ACCOUNT_RATE_LIMITS = {
        name: rate for name, rate in settings.ACCOUNT_RATE_LIMITS.items() if name != "ask_for_link"
    }

    assert {ask(f"lukija{number}@posti.example") for number in range(FROM_ONE_PLACE + 5)} == {HTTPStatus.FOUND}
