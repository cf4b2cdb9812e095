"""Links that lead nowhere are found by a daily round, and by two failures on different days."""

import datetime
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from base.links import NO_ANSWER, is_there, status_of
from base.users import User
from network.materials.pages import MaterialPage
from network.upkeep.models import CheckedLink
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
        known = {"/there": 200, "/gone": 404, "/moved": 301, "/out": 302, "/no-head": 200, "/locked": 403}
        self.send_response(status or known.get(self.path, 500))
        if self.path == "/moved":
            self.send_header("Location", "/there")
        if self.path == "/out":
            self.send_header("Location", "file:///etc/hostname")
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


def test_redirect_leads_to_no_file(elsewhere: str) -> None:
    assert not is_there(status_of(f"{elsewhere}/out"))


@pytest.mark.parametrize(
    "address", ["http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"]
)
def test_hosts_of_private_networks_are_not_asked(elsewhere: str, settings, address: str) -> None:
    settings.LINKS_MAY_BE_LOCAL = False

    assert status_of(f"{elsewhere}/there") == NO_ANSWER
    assert status_of(address) == NO_ANSWER


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
