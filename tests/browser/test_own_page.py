"""The own page: a coordinator gives a code on paper; somebody opens the page with it and leaves nothing behind."""

import pytest
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import COORDINATOR
from tests.browser.reading import CODE, read
from tests.browser.signing_in import sign_in


@pytest.fixture(scope="module")
def code(browser: Browser, address: str) -> str:
    """What a coordinator wrote down for somebody of the demo."""
    context = browser.new_context(base_url=address, locale="fi-FI")
    page = context.new_page()
    sign_in(page, COORDINATOR)
    page.goto("/admin/people/")
    page.get_by_role("link", name="Tuuli").click()
    page.get_by_role("link", name="Anna pääsy omalle sivulle").click()
    page.get_by_role("button", name="Tee koodi paperille").click()
    written = read(page, CODE)
    context.close()
    return written


def open_page(page: Page, code: str) -> None:
    page.goto("/own/")
    page.get_by_label("Koodisi").fill(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tuuli").first).to_be_visible()


def test_somebody_corrects_the_page_and_leaves_nothing_behind(page: Page, code: str) -> None:
    open_page(page, code)
    page.get_by_role("link", name="Korjaa nimeä ja kieltä").click()
    page.get_by_label("Miksi saamme kutsua sinua?").fill("Tuuli K")
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Tuuli K").first).to_be_visible()

    page.get_by_role("button", name="Lopeta").first.click()

    expect(page.get_by_role("status")).to_contain_text("Olet lopettanut")
    page.go_back()
    assert "Tuuli" not in page.content()
    page.goto("/own/details/")
    expect(page.get_by_label("Koodisi")).to_be_visible()


def test_page_works_without_scripts_on_a_phone(browser: Browser, address: str, code: str) -> None:
    plain = browser.new_context(
        java_script_enabled=False, base_url=address, locale="fi-FI", viewport={"width": 320, "height": 640}
    )
    page = plain.new_page()
    open_page(page, code)
    page.get_by_role("link", name="Muuta, mitä saa näyttää").click()
    page.get_by_label("Nimi tai nimimerkki, jonka saa näyttää").fill("")
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Ei mitään. Kukaan ei näe sivuilta, että osallistut.")).to_be_visible()
    plain.close()


def test_no_cookie_or_address_holds_the_code(page: Page, code: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))

    open_page(page, code)

    plain = code.replace("-", "")
    assert not any(plain in words.upper().replace("-", "").replace("%20", "") for words in asked)
    assert not any(plain in str(cookie) for cookie in page.context.cookies())
