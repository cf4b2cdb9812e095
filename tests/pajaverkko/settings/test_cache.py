"""The caches by PAJAVERKKO_CACHE, with a real Redis: what is kept is for all, and may be away; limits must hold."""

import logging
import socket
import time
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from redis import Redis

from base import tolerant_cache
from pajaverkko import health
from pajaverkko.settings import environment
from tests.factories.network import ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import text_of
from tests.redis import OwnRedis, redis

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server() -> Iterator[OwnRedis]:
    with redis() as own:
        yield own


@pytest.fixture
def shared(server: OwnRedis, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnRedis]:
    """The site uses it for all its caches, and keeps pages."""
    monkeypatch.setenv("PAJAVERKKO_CACHE", server.address)
    with override_settings(CACHES=environment.caches(), PAGES_ARE_KEPT=True):
        yield server
        with Redis.from_url(server.address) as client:
            client.flushall()


def test_pages_are_kept_for_all_machines(shared: OwnRedis, site: Trunk):
    first = Client().get("/")
    with Redis.from_url(shared.address) as client:
        assert list(client.keys("pajaverkko-pages:*"))
        assert client.ttl(client.keys("pajaverkko-pages:*")[0]) <= 60
    again = Client().get("/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_change_shows_at_once_with_it_too(shared: OwnRedis, site: Trunk):
    assert "Etusivu vanhalla nimellä" not in text_of(Client().get("/"))
    site.home.title = "Etusivu vanhalla nimellä"
    site.home.save_revision().publish()
    assert "Etusivu vanhalla nimellä" in text_of(Client().get("/"))


def test_limits_lie_in_the_table_whatever_happens_to_the_server(shared: OwnRedis, site: Trunk):
    caches["shared"].set("limit of lukija@kunta.example", 1, 60)
    with Redis.from_url(shared.address) as client:
        assert not [key for key in client.keys("*") if b"lukija" in key]
        client.flushall()
    assert caches["shared"].get("limit of lukija@kunta.example") == 1


def test_clearing_takes_only_what_is_its_own(shared: OwnRedis, site: Trunk):
    with Redis.from_url(shared.address) as client:
        client.set("of somebody else", 1)
        for number in range(1200):
            caches["default"].set(f"one-{number}", number, 60)
        caches["pages"].set("page", 1, 60)
        caches["default"].clear()
        assert sorted(client.keys("*")) == [b"of somebody else", b"pajaverkko-pages:1:page"]


def test_without_the_server_pages_are_made_anew_and_limits_hold(
    shared: OwnRedis, site: Trunk, caplog: pytest.LogCaptureFixture
):
    shared.stop()
    try:
        with caplog.at_level(logging.WARNING):
            assert Client().get("/").status_code == 200
        assert "The cache does not answer" in caplog.text
        tried = [caches["pages"].get_many(["a"]), caches["pages"].set_many({"a": 1}), caches["pages"].delete("a")]
        assert tried == [{}, [], False]
        assert (caches["pages"].add("a", 1), caches["pages"].get("a", "none"), caches["pages"].has_key("a")) == (
            False,
            "none",
            False,
        )
        assert caches["pages"].get_or_set("a", lambda: ThemeFactory.build().slug)
        assert caches["pages"].clear() is None
        caches["shared"].set("a", 1, 60)
        assert caches["shared"].get("a") == 1
        health.look_anew()
        assert health.checked()["cache"] is False
        assert Client().get("/readyz").status_code == 200
    finally:
        shared.start()
    tolerant_cache.ask_again()
    health.look_anew()
    assert "ETag" in Client().get("/")
    assert health.checked()["cache"] is True


def test_server_that_does_not_answer_is_left_alone_for_a_while(site: Trunk, monkeypatch: pytest.MonkeyPatch):
    """It takes connections and says nothing: one request waits for it, the others do not."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("PAJAVERKKO_CACHE", f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        with override_settings(CACHES=environment.caches(), PAGES_ARE_KEPT=True):
            try:
                assert caches["pages"].get("first", "none") == "none"
                began = time.monotonic()
                assert [caches["pages"].get(f"{number}", "none") for number in range(50)] == ["none"] * 50
                assert time.monotonic() - began < 0.5
            finally:
                tolerant_cache.ask_again()


@pytest.mark.parametrize("value", ["localhost", "http://localhost", "redis://", "memcached://localhost"])
def test_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("PAJAVERKKO_CACHE", value)
    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_CACHE must look like"):
        environment.caches()
