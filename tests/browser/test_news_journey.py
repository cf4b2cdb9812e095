"""A reader follows a council by e-mail: asks, confirms by the letter, ends it; with the keyboard alone."""

import re

from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import ADMINISTRATOR
from tests.browser.keys import Keys
from tests.browser.reading import read
from tests.browser.signing_in import opened
from tests.browser.test_accessibility import violations
from tests.browser.test_meeting_journeys import MOST_PRESSES, PHONE

COUNCIL, ADDRESS = "/vasso/raision-asiakasraati/", "seuraaja@posti.example"


def letter_to(browser: Browser, address: str) -> str:
    """The link in the newest letter, which an administrator reads on one's own machine."""
    page = opened(browser, address, ADMINISTRATOR)
    page.goto("/admin/outbox/")
    page.locator("table a[href^='/admin/outbox/']").first.click()
    expect(page.get_by_text(ADDRESS)).to_be_visible()
    link = read(page, re.compile(r"/news/\?k=[\w-]{43}"))
    page.context.close()
    return link


def test_reader_follows_a_council_and_ends_it(browser: Browser, address: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    keys = Keys(page)
    page.goto(COUNCIL)
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name="Seuraa sähköpostilla"))
    keys.press("Enter")
    page.wait_for_url("**/follow/")
    assert violations(page) == []
    keys.skip_to_content()
    keys.reach(page.get_by_label("Sähköpostiosoitteesi"))
    page.keyboard.type(ADDRESS)
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Katso sähköpostiisi.")

    page.goto(letter_to(browser, address))
    assert violations(page) == []
    keys.skip_to_content()
    keys.reach(page.get_by_role("button", name="Kyllä, lähettäkää viestejä"))
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Olet seurannut tätä")
    assert keys.presses <= MOST_PRESSES, keys.presses

    page.get_by_role("button", name="Lopeta viestit ja poista osoitteeni").click()
    expect(page.get_by_role("status")).to_contain_text("osoitteesi on poistettu")
    assert violations(page) == []
