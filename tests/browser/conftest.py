"""The real site, started as a newcomer starts it, and a browser that notes every fault of a page."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import OPTIONS, ROOT, find_chromium
from tests.browser.crawling import crawl
from tests.browser.reading import CODE, read
from tests.browser.signing_in import opened

STARTS_WITHIN = 300
"""A code on paper that opens the own page."""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the site, empty at first."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def address(data: Path) -> Iterator[str]:
    """The address of the site that `python3 dev.py run` has started on an empty data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    left_out = {"DJANGO_SETTINGS_MODULE", "PAJAVERKKO_DATABASE"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    log = data / "run.log"
    with log.open("w") as out:
        site = subprocess.Popen(
            [sys.executable, "dev.py", "run", "--port", str(port)],
            cwd=ROOT,
            env={**environment, "PAJAVERKKO_DATA": str(data)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    found = f"http://127.0.0.1:{port}"
    try:
        _wait(site, found, log)
        yield found
    finally:
        site.send_signal(signal.SIGINT)
        site.wait(timeout=30)


def _wait(site: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        if site.poll() is not None:
            raise RuntimeError(f"The site did not start:\n{log.read_text()}")
        try:
            urllib.request.urlopen(f"{address}/robots.txt", timeout=2).close()
        except (OSError, urllib.error.URLError):
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(f"The site did not answer within {STARTS_WITHIN} s:\n{log.read_text()}")


@pytest.fixture(scope="session")
def crawled(address: str) -> dict[str, bytes]:
    """Every public page of the site by its place, fetched once."""
    return crawl(address)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium = find_chromium(tmp_path_factory.mktemp("chromium"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.program, args=list(OPTIONS), env={**os.environ, **chromium.environment}
        )
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=address, locale="fi-FI", viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def faults() -> list[str]:
    """Errors of the console, policy violations and requests to other hosts, as the page made them."""
    return []


@pytest.fixture
def page(context: BrowserContext, address: str, faults: list[str]) -> Page:
    """A page that notes its faults in `faults`."""
    opened = context.new_page()
    watch(opened, address, faults)
    return opened


def watch(page: Page, address: str, faults: list[str]) -> None:
    own = (address, "data:", "blob:", "about:")
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(own) else faults.append(request.url))


@pytest.fixture
def own_code(browser: Browser, address: str) -> str:
    """The code of Taimi of the council of Raisio, as the secretary wrote it down."""
    page = opened(browser, address, "sihteeri@vasso.example")
    page.goto("/admin/people/")
    page.get_by_role("link", name="Taimi").click()
    page.get_by_role("link", name="Anna pääsy omalle sivulle").click()
    page.get_by_role("button", name="Tee koodi paperille").click()
    code = read(page, CODE)
    page.context.close()
    return code
