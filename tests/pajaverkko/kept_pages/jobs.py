"""What a process does beside the web server: it changes a page, tells a proxy as the worker does, and is a crowd."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.cache import caches
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from base.page_cache.middleware import ServeKept
from base.page_cache.proxies import tell_proxies_if_moved
from pajaverkko.home.pages import HomePage
from pajaverkko.settings import environment
from tests.factories.pajaverkko import make_trunk


def begin() -> None:
    make_trunk()


def change_and_tell(title: str, proxy: str) -> float:
    """Seconds that telling took."""
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    home.title = title
    home.save_revision().publish()
    os.environ["PAJAVERKKO_PROXIES"] = proxy
    begun = time.monotonic()
    with override_settings(WAGTAILFRONTENDCACHE=environment.proxies()):
        assert tell_proxies_if_moved(until_heard=True)
    return time.monotonic() - begun


CROWD, SLOW = 5, 0.4


class Slowly:
    """Makes a page in 0.4 s; knows how often it did, and how many pages it made at once at most."""

    def __init__(self, tag: str) -> None:
        self.tag, self.times, self.at_once, self.most, self.lock = tag, 0, 0, 0, threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self.lock:
            self.times += 1
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        time.sleep(SLOW)
        with self.lock:
            self.at_once -= 1
        response = HttpResponse("Sivu")
        if self.tag:
            response.kept_tag = self.tag  # type: ignore[attr-defined]
        return response


def crowd_comes_twice(tag: str) -> list[tuple[int, int]]:
    """Each time how often the page was made, and how many were made at once. Without a tag it is each reader's own."""
    found = []
    for _time in range(2):
        caches["pages"].clear()
        page = Slowly(tag)
        serve = ServeKept(page)
        with ThreadPoolExecutor(CROWD) as pool:
            assert set(pool.map(lambda _number, serve=serve: _asks(serve), range(CROWD))) == {b"Sivu"}
        found.append((page.times, page.most))
    return found


def _asks(serve: ServeKept) -> bytes:
    try:
        answer = serve(RequestFactory().get("/ohjelma/", SERVER_NAME="127.0.0.1"))
        return bytes(answer.content)  # type: ignore[attr-defined]
    finally:
        connections.close_all()
