"""Signing in as staff do, at their first time and after: code, app, passkey. Every page of it is free of faults."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from pajaverkko.demo.accounts import ACCOUNTS
from tests.browser.chromium import ROOT
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations

ADDRESS = "oikea@keskus.test"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A passkey that the browser makes up and that always says yes."""


@pytest.fixture
def code(data: Path) -> Callable[[], str]:
    """The last code that was sent. Without a mail server the site writes it to its terminal."""

    def read() -> str:
        time.sleep(1)
        return re.findall(r"^(\d{8})\s*$", (data / "run.log").read_text(), re.MULTILINE)[-1]

    return read


@pytest.fixture
def administrator(data: Path, address: str) -> str:
    """An account that is none of the demo's, made from the command line."""
    words = [sys.executable, "manage.py", "first_administrator", ADDRESS, "--force"]
    settings = {"PAJAVERKKO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.local"}
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "already" in done.stderr, done.stderr
    return ADDRESS


def first_step(page: Page, account: str, code: Callable[[], str]) -> None:
    page.locator("[name=email]").fill(account)
    page.locator("main form button").first.click()
    page.wait_for_url("**/sign-in/code/**")
    page.locator("[name=code]").fill(code())
    page.locator("main form button").first.click()


def check(page: Page) -> None:
    """No faults for axe, and no scrolling to the side on the smallest phone."""
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


def test_first_time_and_second_time(
    page: Page, address: str, faults: list[str], administrator: str, code: Callable[[], str]
) -> None:
    # A passkey belongs to a name, never to a number.
    site = address.replace("127.0.0.1", "localhost")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto(f"{site}/admin/")
    check(page)
    first_step(page, administrator, code)
    page.wait_for_url("**/sign-in/security/**")
    check(page)
    page.locator("a[href$='/security/app/']").click()
    check(page)
    secret = page.locator("code.secret").inner_text()
    page.locator("[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.locator("main form button").first.click()
    page.wait_for_url("**/security/codes/")
    expect(page.locator("ul.spare li")).to_have_count(10)
    check(page)
    page.goto(f"{site}/sign-in/security/passkeys/add/")
    check(page)
    page.locator("#add-passkey").click()
    page.wait_for_url("**/sign-in/security/")
    check(page)
    page.goto(f"{site}/admin/staff/")
    expect(page.get_by_text(administrator).first).to_be_visible()

    page.goto(f"{site}/sign-in/out/")
    check(page)
    page.locator("main form button").first.click()
    page.goto(f"{site}/admin/")
    first_step(page, administrator, code)
    page.wait_for_url("**/sign-in/second/**")
    check(page)
    page.locator("#use-passkey").click()
    page.wait_for_url("**/admin/")
    assert [fault for fault in faults if not fault.startswith(site)] == []


@pytest.mark.parametrize("account", ACCOUNTS)
def test_account_of_the_demo_comes_in_with_the_code_that_is_printed(page: Page, account: str) -> None:
    sign_in(page, account)
    expect(page.locator("h1, .w-header").first).to_be_visible()


def test_accounts_and_their_code_are_printed(data: Path, address: str) -> None:
    told = (data / "run.log").read_text()

    assert "123456" in told
    assert all(account in told for account in ACCOUNTS)


@pytest.mark.parametrize("place", ["/sign-in/", "/sv/sign-in/", "/en/sign-in/"])
def test_first_page_works_without_scripts_and_has_no_faults(page: Page, faults: list[str], place: str) -> None:
    page.goto(place)
    check(page)
    page.locator("[name=email]").fill("ei-osoite")
    page.locator("main form button").first.click()
    expect(page.locator("[role=alert]")).to_be_visible()
    check(page)
    assert faults == []
