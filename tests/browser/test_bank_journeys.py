"""A worker between two clients finds a material by the word that comes to mind."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import ADMINISTRATOR, COORDINATOR
from tests.browser.signing_in import sign_in


def ask(page: Page, question: str) -> None:
    page.goto("/materiaalit/")
    page.get_by_label("Mitä tarvitset?").fill(question)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("asiakasraadeista", "Asiakasraadin perustamisopas"),
        ("ohjauskortit velasta", "Velkakeskustelun kortit selkokielellä"),
        ("lomake", "Talouden ensikartoitus: lomake ja laskentataulukko"),
    ],
    ids=["inflected", "part of a compound", "half of a compound"],
)
def test_material_is_found_by_the_word_that_comes_to_mind(page: Page, question: str, title: str) -> None:
    ask(page, question)
    expect(page.locator("main article.card").get_by_role("link", name=title)).to_be_visible()


def test_mistyped_word_is_mended_and_told(page: Page) -> None:
    ask(page, "keskustelupelli")
    expect(page.locator(".interpreted")).to_contain_text("keskustelupeli")
    expect(page.locator("main article.card h3").first).to_contain_text("Elämän värit")


def test_list_is_narrowed_by_two_facets_and_the_filters_taken_away(page: Page) -> None:
    ask(page, "asiakas")
    expect(page.locator("main .count")).to_contain_text("asiakas")
    everything = page.locator("main .count").inner_text()
    page.locator(".filters summary", has_text="Tyyppi").click()
    page.locator(".filters a", has_text="Lomake").click()
    page.locator(".filters summary", has_text="Teema").click()
    page.locator(".filters details[open] a").first.click()
    assert page.get_by_label("Mitä tarvitset?").input_value() == "asiakas"
    expect(page.locator(".chosen .away")).to_have_count(2)
    page.locator(".chosen li:last-child a").click()
    expect(page.locator("main .count")).to_have_text(everything)


def test_file_of_a_material_is_downloaded_under_its_name(page: Page) -> None:
    ask(page, "keskustelupeli")
    page.locator("main article.card h3 a").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Elämän värit: säännöt ja pelilauta").click()
    assert download.value.suggested_filename == "elaman-varit-saannot-ja-pelilauta.pdf"


def test_bank_is_searched_without_scripts_and_by_keyboard_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="fi-FI", java_script_enabled=False)
    page = context.new_page()
    page.goto("/materiaalit/")
    page.get_by_label("Mitä tarvitset?").focus()
    page.keyboard.type("velka")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    context.close()


def test_results_follow_while_one_types_and_the_address_with_them(page: Page) -> None:
    page.goto("/materiaalit/")
    field = page.get_by_label("Mitä tarvitset?")
    field.press_sequentially("pelipaj", delay=20)

    expect(page.locator("main article.card h3").first).to_contain_text("Pelipajan ohjaajan opas")
    expect(page.locator("[data-told]")).not_to_be_empty()
    page.wait_for_url("**/materiaalit/?q=pelipaj")
    expect(field).to_be_focused()
    page.locator(".switch a", has_text="Uusimmat ensin").click()
    page.wait_for_url("**/materiaalit/?q=pelipaj&sort=newest#results")
    assert "typing" not in page.url


def test_most_used_materials_come_first_when_asked(page: Page) -> None:
    page.goto("/materiaalit/")
    page.locator(".switch a", has_text="Käytetyin ensin").click()
    page.wait_for_url("**/materiaalit/?sort=used#results")
    expect(page.locator("main article.card").first).to_be_visible()


def test_material_is_suggested_by_keyboard_and_a_coordinator_takes_it(
    page: Page, browser: Browser, address: str
) -> None:
    page.goto("/materiaalit/")
    page.get_by_role("link", name="Ehdota materiaalia pankkiin").press("Enter")
    page.get_by_label("Mikä sen nimi on?").focus()
    page.keyboard.type("Kyläkortit")
    page.get_by_role("button", name="Lähetä ehdotus").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mihin sitä käytetään?")
    assert page.get_by_label("Mikä sen nimi on?").input_value() == "Kyläkortit"
    page.get_by_role("alert").get_by_role("link").first.press("Enter")
    expect(page.get_by_label("Mihin sitä käytetään?")).to_be_focused()
    page.keyboard.type("Kortit kyläillan aloitukseen.")
    page.get_by_label("Tein sen itse").check()
    page.get_by_role("button", name="Lähetä ehdotus").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ehdotuksesi on saapunut")

    desk = browser.new_context(base_url=address).new_page()
    sign_in(desk, COORDINATOR)
    desk.goto("/admin/suggestions/")
    desk.get_by_role("link", name="Kyläkortit").click()
    desk.get_by_role("button", name="Ota pankkiin").click()
    desk.wait_for_url("**/edit/")
    expect(desk.locator("[name=title]")).to_have_value("Kyläkortit")
    desk.context.close()


def test_experience_of_use_is_told_on_a_phone_and_shown_when_it_has_been_read(browser: Browser, address: str) -> None:
    phone = browser.new_context(base_url=address, viewport={"width": 320, "height": 640}).new_page()
    phone.goto("/socca/materiaalit/elaman-varit-peli/")
    phone.get_by_role("link", name="Kerro, miten tämä toimi käytössä").click()
    phone.get_by_label("Toimi sellaisenaan").check()
    phone.get_by_label("Mitä teitte sillä").fill("Kokeiltiin kahdella pöydällä yhtä aikaa.")
    phone.get_by_role("button", name="Lähetä").click()
    expect(phone.get_by_role("status")).to_contain_text("saapunut perille")
    phone.get_by_role("link", name="Takaisin materiaaliin").click()
    expect(phone.locator("main")).not_to_contain_text("kahdella pöydällä")

    desk = browser.new_context(base_url=address).new_page()
    sign_in(desk, ADMINISTRATOR)
    desk.goto("/admin/experiences/")
    told = desk.locator("article", has_text="kahdella pöydällä")
    told.get_by_role("button", name="Näytä").click()
    expect(desk.get_by_text("Se näkyy nyt.")).to_be_visible()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("kahdella pöydällä")
    for page in (phone, desk):
        page.context.close()


def test_several_files_are_sent_at_once_and_alike_titles_shown(page: Page, tmp_path: Path) -> None:
    for name in ("ensimmainen", "toinen"):
        (tmp_path / f"{name}.txt").write_text(f"Tiedosto {name}", encoding="utf-8")
    (tmp_path / "vaara.pdf").write_text("<script>alert(1)</script>", encoding="utf-8")
    sign_in(page, COORDINATOR)
    page.get_by_role("link", name="Uusi materiaali").first.click()
    page.locator("[name=title]").press_sequentially("Asiakasraadin perustamisopas", delay=5)
    expect(page.get_by_text("Onko jokin näistä sama materiaali?")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Lähetä useita tiedostoja kerralla").click()
    chooser.value.set_files([tmp_path / f"{name}" for name in ("ensimmainen.txt", "toinen.txt", "vaara.pdf")])
    expect(page.locator("[name=files-1-title]")).to_have_value("toinen")
    expect(page.get_by_text("vaara.pdf:")).to_be_visible()
    assert page.locator("[name=files-TOTAL_FORMS]").input_value() == "2"
    page.locator("[name=title]").fill("Kaksi tiedostoa kerralla")
    # The address follows the title a moment later, or stays.
    page.wait_for_timeout(1_500)
    slug = page.locator("[name=slug]").input_value()
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url("**/admin/pages/*/")
    page.goto(f"/koske/materiaalit/{slug}/")
    expect(page.locator("#files ~ ul a")).to_have_count(2)
