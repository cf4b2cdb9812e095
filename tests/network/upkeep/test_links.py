"""Links that lead nowhere are found by a daily round, and by two failures on different days."""

import datetime
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from base.links import NO_ANSWER, NotPublicError, is_there, refuse_private, status_of
from base.users import User
from network.materials.pages import MaterialPage
from network.upkeep.models import CheckedLink
from network.upkeep.queries import addresses_of
from network.upkeep.services import check_links, note_links
from tests.factories.network import CheckedLinkFactory, MaterialBankPageFactory, MaterialPageFactory

DAY = datetime.timedelta(days=1)


class Elsewhere(BaseHTTPRequestHandler):
    """A web server with pages that are there, gone, moved, or only for browsers."""

    def do_HEAD(self) -> None:
        self._answer(405 if self.path == "/no-head" else None)

    def do_GET(self) -> None:
        self._answer(None)

    def _answer(self, status: int | None) -> None:
        known = {
            "/there": 200,
            "/ty%C3%B6": 200,
            "/ty%C3%B6?haku=%C3%A4iti&b=1": 200,
            "/gone": 404,
            "/moved": 301,
            "/out": 302,
            "/no-head": 200,
            "/locked": 403,
        }
        self.send_response(status or known.get(self.path, 500))
        if self.path == "/moved":
            self.send_header("Location", "/there")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    settings.LINKS_MAY_BE_LOCAL = True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "there"),
    [("/there", True), ("/moved", True), ("/no-head", True), ("/locked", True), ("/gone", False), ("/broken", False)],
)
def test_address_is_there_when_a_reader_would_see_something(elsewhere: str, path: str, there: bool) -> None:
    assert is_there(status_of(f"{elsewhere}{path}")) is there


def test_host_that_does_not_answer_is_not_there(elsewhere: str) -> None:
    assert status_of("http://127.0.0.1:9/") == NO_ANSWER
    assert not is_there(NO_ANSWER)


PRIVATE = (
    *("http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "http://[64:ff9b::7f00:1]/"),
    *("http://[2002:7f00:1::]/", "http://127.0.0.1:8000/", "ftp://opas.example/", "file:///etc/hostname"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(NotPublicError):
        refuse_private(address)


def test_redirect_into_a_private_network_is_not_followed(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(address: str) -> None:
        asked.append(address)
        if address.endswith("/there"):
            raise NotPublicError(address)

    monkeypatch.setattr("base.links.refuse_private", refuse)

    assert status_of(f"{elsewhere}/moved") == NO_ANSWER
    assert asked == [f"{elsewhere}/moved", f"{elsewhere}/there"]


def test_host_of_a_private_network_is_not_asked_although_it_answers(elsewhere: str, settings) -> None:
    assert is_there(status_of(f"{elsewhere}/there"))
    settings.LINKS_MAY_BE_LOCAL = False

    assert status_of(f"{elsewhere}/there") == NO_ANSWER


@pytest.mark.parametrize("path", ["/työ", "/ty%C3%B6", "/työ?haku=äiti&b=1"])
def test_address_with_finnish_letters_is_asked_as_a_browser_asks_it(elsewhere: str, path: str) -> None:
    assert is_there(status_of(f"{elsewhere}{path}"))


def test_bracket_that_the_address_opened_belongs_to_it(material: MaterialPage) -> None:
    material.link = "https://opas.example/Osallisuus_(oppiaine)"
    material.body = [("text", "<p>(katso https://opas.example/muu).</p>")]

    assert addresses_of(material) == {"https://opas.example/Osallisuus_(oppiaine)", "https://opas.example/muu"}


@pytest.fixture
def material(centre_page) -> MaterialPage:
    return MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page), link="https://opas.example/gone")


def test_links_of_live_materials_are_noted_and_forgotten_with_them(material: MaterialPage) -> None:
    body = [("text", '<p>Lue <a href="https://opas.example/?a=1&amp;b=2">lisää</a>.</p>')]
    MaterialPageFactory(parent=material.get_parent().specific, body=body)
    MaterialPageFactory(parent=material.get_parent().specific, link="https://luonnos.example/", published=False)

    note_links(by=None)
    assert set(CheckedLink.objects.values_list("address", flat=True)) == {
        "https://opas.example/gone",
        "https://opas.example/?a=1&b=2",
    }
    assert CheckedLink.objects.get(address="https://opas.example/gone").materials.get() == material

    material.unpublish()
    note_links(by=None)
    assert CheckedLink.objects.count() == 1


def test_link_is_broken_after_two_failures_and_whole_after_one_answer(material: MaterialPage) -> None:
    note_links(by=None)
    now = timezone.now()

    def stand(days: int, status: int) -> bool:
        check_links(at=now + days * DAY, by=None, ask=lambda address: status)
        return CheckedLink.objects.get().is_broken

    assert [stand(0, 404), stand(1, 404), stand(2, 200)] == [False, True, False]


def test_link_that_works_is_asked_once_a_week(material: MaterialPage) -> None:
    CheckedLinkFactory(address="https://opas.example/yes")
    asked: list[str] = []
    now = timezone.now()
    for days in range(8):
        check_links(
            at=now + days * DAY + datetime.timedelta(minutes=days), by=None, ask=lambda a: asked.append(a) or 200
        )

    assert asked == ["https://opas.example/yes"] * 2


def test_coordinator_sees_own_broken_links_only(
    signed_in: Callable, coordinator: User, other_centre_page, material: MaterialPage
) -> None:
    foreign = MaterialPageFactory(parent=MaterialBankPageFactory(parent=other_centre_page), title="Vieras opas")
    for page, address in ((material, "https://opas.example/gone"), (foreign, "https://vieras.example/gone")):
        CheckedLinkFactory(address=address, failures=2, status=404).materials.add(page)

    shown = signed_in(coordinator).get("/admin/care/").content.decode()

    assert "https://opas.example/gone" in shown
    assert "vieras" not in shown
