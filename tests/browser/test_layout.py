"""Every page fits a phone, a tablet and a desk, with text twice as large, and on paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import EVERY, FINNISH

WIDTHS = (320, 768, 1280)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("place", EVERY)
def test_page_is_never_wider_than_its_window(page: Page, place: str) -> None:
    page.goto(place)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = overflow(page)
    assert found == dict.fromkeys(WIDTHS, 0)


@pytest.mark.parametrize("place", FINNISH.values())
def test_page_fits_with_text_twice_as_large(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(place)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) == 0


def test_page_on_paper_leaves_out_what_cannot_be_pressed(page: Page) -> None:
    page.goto("/sonet-botnia/pro-sos/")
    page.emulate_media(media="print")
    assert not page.locator(".menu-row").is_visible()
    assert not page.locator(".site-footer").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator(".measures").first.is_visible()


def test_targets_on_a_phone_are_large_enough(page: Page) -> None:
    """WCAG 2.2: 24 pixels, save for links within a sentence."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/materiaalit/")
    small = page.evaluate(
        """() => [...document.querySelectorAll('header a, header button, summary, .leaves a, .chosen a, nav a')]
            .filter(e => e.offsetParent && !e.closest('.crumbs') && !e.classList.contains('skip'))
            .map(e => [e.textContent.trim(), Math.round(e.getBoundingClientRect().height)])
            .filter(([, height]) => height < 24)"""
    )
    assert small == []


def test_page_without_scripts_has_menu_filters_and_search(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address)
    page = plain.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/materiaalit/")
    page.locator(".menu summary").click()
    assert page.locator(".menu nav a").first.is_visible()
    page.locator(".menu summary").click()
    page.locator(".filters summary").first.click()
    page.locator(".filters details[open] a").first.click()
    expect(page.locator(".chosen a").first).to_be_visible()
    assert "theme=" in page.url
    plain.close()
