"""A real browser opens the pages and screens that show hostile text: nothing of it runs, and none is markup."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import ROOT
from tests.browser.hostile_site import STAFF
from tests.browser.signing_in import sign_in

ANSWERS_WITHIN = 60
SHORTLY = 60
"""Milliseconds."""
TOLD = "Content Security Policy"
"""How a browser begins to tell that a page would have run something."""
PICTURE = "<img src=data:, onerror=window.__hit=1>"
TRAP = """
for (const name of ["__hit"]) Object.defineProperty(window, name, {set: () => console.error("it ran"), get: () => 0});
"""
FOUND = """() => [...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
  .filter(attribute => /^on/i.test(attribute.name) && attribute.value.includes("__hit")
    || /^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(attribute.name)
      && /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(attribute.value))
  .map(attribute => `${element.tagName} ${attribute.name}=${attribute.value}`.slice(0, 120)))"""
"""What would run when somebody points at it or presses it."""


SHOWN = """() => document.body.innerText.includes("__hit")
  || [...document.querySelectorAll("input, textarea")].some(field => field.value.includes("__hit"))"""


@dataclass(frozen=True)
class Hostile:
    """The site, and who finds hostile text where."""

    address: str
    places: dict[str, list[str]]


@pytest.fixture(scope="module")
def hostile(address: str, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """A second site beside the demo, with a copy of its data that is full of hostile text."""
    folder = tmp_path_factory.mktemp("hostile")
    _copy(data, folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        **os.environ,
        "PAJAVERKKO_DATA": str(folder),
        "PAJAVERKKO_HOSTS": "localhost,127.0.0.1,testserver",
        "PAJAVERKKO_ADDRESS": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.local",
    }
    own.pop("PAJAVERKKO_DATABASE", None)
    told = subprocess.run(
        [sys.executable, "-m", "tests.browser.hostile_site"], cwd=ROOT, env=own, capture_output=True, check=True
    )
    server = subprocess.Popen(
        [
            Path(sys.executable).parent / "gunicorn",
            "-c",
            "python:pajaverkko.server",
            "--bind",
            f"127.0.0.1:{port}",
            "pajaverkko.wsgi",
        ],
        cwd=ROOT,
        env=own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/robots.txt")
        yield Hostile(f"http://127.0.0.1:{port}", json.loads(told.stdout))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _copy(data: Path, folder: Path) -> None:
    """The database as it is this moment, and the rest."""
    with (
        closing(sqlite3.connect(data / "pajaverkko.sqlite3")) as old,
        closing(sqlite3.connect(folder / "pajaverkko.sqlite3")) as new,
    ):
        old.backup(new)
    for name in ("secret_key", "sealing_keys"):
        shutil.copy2(data / name, folder / name)
    shutil.copytree(data / "media", folder / "media")


def _wait(place: str) -> None:
    end = time.monotonic() + ANSWERS_WITHIN
    while True:
        try:
            urllib.request.urlopen(place, timeout=2).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


def watched(browser: Browser, hostile: Hostile, hits: list[str]) -> Page:
    """A page that notes what runs, what the policy kept from running, and every dialog."""
    context: BrowserContext = browser.new_context(base_url=hostile.address, locale="fi-FI")
    context.add_init_script(TRAP)
    page = context.new_page()
    page.on("dialog", lambda dialog: (hits.append(f"dialog at {page.url}"), dialog.dismiss()))
    page.on("console", lambda told: hits.append(f"{told.text} at {page.url}") if told.type == "error" else None)
    page.on("pageerror", lambda error: hits.append(f"{error} at {page.url}"))
    return page


def opened(page: Page, place: str, hits: list[str]) -> bool:
    """Notes what would run; whether hostile text is shown at all, as text or in a field."""
    answer = page.goto(place)
    assert answer
    assert answer.status < 500, place
    # Scripts of the admin that fill in what they are given.
    page.wait_for_timeout(SHORTLY)
    hits += [f"{found} at {place}" for found in page.evaluate(FOUND)]
    return bool(page.evaluate(SHOWN))


def test_what_runs_is_seen(browser: Browser, hostile: Hostile) -> None:
    """Shows that the trap works, without a policy and with one."""
    hits: list[str] = []
    page = watched(browser, hostile, hits)
    for markup in ("<script>window.__hit=1</script>", PICTURE):
        with page.expect_console_message():
            page.set_content(markup)
    assert ["it ran" in hit for hit in hits] == [True, True]

    page.goto("/")
    with page.expect_console_message(lambda told: TOLD in told.text):
        page.evaluate(f"document.body.insertAdjacentHTML('beforeend', '{PICTURE}')")
    assert TOLD in hits[-1]
    assert page.evaluate(FOUND) == ["IMG onerror=window.__hit=1"]


def test_nothing_runs_on_a_public_page(browser: Browser, hostile: Hostile) -> None:
    hits: list[str] = []
    page = watched(browser, hostile, hits)
    assert len(hostile.places["stranger"]) > 20
    shown = sum(opened(page, place, hits) for place in hostile.places["stranger"])
    assert shown > len(hostile.places["stranger"]) / 2
    for word in hostile.places["words"][:10]:
        opened(page, f"/search/?q={quote(word)}", hits)

    assert hits == []
    assert hostile.places["rows"] > 100


def test_nothing_runs_on_the_own_page(browser: Browser, hostile: Hostile) -> None:
    hits: list[str] = []
    page = watched(browser, hostile, hits)
    page.goto(f"/own/?k={hostile.places['token'][0]}")
    page.locator("main form button").first.click()
    places = ("/own/", "/own/details/", "/own/routes/", "/own/showing/")

    assert sum(opened(page, place, hits) for place in places) == len(places)
    assert hits == []


@pytest.mark.parametrize("who", sorted(STAFF))
def test_nothing_runs_in_the_admin(browser: Browser, hostile: Hostile, who: str) -> None:
    hits: list[str] = []
    page = watched(browser, hostile, hits)
    sign_in(page, STAFF[who])
    hits.clear()
    places = hostile.places[who]

    assert sum(opened(page, place, hits) for place in places) > len(places) / 2
    assert hits == []
