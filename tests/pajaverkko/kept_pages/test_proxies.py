"""Proxies that keep pages are told before whoever made a change is answered; and what they may keep, and how long."""

import http.server
import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from base.page_cache import proxies
from base.page_cache.proxies import SECONDS, tell_proxies_if_moved
from base.page_cache.services import public_has_changed
from base.users import User
from network.materials.pages import MaterialPage
from network.regions.pages import CentrePage
from pajaverkko.settings import environment
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.mail import free_port
from tests.staff import signed_in_client

pytestmark = pytest.mark.django_db


class FakeProxy(http.server.ThreadingHTTPServer):
    """Hears what a proxy would hear."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        super().__init__(("127.0.0.1", 0), Hearing)


class Babbling(socketserver.BaseRequestHandler):
    """Something else than a proxy stands at the address."""

    def handle(self) -> None:
        self.request.recv(1000)
        self.request.sendall(b"SSH-2.0-OpenSSH_9.9\r\n")


class Hearing(http.server.BaseHTTPRequestHandler):
    server: FakeProxy

    def do_PURGE(self) -> None:
        self.server.heard.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def proxy(settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProxy]:
    """The site keeps pages and has told it of the version of now."""
    fake = FakeProxy()
    threading.Thread(target=fake.serve_forever, daemon=True).start()
    monkeypatch.setenv("PAJAVERKKO_PROXIES", f"http://127.0.0.1:{fake.server_port}")
    monkeypatch.setattr(proxies, "_told", [""])
    settings.WAGTAILFRONTENDCACHE = environment.proxies()  # type: ignore[attr-defined]
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
    tell_proxies_if_moved()
    fake.heard.clear()
    yield fake
    fake.shutdown()
    fake.server_close()


@pytest.fixture
def material(centre_page: CentrePage) -> MaterialPage:
    return MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page), title="Roolikartta")


def test_proxy_has_heard_before_the_change_is_answered(material: MaterialPage, proxy: FakeProxy, administrator: User):
    client = signed_in_client(administrator)
    tell_proxies_if_moved()
    proxy.heard.clear()

    client.post("/api/v1/materials/")
    client.get(f"/admin/pages/{material.pk}/unpublish/")
    assert proxy.heard == []

    client.post(f"/admin/pages/{material.pk}/unpublish/")
    assert proxy.heard == ["/"]

    client.post("/api/v1/materials/")
    assert proxy.heard == ["/"]


def test_what_a_command_or_the_worker_has_changed_is_told_of_by_the_worker(site: Trunk, proxy: FakeProxy):
    tell_proxies_if_moved(until_heard=True)
    proxy.heard.clear()
    public_has_changed(by=None)

    assert tell_proxies_if_moved(until_heard=True)
    assert not tell_proxies_if_moved(until_heard=True)
    assert proxy.heard == ["/"]


def test_proxy_that_is_away_is_told_again_by_the_worker_and_keeps_nobody_waiting(
    site: Trunk, proxy: FakeProxy, settings: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    there = settings.WAGTAILFRONTENDCACHE  # type: ignore[attr-defined]
    monkeypatch.setenv("PAJAVERKKO_PROXIES", f"http://127.0.0.1:{free_port()}")
    settings.WAGTAILFRONTENDCACHE = environment.proxies()  # type: ignore[attr-defined]
    public_has_changed(by=None)
    assert tell_proxies_if_moved(until_heard=True)
    assert tell_proxies_if_moved(until_heard=True)
    assert "A proxy was not told" in caplog.text
    settings.WAGTAILFRONTENDCACHE = there  # type: ignore[attr-defined]
    assert tell_proxies_if_moved(until_heard=True)
    assert proxy.heard == ["/"]


def test_what_is_no_proxy_breaks_nothing(
    site: Trunk, settings: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Babbling) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        monkeypatch.setenv("PAJAVERKKO_PROXIES", f"http://127.0.0.1:{other.server_address[1]}")
        settings.WAGTAILFRONTENDCACHE = environment.proxies()  # type: ignore[attr-defined]
        public_has_changed(by=None)
        assert tell_proxies_if_moved(until_heard=True)
        other.shutdown()
    assert "A proxy was not told" in caplog.text


def test_page_may_be_kept_for_seconds_and_no_minute_longer(site: Trunk, proxy: FakeProxy, stranger: Client):
    before = int(timezone.now().timestamp())
    for _look in range(2):
        told = int(stranger.get("/")["X-Accel-Expires"].removeprefix("@"))
        assert before < told <= int(timezone.now().timestamp()) + SECONDS
        assert told // 60 == before // 60 or told % 60 == 0


def test_page_that_counts_its_readers_or_is_somebody_s_is_never_kept_by_a_proxy(
    material: MaterialPage, proxy: FakeProxy, stranger: Client, administrator: User
):
    assert "X-Accel-Expires" not in stranger.get(material.url)
    assert "X-Accel-Expires" not in stranger.get("/search/?q=kortit")
    assert "X-Accel-Expires" not in stranger.get("/sign-in/")
    assert "X-Accel-Expires" not in signed_in_client(administrator).get("/")


def test_without_a_proxy_nothing_is_said_of_it(site: Trunk, stranger: Client, settings: object):
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
    assert "X-Accel-Expires" not in stranger.get("/")


@pytest.mark.parametrize("value", ["proxy:8080", "ftp://proxy", "http://", "http://proxy:8080/purge"])
def test_wrong_address_of_a_proxy_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("PAJAVERKKO_PROXIES", f"http://first:8080, {value}")
    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_PROXIES must look like"):
        environment.proxies()
