"""The demo network, built once for all tests of this folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from base.page_cache import parts
from pajaverkko.demo.services import build_demo
from pajaverkko.search.services import keep_files_found, keep_found
from pajaverkko.settings import demo as demo_settings
from tests.reading import file_of

OWN_HOSTS = {"", "testserver", "localhost"}


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo on an empty site. Each test that uses it is marked with `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        with override_settings(TASKS=demo_settings.TASKS):
            build_demo(by=None)
        _find_page_by_page()
        yield
        transaction.set_rollback(True)


def _find_page_by_page() -> None:
    """What is indexed after each change otherwise, once, for a page at a time as the worker does it."""
    call_command("rebuild_references_index", verbosity=0)
    keep_files_found(by=None)
    for key in Page.objects.order_by("pk").values_list("pk", flat=True):
        keep_found(keys=[key], by=None)


@dataclass
class Visit:
    """One page as the crawl met it."""

    address: str
    status: int
    queries: int
    page: lxml.html.HtmlElement | None = None
    links: set[str] = field(default_factory=set)


@pytest.fixture(scope="package")
def crawl(demo: None) -> list[Visit]:
    """Every address of the site that can be reached from its front pages, each asked for once.

    Of each filter of a list one value is followed, and of its leaves one more; nothing from there on. It takes more
    than a minute, and is met as though it were one: what is held of every page is made once.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MINUTE", 24 * 60 * 60)
        return _crawled()


def _crawled() -> list[Visit]:
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
    queries: list[str] = []

    def counted(execute: Callable, sql: str, *words: Any) -> Any:
        queries.append(sql)
        return execute(sql, *words)

    with connection.execute_wrapper(counted):
        response = client.get(address)
    visit = Visit(address, response.status_code, len(queries))
    if response.headers["Content-Type"].startswith("text/html"):
        visit.page = lxml.html.document_fromstring(response.content.decode())
        visit.links = set(_addresses(visit.page, address))
    if response.streaming:
        file_of(response)
    return visit


def _addresses(page: lxml.html.HtmlElement, address: str) -> Iterator[str]:
    """Addresses of this site that the page refers to, without what stands after #."""
    for reference in page.xpath("//@href | //@src"):
        place = urlsplit(urljoin(address, reference))
        if place.scheme in {"", "http", "https"} and place.hostname in {None, *OWN_HOSTS}:
            yield urldefrag(place._replace(scheme="", netloc="").geturl()).url


def _followed(links: set[str]) -> list[str]:
    plain = [link for link in links if not urlsplit(link).query]
    by_filter: dict[tuple[str, str], list[str]] = {}
    for link in sorted(links - set(plain)):
        place = urlsplit(link)
        by_filter.setdefault((place.path, place.query.split("=")[0]), []).append(link)
    return plain + [found[0] for found in by_filter.values()]
