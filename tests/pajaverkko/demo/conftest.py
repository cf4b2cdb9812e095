"""The demo network, built once for all tests of this folder."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from pajaverkko.demo.services import build_demo
from tests.reading import file_of

OWN_HOSTS = {"", "testserver", "localhost"}


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo on an empty site. Each test that uses it is marked with `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        build_demo(by=None)
        yield
        transaction.set_rollback(True)


@dataclass
class Visit:
    """One page as the crawl met it."""

    address: str
    status: int
    queries: int
    page: BeautifulSoup | None = None
    links: set[str] = field(default_factory=set)


@pytest.fixture(scope="package")
def crawl(demo: None) -> list[Visit]:
    """Every address of the site that can be reached from its front pages, each asked for once.

    Of the filters of a list, the first and the last value of each are followed, and nothing from there on.
    """
    client, met, waiting = Client(), {}, ["/", "/sv/", "/en/", "/search/", "/sv/search/", "/en/search/"]
    while waiting:
        address = waiting.pop()
        if address in met:
            continue
        met[address] = _visit(client, address)
        if not urlsplit(address).query:
            waiting += _followed(met[address].links)
    return list(met.values())


def _visit(client: Client, address: str) -> Visit:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    visit = Visit(address, response.status_code, len(queries))
    if response.headers["Content-Type"].startswith("text/html"):
        visit.page = BeautifulSoup(response.content, "lxml")
        visit.links = set(_addresses(visit.page, address))
    if response.streaming:
        file_of(response)
    return visit


def _addresses(page: BeautifulSoup, address: str) -> Iterator[str]:
    """Addresses of this site that the page refers to, without what stands after #."""
    for tag in page.select("[href], [src]"):
        place = urlsplit(urljoin(address, str(tag.get("href") or tag.get("src"))))
        if place.scheme in {"", "http", "https"} and place.hostname in {None, *OWN_HOSTS}:
            yield urldefrag(place._replace(scheme="", netloc="").geturl()).url


def _followed(links: set[str]) -> list[str]:
    plain = [link for link in links if not urlsplit(link).query]
    by_filter: dict[tuple[str, str], list[str]] = {}
    for link in sorted(links - set(plain)):
        place = urlsplit(link)
        by_filter.setdefault((place.path, place.query.split("=")[0]), []).append(link)
    return plain + [link for found in by_filter.values() for link in {found[0], found[-1]}]
