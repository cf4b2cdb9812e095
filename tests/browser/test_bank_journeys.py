"""A worker between two clients finds a material by the word that comes to mind."""

import pytest
from playwright.sync_api import Page, expect


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
    assert download.value.suggested_filename == "elaman-varit-peli.pdf"


def test_bank_is_searched_without_scripts_and_by_keyboard_alone(browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="fi-FI", java_script_enabled=False)
    page = context.new_page()
    page.goto("/materiaalit/")
    page.get_by_label("Mitä tarvitset?").focus()
    page.keyboard.type("velka")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    context.close()
