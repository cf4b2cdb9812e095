"""Applying for a council: on a small phone, with the keyboard alone, left and gone on with; read by staff."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keys import Keys
from tests.browser.reading import CODE, read
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations

CALL = "/koske/keski-suomen-kehittajaraati/haku/"
SWEDISH_CALL = "/sv/sonet-botnia/klientradet-for-socialt-arbete/kompletterande-utlysning/"
MOST_PRESSES = 60
PHONE = {"width": 320, "height": 640}
SECRETARY = "sihteeri@koske.example"


def begin(page: Page, name: str, email: str) -> None:
    page.goto(f"{CALL}apply/")
    page.get_by_label("Miksi saamme kutsua sinua?").fill(name)
    page.get_by_label("Sähköpostiosoitteesi").fill(email)
    page.get_by_role("button", name="Jatka").click()
    page.wait_for_url("**/words/")


def test_somebody_applies_on_a_small_phone_without_scripts(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    page = plain.new_page()
    page.goto("/koske/keski-suomen-kehittajaraati/")
    page.get_by_role("link", name="Lue lisää ja hae mukaan").click()
    expect(page.get_by_role("heading", name="Mitä ei kysytä")).to_be_visible()
    begin(page, "Saari", "saari@posti.example")
    page.get_by_label("Miksi haluat mukaan raatiin?").fill("Haluan, että apua saa ajoissa.")
    page.get_by_role("button", name="Tallenna ja jatka", exact=True).click()
    page.get_by_label("Minkä ikäinen olet?").select_option("30–49")
    page.get_by_role("button", name="Tallenna ja jatka", exact=True).click()
    page.get_by_role("button", name="Tallenna ja jatka", exact=True).click()
    expect(page.get_by_text("Haluan, että apua saa ajoissa.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.get_by_role("status")).to_contain_text("Hakemuksesi on tullut perille.")
    assert "Saari" not in page.content()
    plain.close()


def test_somebody_applies_with_the_keyboard_in_sixty_presses(page: Page) -> None:
    page.goto(CALL)
    keys = Keys(page)
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name="Hae mukaan").first)
    keys.press("Enter")
    page.wait_for_url("**/apply/")
    keys.skip_to_content()
    keys.reach(page.get_by_label("Miksi saamme kutsua sinua?"))
    page.keyboard.type("Luoto")
    keys.reach(page.get_by_label("Sähköpostiosoitteesi"))
    page.keyboard.type("luoto@posti.example")
    keys.reach(page.get_by_role("button", name="Jatka"))
    keys.press("Enter")
    page.wait_for_url("**/words/")
    keys.skip_to_content()
    keys.reach(page.get_by_label("Miksi haluat mukaan raatiin?"))
    page.keyboard.type("Kokemusta on.")
    for following in ("**/about/", "**/needs/", "**/check/"):
        keys.reach(page.get_by_role("button", name="Tallenna ja jatka", exact=True))
        keys.press("Enter")
        page.wait_for_url(following)
        keys.skip_to_content()
    keys.reach(page.get_by_role("button", name="Lähetä"))
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Hakemuksesi on tullut perille.")
    assert keys.presses <= MOST_PRESSES, keys.presses


def test_it_is_left_and_gone_on_with_by_a_code(page: Page) -> None:
    page.set_viewport_size(PHONE)
    begin(page, "Karikko", "karikko@posti.example")
    assert violations(page) == []
    page.get_by_label("Miksi haluat mukaan raatiin?").fill("Kesken")
    page.get_by_role("button", name="Tallenna ja jatka myöhemmin").click()
    page.get_by_role("button", name="Näytä koodi, jonka voin kirjoittaa muistiin").click()
    code = read(page, CODE)
    assert violations(page) == []
    page.get_by_role("button", name="Lopeta").first.click()

    page.goto("/own/")
    page.get_by_label("Koodisi").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("Jatka hakemusta")).click()
    expect(page.get_by_label("Miksi haluat mukaan raatiin?")).to_have_value("Kesken")


@pytest.mark.parametrize("place", [CALL, f"{CALL}apply/", SWEDISH_CALL, f"{SWEDISH_CALL}apply/"])
def test_pages_of_a_call_are_accessible(page: Page, place: str) -> None:
    page.goto(place)
    assert violations(page) == []


@pytest.mark.parametrize("call", [CALL, SWEDISH_CALL], ids=["fi", "sv"])
def test_every_step_is_accessible(page: Page, call: str) -> None:
    page.goto(f"{call}apply/")
    page.locator("[name=calling_name]").fill("Kari")
    page.locator("[name=email]").fill("kari@posti.example")
    for step in ("words", "about", "needs", "check"):
        page.locator("main .public-form button[type=submit]:not([name])").click()
        page.wait_for_url(f"**/{step}/")
        assert violations(page) == [], step
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step
        if step == "words":
            page.locator("[name=why]").fill("Kokemusta on.")
    page.locator("[name=wants_reserve]").check()
    page.locator("main .public-form button[type=submit]:not([name])").click()
    page.wait_for_url("**/sent/")
    assert violations(page) == []


def test_secretary_corrects_what_came_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, locale="fi-FI").new_page()
    sign_in(page, SECRETARY)
    page.goto("/admin/calls/")
    page.get_by_role("link", name="Haku Keski-Suomen kehittäjäraatiin").click()
    page.get_by_role("link", name="Kirjaa hakemus").click()
    page.get_by_label("Miksi saamme kutsua sinua?").fill("Paperi")
    page.get_by_label("Puhelinnumerosi").fill("040 123 4567")
    page.get_by_label("Miksi haluat mukaan raatiin?").fill("Käsialasta ei saa selvää.")
    page.get_by_label("Tilaan pääseminen").fill("Hissi")
    page.get_by_role("button", name="Kirjaa ja lähetä").click()
    page.get_by_role("link", name="Paperi").click()
    page.get_by_role("link", name="Korjaa hakemusta").click()
    expect(page.get_by_label("Tilaan pääseminen")).to_have_value("Hissi")
    assert violations(page) == []
    page.get_by_label("Miksi haluat mukaan raatiin?").fill("Nyt saa selvää.")
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Nyt saa selvää.")).to_be_visible()
    page.get_by_role("link", name="Tee koodi omalle sivulle").click()
    page.get_by_role("button", name="Tee koodi omalle sivulle").click()
    assert read(page, CODE)
    assert violations(page) == []
    page.context.close()


def test_secretary_reads_and_tells_a_view(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, locale="fi-FI").new_page()
    sign_in(page, SECRETARY)
    page.goto("/admin/calls/")
    page.get_by_role("link", name="Haku Keski-Suomen kehittäjäraatiin").click()
    page.get_by_role("link", name="Lumo").click()
    expect(page.get_by_text("Pohjoisessa maakunnassa asiat ovat toisin")).to_be_visible()
    page.get_by_label("Pitäisikö hakija valita?").select_option("kyllä")
    page.get_by_label("Miksi?").fill("Pohjoisesta ei ole vielä ketään.")
    page.get_by_role("button", name="Tallenna näkemyksesi").click()
    expect(page.get_by_role("button", name="Muuta näkemystäsi")).to_be_visible()
