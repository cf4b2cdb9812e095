"""Signing in to the admin, as a person does."""

from django.conf import settings
from playwright.sync_api import Browser, Page


def sign_in(page: Page, account: str) -> None:
    """With an account of the demo: the code is the same for all of them, and no second step follows."""
    page.goto("/admin/")
    page.locator("input[name=email]").fill(account)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-in/code/**")
    page.locator("input[name=code]").fill(settings.DEMO_CODE)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")


def opened(browser: Browser, address: str, account: str) -> Page:
    """A browser of its own in which somebody has signed in."""
    page = browser.new_context(base_url=address, locale="fi-FI").new_page()
    sign_in(page, account)
    return page
