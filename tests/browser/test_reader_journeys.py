"""What readers do: with the keyboard, in another language, through filters and search."""

from playwright.sync_api import Page, expect


def test_keyboard_reader_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_keyboard_reader_narrows_a_list_and_clears_it(page: Page) -> None:
    page.goto("/materiaalit/")
    page.locator(".filters summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".chosen .away")).to_have_count(1)
    page.locator(".chosen .away").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chosen .away")).to_have_count(0)


def test_worker_finds_a_game_and_opens_its_file(page: Page) -> None:
    page.goto("/")
    page.locator("#find-here").fill("Elämän värit")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Elämän värit").first.click()
    with page.expect_download() as download:
        page.locator("main .plain a").first.click()
    assert download.value.suggested_filename == "elaman-varit-saannot-ja-pelilauta.pdf"


def test_reader_of_swedish_changes_the_language_and_stays_on_the_page(page: Page) -> None:
    page.goto("/sonet-botnia/osallisuusfoorumi/")
    page.locator(".languages a[hreflang=sv]").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert page.url.endswith("/sv/sonet-botnia/delaktighetsforum/")


def test_reader_follows_a_measure_to_what_came_of_it(page: Page) -> None:
    page.goto("/sonet-botnia/sonet-botnia-osahanke/")
    link = page.locator(".outcome a").first
    title = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.get_by_role("link", name="SONet BOTNIA: asiakkaan ääni Pohjanmaan maakunnissa")).to_be_visible()


def test_reader_opens_a_region_from_the_map_with_the_keyboard(page: Page) -> None:
    page.goto("/verkosto/")
    page.locator(".tile-map a").filter(has_text="Keski-Suomi").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Keski-Suomen hyvinvointialue")
