"""Feedback in a minute: from the square on the wall on a phone without scripts, with the keyboard; and its screens."""

import io
import re
import time
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import COORDINATOR
from tests.browser.keys import Keys
from tests.browser.reading import read
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations
from tests.browser.test_council_screens import gone_through

PHONE = {"width": 320, "height": 640}
WORKSHOP = "Palvelu- ja tietopaketit pöydälle"
MOST_PRESSES, MOST_SECONDS = 25, 60


@pytest.fixture(scope="module")
def survey(browser: Browser, address: str) -> str:
    """Where a telephone leads that looks at the square on the wall: to the place that is printed below it."""
    context = browser.new_context(base_url=address, locale="fi-FI")
    page = context.new_page()
    sign_in(page, COORDINATOR)
    page.goto("/admin/gatherings/")
    page.get_by_role("link", name=WORKSHOP).click()
    page.get_by_role("link", name="Palaute", exact=True).click()
    page.get_by_role("button", name="Kerää palautetta").click()
    expect(page.get_by_text("Palautetta kerätään 1 työpajasta.").first).to_be_visible()
    page.get_by_role("link", name="Juliste seinälle").click()
    square = Image.open(io.BytesIO(page.locator(".square").screenshot()))
    (seen,) = zxingcpp.read_barcodes(square.convert("L"))
    printed = read(page, re.compile(r"https?://\S+/survey/[2-9A-Z-]+/"))
    assert seen.text == printed
    assert violations(page, "main") == []
    context.close()
    return urlsplit(printed).path


def test_feedback_from_the_square_on_a_phone_without_scripts(browser: Browser, address: str, survey: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    page = plain.new_page()
    page.goto(survey)
    expect(page.get_by_text("Kukaan ei voi tietää, kuka vastasi mitä.").first).to_be_visible()
    expect(page.get_by_text("Millainen työpaja oli siihen nähden, mitä toivoit?")).to_be_hidden()
    page.get_by_role("link", name="Aloita").click()
    for question, mark in (
        ("Millainen työpaja oli siihen nähden, mitä toivoit?", "todella hyvä"),
        ("Saitko jotain työhösi?", "Kyllä, heti käyttöön"),
        ("Tulitko kuulluksi?", "Kyllä"),
        ("Mitä toivot seuraavaksi?", "Lisää samasta aiheesta"),
    ):
        group = page.get_by_role("group", name=question)
        expect(group).to_be_visible()
        expect(page.locator("fieldset:visible")).to_have_count(1)
        group.get_by_text(mark, exact=True).click()
        page.get_by_role("link", name="Seuraava").locator("visible=true").click()
    page.get_by_label("Vapaa sana").fill("Tästä oli minulle apua.")
    page.get_by_role("button", name="Lähetä").locator("visible=true").click()
    expect(page.get_by_role("status")).to_contain_text("Vastauksesi on perillä. Kukaan ei tiedä, että se on sinun.")
    page.go_back()
    expect(page.get_by_label("todella hyvä", exact=True)).not_to_be_checked()
    plain.close()


def test_feedback_with_the_keyboard_in_twenty_five_presses_within_a_minute(page: Page, survey: str) -> None:
    began = time.monotonic()
    page.goto(survey)
    keys = Keys(page)
    keys.skip_to_content()
    for name, key in (("todella huono", "ArrowRight"), ("Kyllä, heti käyttöön", "Space"), ("Kyllä", "Space")):
        keys.reach(page.get_by_label(name, exact=True))
        keys.press(key)
    keys.reach(page.get_by_label("Lisää samasta aiheesta"))
    keys.press("Space")
    keys.reach(page.get_by_label("Vapaa sana"))
    page.keyboard.type("Hyvin vedetty.")
    keys.reach(page.get_by_role("button", name="Lähetä").locator("visible=true"))
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Vastauksesi on perillä.")
    assert keys.presses <= MOST_PRESSES, keys.presses
    assert time.monotonic() - began <= MOST_SECONDS


@pytest.mark.parametrize("language", ["", "/sv"])
def test_each_step_is_free_of_faults_on_a_phone(page: Page, survey: str, language: str) -> None:
    page.set_viewport_size(PHONE)
    for place in ("", *(f"#step{number}" for number in range(1, 6)), "?all"):
        page.goto(f"{language}{survey}{place}")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place


def test_what_is_wrong_is_told_with_all_questions_in_sight(page: Page, survey: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{survey}#step5")
    page.get_by_label("Vapaa sana").fill("Soita 040 123 4567")
    page.get_by_role("button", name="Lähetä").locator("visible=true").click()
    expect(page.get_by_role("alert")).to_contain_text("puhelinnumero")
    expect(page.get_by_text("Tulitko kuulluksi?")).to_be_visible()
    expect(page.get_by_label("Vapaa sana")).to_have_value("Soita 040 123 4567")
    assert violations(page) == []


def test_screens_of_surveys_have_no_violations_on_a_phone(browser: Browser, address: str, survey: str) -> None:
    context = browser.new_context(base_url=address, locale="fi-FI", viewport=PHONE)
    page = context.new_page()
    sign_in(page, COORDINATOR)
    page.goto("/admin/surveys/")
    goes_on = str(page.locator("tr", has_text=WORKSHOP).get_by_role("link").first.get_attribute("href"))
    starts = ("/admin/surveys/", "/admin/instruments/")
    seen = gone_through(page, (goes_on, *starts), starts, "main")
    page.goto("/admin/surveys/")
    rows = page.locator(".result-list tbody tr")
    expect(rows.last).to_be_visible()
    cut = "list => list.scrollHeight - list.clientHeight"
    assert page.locator(".result-list").evaluate(cut) == 0
    context.close()
    wanted = {"survey_new", "survey_kept", "survey_wall", "survey_paper", "survey_words", "survey_close"}
    assert wanted | {"survey_days", "instrument", "instrument_new", "instrument_preview"} <= set(seen)
