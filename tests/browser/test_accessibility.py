"""Every page type, in Finnish and Swedish, is free of faults that axe can find."""

from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from tests.browser.places import EVERY

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe complains of, a line for each place; in the admin within `main`, for the frame is Wagtail's.

    A page that a click has led to may still be on its way.
    """
    page.wait_for_load_state()
    page.locator("main").first.wait_for()
    try:
        return _violations(page, within)
    except Error as error:
        if "navigat" not in str(error):
            raise
        page.wait_for_load_state()
        return _violations(page, within)


def _violations(page: Page, within: str) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags}})"
    found = page.evaluate(run, [within, TAGS])
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("place", [*EVERY, "/no-such-page/"])
def test_page_has_no_violations(page: Page, place: str) -> None:
    page.goto(place)
    assert violations(page) == []


def test_page_on_a_phone_has_no_violations_with_its_menu_open(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    page.locator(".menu summary").click()
    assert violations(page) == []


def test_axe_finds_a_fault_that_is_there(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/x.png\">'")
    assert any(fault.startswith("image-alt") for fault in violations(page))
