"""Signing in to the admin, as a person does."""

from django.conf import settings
from playwright.sync_api import Page


def sign_in(page: Page, account: str) -> None:
    """With an account of the demo: the code is the same for all of them, and no second step follows."""
    page.goto("/admin/")
    page.locator("input[name=email]").fill(account)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-in/code/**")
    page.locator("input[name=code]").fill(settings.DEMO_CODE)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/admin/")
