"""What a coordinator does in the admin: signs in, meets the own section, writes and publishes a workshop."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from pajaverkko.demo.accounts import ADMINISTRATOR, COORDINATOR
from tests.browser.signing_in import sign_in


def test_coordinator_meets_only_the_own_section(page: Page) -> None:
    sign_in(page, COORDINATOR)
    page.goto("/admin/pages/")
    expect(page.locator("h1, h2").filter(has_text="Koske").first).to_be_visible()
    assert page.get_by_text("Socom").count() == 0


def test_coordinator_publishes_a_workshop(page: Page, browser: Browser, address: str) -> None:
    sign_in(page, COORDINATOR)
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has_text="Mallinnustyöpajat")
    page.goto(row.locator("a[href$='/edit/']").first.get_attribute("href").replace("/edit/", "/add_subpage/"))
    assert "/workshoppage/" in page.url, "a series has nothing but workshops below it"
    page.evaluate("document.addEventListener('w-autosave:success', () => { document.body.id = 'saved'; })")
    page.wait_for_timeout(2500)  # Until then the editor takes what it finds for what was there from the start.
    page.locator("[name=title]").fill("Kevään kokeilupaja")
    page.locator("[name=starts_at]").fill("1.4.2031 12.00")
    page.locator("[name=ends_at]").fill("1.4.2031 15.00")
    assert page.locator("[name=themes]:checked").count() > 0, "a new workshop begins with the themes of its series"
    page.wait_for_selector("#saved")
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    reader = browser.new_context(base_url=address).new_page()
    reader.goto("/tyopajat/?month=2031-04")
    expect(reader.get_by_role("link", name="Kevään kokeilupaja")).to_be_visible()


def test_publishing_waits_for_what_the_editor_saves_by_itself(page: Page) -> None:
    """On a slow line the page is still on its way when the button is pressed; it is made once, and published."""
    sign_in(page, COORDINATOR)
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has_text="Mallinnustyöpajat")
    page.goto(row.locator("a[href$='/edit/']").first.get_attribute("href").replace("/edit/", "/add_subpage/"))
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    page.evaluate("document.addEventListener('w-autosave:save', () => { document.body.id = 'saving'; })")
    page.wait_for_timeout(2500)  # Until then the editor takes what it finds for what was there from the start.
    page.locator("[name=title]").fill("Hitaan linjan paja")
    page.locator("[name=starts_at]").fill("2.4.2031 12.00")
    page.locator("[name=ends_at]").fill("2.4.2031 15.00")
    page.wait_for_selector("#saving")
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    made = page.locator("tbody tr").filter(has_text="Hitaan linjan paja")
    expect(made).to_have_count(1)
    expect(made).to_contain_text("Julkaistu", ignore_case=True)


def test_translation_editor_speaks_the_coordinator_s_language(page: Page, faults: list[str]) -> None:
    sign_in(page, COORDINATOR)
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has_text="Mallinnustyöpajat")
    key = re.search(r"/(\d+)/edit/", row.locator("a[href$='/edit/']").first.get_attribute("href")).group(1)
    page.goto(f"/admin/localize/submit/page/{key}/")
    page.get_by_label("ruotsi").check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_selector(".js-translation-editor *")
    expect(page.get_by_text("Käännös: suomi → ruotsi").first).to_be_visible()
    words = page.locator("body").inner_text()
    assert "translation" not in words.lower()
    assert "More actions" not in page.locator("body").text_content()
    assert faults == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("31.2.2031 12.00", "31.2.2031 12.00"), ("huomenna", "huomenna"), ("1.4.2031 klo 12.30", "1.4.2031 klo 12.30")],
)
def test_what_is_typed_as_a_moment_is_left_for_the_server_to_judge(page: Page, typed: str, kept: str) -> None:
    """The picker of the admin would put the present moment, or another day, in its place."""
    sign_in(page, COORDINATOR)
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has_text="Mallinnustyöpajat")
    page.goto(row.locator("a[href$='/edit/']").first.get_attribute("href").replace("/edit/", "/add_subpage/"))
    field = page.locator("[name=starts_at]")
    field.click()
    field.fill(typed)
    page.locator("[name=place]").click()
    page.wait_for_timeout(300)
    assert field.input_value() == kept


@pytest.mark.parametrize("place", ["/admin/", "/admin/pages/", "/admin/images/", "/admin/documents/"])
def test_admin_asks_no_other_host_and_breaks_no_policy(page: Page, faults: list[str], place: str) -> None:
    sign_in(page, ADMINISTRATOR)
    page.goto(place, wait_until="networkidle")
    assert faults == []
