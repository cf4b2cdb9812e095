"""A meeting and its memo: written by two at once, kept by itself; read and agreed to on a small phone by a code."""

import re

from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import ADMINISTRATOR, COORDINATOR
from tests.browser.keys import Keys
from tests.browser.signing_in import opened
from tests.browser.test_accessibility import violations

PHONE = {"width": 320, "height": 640}
KOSKE, RAISIO = "sihteeri@koske.example", "sihteeri@vasso.example"
MOST_PRESSES = 60
KEPT = 15_000
"""Milliseconds until what was written has been kept, on a slow machine."""


def to_meeting(page: Page, memo: str) -> None:
    """The meeting whose memo stands so in the list."""
    page.goto("/admin/meetings/")
    page.get_by_role("row").filter(has_text=memo).get_by_role("link").first.click()


def to_writing(page: Page) -> None:
    """The memo that is written now, with what keeps it by itself in place."""
    to_meeting(page, "Kirjoitetaan")
    page.get_by_role("link", name="Kirjoita muistiota").click()
    page.wait_for_url("**/memo/")


def test_two_people_write_one_memo_and_nothing_is_lost(browser: Browser, address: str) -> None:
    one, other = opened(browser, address, KOSKE), opened(browser, address, COORDINATOR)
    for page in (one, other):
        to_writing(page)
    said = re.compile("Mitä sanottiin")
    one.get_by_label(said).nth(1).fill("Vastaus luettiin ääneen.")
    expect(one.locator("#kept")).to_contain_text("Tallennettu", timeout=KEPT)
    other.get_by_label(said).nth(1).fill("Vastausta odotetaan tammikuussa.")
    expect(other.get_by_text("Sinun tekstisi on tallessa")).to_be_visible(timeout=KEPT)
    expect(other.get_by_text("Samaan aikaan kirjoittaa: Sihteeri")).to_be_visible()

    other.reload()
    expect(other.get_by_label(said).nth(1)).to_have_value("Vastaus luettiin ääneen.")
    assert violations(other) == []
    other.get_by_role("button", name="Lisää toisen perään").click()
    expect(other.get_by_label(said).nth(1)).to_have_value(
        "Vastaus luettiin ääneen.\n\nVastausta odotetaan tammikuussa."
    )
    for page in (one, other):
        page.context.close()


def test_words_are_kept_when_the_site_was_away_for_a_while(browser: Browser, address: str) -> None:
    page = opened(browser, address, KOSKE)
    to_writing(page)
    page.context.set_offline(True)
    page.get_by_label(re.compile("Mitä päätettiin")).last.fill("Pyydetään vastaus kirjallisena.")
    expect(page.locator("#kept")).to_contain_text("Ei tallennettu", timeout=KEPT)
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("Tallennettu kello", timeout=KEPT)
    page.reload()
    expect(page.get_by_label(re.compile("Mitä päätettiin")).last).to_have_value("Pyydetään vastaus kirjallisena.")
    page.context.close()


def test_member_reads_remarks_and_agrees_on_a_small_phone_without_scripts(
    browser: Browser, address: str, own_code: str
) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    page = plain.new_page()
    page.goto("/own/")
    page.get_by_label("Koodisi").fill(own_code)
    page.get_by_role("button", name="Avaa").click()
    page.get_by_role("link", name=re.compile("^Lue muistio")).first.click()
    expect(page.get_by_role("heading", name="Puhelinaika")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name=re.compile("Tätä pitäisi muuttaa.*Kuka kertoo uusille")).click()
    page.get_by_label("Mitä pitäisi muuttaa?").fill("Soittaja voi olla kuka tahansa meistä.")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.get_by_text("Soittaja voi olla kuka tahansa meistä.")).to_be_visible()
    expect(page.get_by_text("Sihteeri vastaa sinulle tässä.").first).to_be_visible()
    page.get_by_role("button", name="Hyväksyn tekstin").click()
    expect(page.get_by_role("status")).to_contain_text("Olet hyväksynyt tämän tekstin.")
    plain.close()


def letter_about_the_memo(browser: Browser, address: str, name: str) -> str:
    """The link of the letter that asks a member to read; on one's own machine an administrator reads letters."""
    page = opened(browser, address, ADMINISTRATOR)
    page.goto("/admin/outbox/")
    letters = page.locator("table a[href^='/admin/outbox/']").evaluate_all("links => links.map(link => link.pathname)")
    for place in letters:
        page.goto(place)
        told = page.locator("main").inner_text()
        if name in told and "Lue ja vastaa" in told and (found := re.search(r"/own/\?k=[\w-]+", told)):
            page.context.close()
            return found.group(0)
    raise AssertionError("No member was asked to read a memo.")


def test_member_agrees_by_the_link_of_the_letter(browser: Browser, address: str) -> None:
    link = letter_about_the_memo(browser, address, "vilja@")
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    page = plain.new_page()
    for _time in range(2):
        page.goto(link)
        expect(page.get_by_role("button", name="Avaa oma sivuni")).to_be_visible()
    page.get_by_role("button", name="Avaa oma sivuni").click()
    page.wait_for_url("**/own/")
    page.get_by_role("link", name=re.compile("^Lue muistio")).first.click()
    expect(page.get_by_role("heading", name="Puhelinaika")).to_be_visible()
    page.get_by_role("button", name="Hyväksyn tekstin").click()
    expect(page.get_by_role("status")).to_contain_text("Olet hyväksynyt tämän tekstin.")
    plain.close()


def test_member_comes_to_the_memo_with_the_keyboard(page: Page, own_code: str) -> None:
    keys = Keys(page)
    page.goto("/own/")
    keys.skip_to_content()
    keys.reach(page.get_by_label("Koodisi"))
    page.keyboard.type(own_code)
    keys.press("Enter")
    page.wait_for_url("**/own/")
    link = page.get_by_role("link", name=re.compile("^Lue muistio")).first
    expect(link).to_be_visible()
    assert violations(page) == []
    keys.skip_to_content()
    keys.reach(link)
    keys.press("Enter")
    page.wait_for_url("**/own/memo/**")
    assert violations(page) == []
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name=re.compile("^Tätä pitäisi muuttaa")).last)
    assert keys.presses <= MOST_PRESSES, keys.presses


def test_members_pages_are_accessible_in_swedish(page: Page, own_code: str) -> None:
    page.goto("/sv/own/")
    page.locator("[name=token]").fill(own_code)
    page.keyboard.press("Enter")
    page.locator("a[href*='/own/memo/']").first.wait_for()
    assert violations(page) == []
    for part in ("memo", "meeting"):
        page.goto("/sv/own/")
        page.locator(f"a[href*='/sv/own/{part}/']").first.click()
        page.wait_for_url(f"**/sv/own/{part}/**")
        assert violations(page) == [], part
        assert page.evaluate("document.documentElement.lang") == "sv"


def test_secretary_answers_a_remark_and_writes_down_who_agrees_by_telephone(browser: Browser, address: str) -> None:
    page = opened(browser, address, RAISIO)
    to_meeting(page, "Jäsenten tarkistettavana")
    page.get_by_role("link", name="Muistion hyväksyminen").click()
    expect(page.get_by_role("heading", name="Muistion hyväksyminen")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Mitä siitä seurasi?").first.fill("Kirjattiin: kahdesti.")
    page.get_by_role("button", name="Vastaa").first.click()
    expect(page.get_by_text("Kirjattiin: kahdesti.")).to_be_visible()
    page.get_by_role("button", name=re.compile("Hyväksyy, puhelimitse.*Otso")).click()
    expect(page.get_by_role("row").filter(has_text="Otso")).to_contain_text("Hyväksyy")
    page.context.close()
