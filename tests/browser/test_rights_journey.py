"""Somebody asks on the own page that the data be used no more; the officer answers; nothing of them is seen then."""

import re

from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import COORDINATOR
from tests.browser.reading import CODE, read
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations

OFFICER = "tietosuoja@pajaverkko.example"
NAME = "Veikko"
NARROW = {"width": 320, "height": 640}


def of(browser: Browser, address: str, account: str) -> Page:
    """A page on a phone, signed in to the admin."""
    page = browser.new_context(base_url=address, locale="fi-FI", viewport=NARROW).new_page()
    sign_in(page, account)
    return page


def faults(page: Page, heading: str) -> list[str]:
    """What is wrong with a screen of the admin, once its heading is there: for axe, and cut off at the side."""
    expect(page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
    cut = page.evaluate(
        "[...document.querySelectorAll('main *')]"
        ".filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML)"
    )
    return [*violations(page, "main"), *cut]


def test_use_is_restricted_when_the_person_asks_for_it_and_lifted_later(
    browser: Browser, address: str, page: Page
) -> None:
    coordinator = of(browser, address, COORDINATOR)
    coordinator.goto("/admin/people/")
    coordinator.get_by_role("link", name=NAME).click()
    coordinator.wait_for_url(re.compile(r"/admin/people/[^/]+/$"))
    person = coordinator.url
    coordinator.get_by_role("link", name="Anna pääsy omalle sivulle").click()
    coordinator.get_by_role("button", name="Tee koodi paperille").click()
    code = read(coordinator, CODE)

    page.set_viewport_size(NARROW)
    page.goto("/own/")
    page.get_by_label("Koodisi").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Pyydä, ettemme toistaiseksi käytä tietojasi").click()
    expect(page.get_by_role("button", name="Lähetä")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Lähetä").click()
    expect(page.get_by_text("tietojen käytön rajoittaminen")).to_be_visible()

    officer = of(browser, address, OFFICER)
    officer.goto("/admin/requests/")
    assert faults(officer, "Odottaa vastausta") == []
    officer.locator("main li", has_text="Tietojen käytön rajoittaminen").get_by_role("link").first.click()
    assert faults(officer, "Mitä tehdä") == []
    officer.get_by_label("tehty").check()
    officer.get_by_label("Vastauksesi osallistujalle").fill("Tietojen käyttöä on rajoitettu.")
    officer.get_by_role("button", name="Vastaa").click()
    expect(officer.get_by_text("Viimeksi vastatut")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Tietojen käyttöä on rajoitettu.")).to_be_visible()
    assert violations(page) == []
    coordinator.goto(person)
    assert NAME not in coordinator.locator("main").inner_text()
    assert faults(coordinator, person.rstrip("/").rpartition("/")[2]) == []

    coordinator.get_by_role("link", name="Poista rajoitus").click()
    assert faults(coordinator, "Poista rajoitus") == []
    coordinator.get_by_label("Miksi rajoitus poistetaan?").fill("Asia on selvitetty.")
    coordinator.get_by_label("Osallistuja tietää, että rajoitus päättyy").check()
    coordinator.get_by_role("button", name="Poista rajoitus").click()
    expect(coordinator.get_by_role("heading", name=NAME)).to_be_visible()
    coordinator.get_by_role("link", name="Rajoita käyttöä").click()
    assert faults(coordinator, "Rajoita käyttöä") == []
    for other in (officer, coordinator):
        other.context.close()
