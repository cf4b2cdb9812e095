"""A place in a workshop: on a small phone, with the keyboard alone, from the waiting list; and for a coordinator."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import COORDINATOR
from tests.browser.keys import Keys
from tests.browser.reading import CODE, read
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations

SERIES = "/koske/kokemus-kayttoon/"
OPEN, FULL = f"{SERIES}kysymys-jota-kukaan-ei-kysynyt/", f"{SERIES}ehdotus-josta-voi-sanoa-kylla/"
MOST_PRESSES = 40
PHONE = {"width": 320, "height": 640}


@pytest.fixture
def coordinator(browser: Browser, address: str) -> Page:
    page = browser.new_context(base_url=address, locale="fi-FI").new_page()
    sign_in(page, COORDINATOR)
    return page


def screen(page: Page, workshop: str, *more: str) -> None:
    """Open the screen of a workshop, and one below it."""
    page.goto("/admin/gatherings/")
    page.get_by_role("link", name=workshop).click()
    for name in more:
        page.get_by_role("link", name=name).first.click()
        page.wait_for_load_state()
    expect(page.locator("main h1, main h2").first).to_be_attached()


def enrol(page: Page, place: str, name: str, email: str) -> None:
    page.goto(f"{place}enrol/")
    page.get_by_label("Miksi saamme kutsua sinua?").fill(name)
    page.get_by_label("Sähköpostiosoitteesi").fill(email)
    page.locator("main form button[type=submit]").click()


def test_somebody_enrols_on_a_small_phone_without_scripts(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=address, locale="fi-FI", viewport=PHONE)
    page = plain.new_page()
    page.goto(OPEN)
    page.get_by_role("link", name="Ilmoittaudu", exact=True).click()
    expect(page.get_by_text("Mitä kertomallesi tapahtuu").first).to_be_visible()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    enrol(page, OPEN, "Puro", "puro@posti.example")
    expect(page.get_by_role("status")).to_contain_text("Sinulla on paikka.")
    assert "Puro" not in page.content()
    plain.close()


def test_somebody_enrols_with_the_keyboard_in_forty_presses(page: Page) -> None:
    page.goto(OPEN)
    keys = Keys(page)
    keys.skip_to_content()
    keys.reach(page.get_by_role("link", name="Ilmoittaudu", exact=True))
    keys.press("Enter")
    page.wait_for_url("**/enrol/")
    keys.skip_to_content()
    keys.reach(page.get_by_label("Miksi saamme kutsua sinua?"))
    page.keyboard.type("Tyrsky")
    keys.reach(page.get_by_label("Sähköpostiosoitteesi"))
    page.keyboard.type("tyrsky@posti.example")
    keys.reach(page.locator("main form button[type=submit]"))
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sinulla on paikka.")
    assert keys.presses <= MOST_PRESSES, keys.presses


def test_who_waits_gets_the_freed_place_takes_it_and_cancels(page: Page, coordinator: Page) -> None:
    page.set_viewport_size(PHONE)
    enrol(page, FULL, "Louhi", "louhi@posti.example")
    expect(page.get_by_role("status")).to_contain_text("Olet jonossa numero 3.")

    screen(coordinator, "Ehdotus, josta voi sanoa kyllä", "Louhi", "Anna pääsy omalle sivulle")
    coordinator.get_by_role("button", name="Tee koodi paperille").click()
    code = read(coordinator, CODE)
    page.goto("/own/")
    page.get_by_label("Koodisi").fill(code)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Olet jonossa numero 3.")).to_be_visible()

    screen(coordinator, "Ehdotus, josta voi sanoa kyllä", "Paikat ja ajat")
    coordinator.get_by_label("Paikkoja", exact=False).first.fill("7")
    coordinator.get_by_role("button", name="Tallenna").click()
    page.goto("/own/")
    expect(page.get_by_text("Paikka on vapautunut, ja se on sinun.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Ota paikka").click()
    page.get_by_role("button", name="Ota paikka").click()
    expect(page.get_by_text("Sinulla on paikka.")).to_be_visible()

    page.get_by_role("link", name="Takaisin omalle sivullesi").click()
    page.get_by_role("link", name="Vie omat aikasi omaan kalenteriisi").click()
    page.get_by_role("button", name="Tee osoite").click()
    expect(page.get_by_role("status")).to_contain_text("/own/calendar.ics?k=")
    assert violations(page) == []
    page.goto("/own/")
    page.get_by_role("link", name=re.compile("^Peru")).click()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_text("Olet perunut.")).to_be_visible()


def test_coordinator_marks_attendance_and_takes_in_the_materials(coordinator: Page, page: Page, tmp_path: Path) -> None:
    screen(coordinator, "Tarina työvälineenä", "Läsnäolo")
    ilpo = coordinator.locator("li").filter(has_text="Ilpo")
    expect(ilpo.get_by_role("button", name="ilmoitti", exact=False)).to_have_attribute("aria-pressed", "true")
    ilpo.get_by_role("button", name="läsnä", exact=True).click()
    expect(ilpo.get_by_role("button", name="läsnä", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(ilpo.get_by_role("button", name="läsnä", exact=True)).to_be_focused()
    assert violations(coordinator, "main") == []

    paper = tmp_path / "tarinan-runko.txt"
    paper.write_text("Mistä tarina alkaa, mitä siinä muuttuu, mihin se jää.", encoding="utf-8")
    screen(coordinator, "Tarina työvälineenä", "Päivän materiaalit")
    coordinator.get_by_label("Tiedostot", exact=False).set_input_files(paper)
    coordinator.get_by_role("button", name="Tuo materiaalit").click()
    expect(coordinator.get_by_label("Otsikko", exact=False)).to_be_visible()
    coordinator.reload()  # Wagtail's message about what was done is still fading in.
    assert violations(coordinator, "main") == []
    coordinator.get_by_label("Otsikko", exact=False).fill("Tarinan runko")
    coordinator.get_by_role("button", name="Julkaise nämä").click()
    page.goto(f"{SERIES}tarina-tyovalineena/")
    expect(page.get_by_role("link", name="Tarinan runko").first).to_be_visible()


def test_coordinator_makes_a_series_open_for_enrolment(coordinator: Page, page: Page) -> None:
    """A series with three workshops that one can enrol for: the way that has to be gone in ten minutes."""
    coordinator.goto("/admin/pages/")
    centre = re.search(r"/pages/(\d+)/", coordinator.url)
    assert centre, coordinator.url
    coordinator.goto(f"/admin/pages/add/workshops/seriespage/{centre.group(1)}/")
    coordinator.locator("[name=title]").fill("Kevään kokeilut")
    coordinator.locator("[name=summary]").fill("Kolme kevään pajaa.")
    expect(coordinator.locator("[name=slug]")).to_have_value("kevaan-kokeilut")
    coordinator.locator("footer .w-dropdown__toggle").click()
    coordinator.locator("button[name=action-publish]").click()
    coordinator.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    made = coordinator.get_by_role("link", name="Kevään kokeilut").first.get_attribute("href")
    series = re.search(r"/pages/(\d+)/", made or "")
    assert series
    coordinator.goto(f"/admin/series/{series.group(1)}/workshops/")
    coordinator.locator("textarea").first.fill(
        "5.4.2032 klo 12.00-15.00 Alku\n12.4.2032 klo 12.00-15.00 Keskikohta\n19.4.2032 klo 12.00-15.00 Loppu"
    )
    coordinator.get_by_label("Julkaise heti", exact=False).check()
    coordinator.get_by_label("ilmoittautuminen", exact=False).first.fill("15")
    coordinator.locator("main form button[type=submit]").first.click()
    coordinator.get_by_role("button", name=re.compile("^Tee 3")).click()
    page.goto("/koske/kevaan-kokeilut/")
    page.get_by_role("link", name="Keskikohta").click()
    page.get_by_role("link", name="Ilmoittaudu", exact=True).click()
    expect(page.get_by_text("Paikkoja on vapaana").first).to_be_visible()


@pytest.mark.parametrize("place", [f"{OPEN}enrol/", f"{FULL}enrol/", "/own/", SERIES])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_places_have_no_violations(page: Page, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(place)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


SCREENS = ("", "Paikat ja ajat", "Ilmoita joku", "Läsnäolo", "Osallistumisen tarpeet", "Soittolista")
MORE = ("Kirjoita osallistujille", "Päivän materiaalit", "Koko sarja")


@pytest.mark.parametrize("name", [*SCREENS, *MORE])
def test_screens_of_places_have_no_violations_on_a_phone(coordinator: Page, name: str) -> None:
    coordinator.set_viewport_size(PHONE)
    screen(coordinator, "Yhteinen suunnitelma" if name != "Ilmoita joku" else "Kysymys, jota", *filter(None, [name]))
    assert violations(coordinator, "main") == []
    assert coordinator.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
