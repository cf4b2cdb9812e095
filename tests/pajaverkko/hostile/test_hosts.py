"""A forged host gets nothing, and no link in a message is made of the host that a request names."""

import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from base.outbox.models import Letter
from base.users import User
from network.personal_links.services import answer_requests
from network.staff.choices import StaffRole
from tests.architecture.tree import ROOT
from tests.factories.network import CentreFactory, OrganisationFactory, ReplyAddressFactory, SuggestionFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.mail import Box, mail_server

pytestmark = pytest.mark.django_db
HOSTS = (
    *(
        "paha.test",
        "paha.test:443",
        "testserver.paha.test",
        "paha.test/testserver",
        "testserver@paha.test",
        "testserver:80@paha.test",
    ),
    *(
        "testserver#.paha.test",
        "testserver,paha.test",
        "testserver paha.test",
        "testserver\tpaha.test",
        "testserver\r\nX-A: b",
    ),
    *(
        "*",
        ".testserver",
        "testserver:abc",
        "[::1",
        "[paha]",
        "0x7f.1",
        "ｔestserver",
        "ä.test",
        "xn--",
        "%74estserver",
        "",
    ),
    *("<script>", "127.0.0.1.paha.test", "a" * 300, "\x00testserver"),
)
NAMED = ("x-forwarded-host", "x-host", "x-original-host", "x-forwarded-server", "forwarded", "x-http-host-override")
"""Where else a host may be named; none of them counts."""
READS_HOST = re.compile(r"\b(?:get_host|build_absolute_uri|HTTP_HOST|SERVER_NAME)\b")
SHOWS_HOST = {
    "site/base/page_cache/middleware.py": "which page is kept for whom; a host that is not ours has none",
    "site/base/sites.py": "which site is asked for; a host that is not ours is refused before",
    "templates/components/meta.html": "the picture of a page that is shared, on the page itself",
    "templates/network/personal_links/code.html": "the address beside a code, on the page where it is made",
}
"""Pages at a host that is allowed, shown to those who asked for them at this host, and kept for those who ask there."""
ADDRESS = re.compile(r"https?://[^\s/]+")


@pytest.mark.parametrize("host", HOSTS, ids=ascii)
def test_forged_host_is_a_bad_request_and_not_repeated(site: Trunk, host: str) -> None:
    for place in ("/", "/own/link/", "/sign-in/", "/admin/", "/sitemap.xml"):
        answer = Client(raise_request_exception=False).get(place, headers={"host": host})

        assert answer.status_code == 400, place
        assert "paha" not in answer.content.decode()


@pytest.mark.parametrize("name", NAMED)
def test_host_that_is_named_beside_counts_for_nothing(site: Trunk, name: str) -> None:
    told = "host=paha.test" if name == "forwarded" else "paha.test"
    for place in ("/", "/own/link/", "/sign-in/", "/admin/", "/sitemap.xml", "/robots.txt"):
        answer = Client().get(place, headers={name: told})

        assert answer.status_code in {200, 302}
        assert "paha" not in str(answer.headers) + answer.content.decode()


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_server() as found:
        yield found


def test_links_in_messages_are_made_of_the_site_s_own_address(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client], settings: Settings
) -> None:
    """Whatever the host of the request is: here even one that is not the site's own, were it allowed."""
    settings.ALLOWED_HOSTS = ["*"]
    forged = {"host": "paha.test", **dict.fromkeys(NAMED, "paha.test")}
    make_person(CentreFactory(organisation=OrganisationFactory()), email="kuutti@posti.example")
    suggestion = SuggestionFactory(bank=site.materials)
    ReplyAddressFactory(suggestion=suggestion, address="c@posti.example")
    sent = {"key": str(uuid.uuid4()), "website": ""}
    staff = signed_in(administrator)

    Client().post("/own/link/", sent | {"address": "kuutti@posti.example"}, headers=forged)
    answer_requests(by=None)
    Client().post("/contact/", sent | {"message": "Hei", "email": "a@posti.example", "phone": ""}, headers=forged)
    invitation = {"email": "b@keskus.test", "role": StaffRole.AUDITOR, "language": "fi", "name": "", "ends_on": ""}
    staff.post(reverse("staff_modeladmin_create"), invitation, headers=forged)
    staff.post(f"/admin/suggestions/{suggestion.pk}/", {"act": "answer", "words": "Kiitos!"}, headers=forged)

    bodies = [letter.body for letter in Letter.objects.all()]
    assert len(bodies) == 4
    found = {address for body in bodies for address in ADDRESS.findall(body)}
    assert found == {settings.WAGTAILADMIN_BASE_URL}


def _files() -> Iterator[Path]:
    for folder in ("site", "network", "workshops", "templates"):
        yield from (file for file in (ROOT / folder).rglob("*") if file.suffix in {".py", ".html"})


def test_host_of_the_request_is_read_nowhere_else() -> None:
    found = {str(file.relative_to(ROOT)) for file in _files() if READS_HOST.search(file.read_text(encoding="utf-8"))}

    assert found <= SHOWS_HOST.keys()
