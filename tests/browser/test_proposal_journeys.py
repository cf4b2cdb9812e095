"""A proposal is answered by a link on a small phone; readers and members find what became of it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import ADMINISTRATOR
from tests.browser.keys import Keys
from tests.browser.reading import read
from tests.browser.signing_in import opened
from tests.browser.test_accessibility import violations
from tests.browser.test_meeting_journeys import MOST_PRESSES, PHONE, RAISIO

COUNCIL, LATE = "/vasso/raision-asiakasraati/", "Neuvontapäivä bussien mukaan"
ANSWER = "Kokeillaan keväällä kahtena tiistaina kuussa."


@pytest.fixture
def link(browser: Browser, address: str) -> str:
    """The way to answer, from the letter with a new link: on one's own machine an administrator reads letters."""
    page = opened(browser, address, RAISIO)
    page.goto("/admin/proposals/")
    page.get_by_role("link", name=LATE).first.click()
    expect(page.get_by_role("heading", name=LATE)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Lähetä uusi linkki").click()
    expect(page.get_by_text("Uusi linkki on lähetetty.")).to_be_visible()
    page.context.close()
    page = opened(browser, address, ADMINISTRATOR)
    page.goto("/admin/outbox/")
    page.locator("table a[href^='/admin/outbox/']").first.click()
    answered_at = read(page, re.compile(r"/answer/\?k=[\w-]{43}"))
    page.context.close()
    return answered_at


def test_addressee_answers_on_a_small_phone_and_everybody_reads_it(
    browser: Browser,
    address: str,
    link: str,
    own_code: str,
    page: Page,
) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    phone = plain.new_page()
    phone.goto(link)
    expect(phone.get_by_role("heading", name=LATE)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Lähetä vastaus").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.get_by_label("Hyväksytty").check()
    phone.get_by_label("Omin sanoin").fill(ANSWER)
    phone.get_by_role("button", name="Lähetä vastaus").click()
    expect(phone.get_by_role("status")).to_contain_text("Kiitos")
    plain.close()

    for place in (link, f"/sv{link}"):
        page.goto(place)
        assert violations(page) == [], place
    page.goto(COUNCIL)
    page.get_by_role("link", name="Kaikki ehdotukset ja vastaukset").click()
    expect(page.get_by_role("row").filter(has_text=LATE)).to_contain_text(ANSWER)
    assert violations(page) == []
    page.get_by_role("link", name=LATE).click()
    expect(page.get_by_role("main")).to_contain_text("myöhässä")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    assert violations(page) == []

    page.goto("/own/")
    page.get_by_label("Koodisi").fill(own_code)
    page.get_by_role("button", name="Avaa").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    assert violations(page) == []


def test_reader_finds_with_the_keyboard_what_became_of_a_proposal(page: Page) -> None:
    keys = Keys(page)
    page.goto(COUNCIL)
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name="Kaikki ehdotukset ja vastaukset"))
    keys.press("Enter")
    page.wait_for_url("**/proposals/")
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name="Lappu ensimmäisestä tapaamisesta"))
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/proposals/\d+/$"))
    expect(page.get_by_text("Lappu on käytössä.")).to_be_visible()
    assert keys.presses <= MOST_PRESSES, keys.presses


def test_poster_is_a_file_that_a_browser_opens(page: Page) -> None:
    page.goto(f"{COUNCIL}proposals/")
    with page.expect_request("**/poster.pdf") as asked:
        page.get_by_role("link", name="Uusimmat vastaukset julisteena").click()
    answer = asked.value.response()
    assert answer
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
