"""Signing in to the admin, as a person does."""

from playwright.sync_api import Page

from pajaverkko.demo.accounts import PASSWORD


def sign_in(page: Page, account: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(account)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
