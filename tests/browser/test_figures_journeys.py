"""Figures: a coordinator freezes and publishes a report, the gate refuses one and says why, a reader looks at them."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from base.half_years import HalfYear, ended_before
from network.figures.choices import SETTLING
from pajaverkko.demo.accounts import COORDINATOR
from pajaverkko.demo.content import day, read
from tests.browser.signing_in import opened
from tests.browser.test_accessibility import violations

PHONE = {"width": 320, "height": 640}
NEWEST, SECOND, THIRD = ended_before(timezone.localdate() - SETTLING, 3)
FIGURES = "/koske/figures/"
WORKSHOP = next(
    workshop["title"]
    for series in read("figures")["series"]
    for workshop in series["workshops"]
    if HalfYear.of(day(workshop)) == THIRD
)


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Page:
    return opened(browser, address, COORDINATOR)


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, locale="fi-FI", viewport=PHONE).new_page()


def test_coordinator_freezes_looks_and_publishes(desk: Page, phone: Page) -> None:
    desk.goto("/admin/")
    desk.get_by_role("link", name="Luvut", exact=True).click()
    expect(desk.get_by_role("heading", name=f"Koske, {NEWEST}")).to_be_visible()
    desk.get_by_label("Puolivuotiskausi").select_option(SECOND.code)
    desk.get_by_role("button", name="Valitse").click()
    expect(desk.get_by_role("heading", name=f"Koske, {SECOND}")).to_be_visible()
    assert violations(desk, "main") == []
    desk.get_by_role("button", name=re.compile("Jäädytä luvut: Kehittämisteemat")).click()
    expect(desk.get_by_text("Luvut on jäädytetty. Katso ne läpi ennen kuin julkaiset ne.")).to_be_visible()
    expect(desk.get_by_role("table")).to_be_visible()
    assert violations(desk, ".figures-shown") == []
    place = f"{FIGURES}{SECOND.code}/themes/"
    assert phone.goto(place).status == 404  # type: ignore[union-attr]
    desk.get_by_label("Olen lukenut nämä luvut.").check()
    desk.get_by_role("button", name="Julkaise kaikille").click()
    expect(desk.get_by_text("Luvut ovat nyt julkisia.")).to_be_visible()
    phone.goto(place)
    expect(phone.get_by_role("heading", name="Kehittämisteemat hyvinvointialueilla")).to_be_visible()
    assert violations(phone, "main") == []


def test_gate_refuses_and_says_why(desk: Page) -> None:
    """In the third half-year participation is public. Then five more are noted at the door of one of its workshops."""
    desk.goto("/admin/gatherings/?when=past")
    desk.get_by_role("link", name=WORKSHOP).first.click()
    desk.get_by_role("link", name="Läsnäolo", exact=True).click()
    door = desk.url
    for number in range(5):
        desk.goto(door)
        desk.get_by_role("link", name="Joku tuli ilmoittautumatta").click()
        desk.get_by_label("Kutsumanimi").fill(f"Myöhässä {number}")
        desk.get_by_role("button", name="Merkitse läsnä olevaksi").click()
        expect(desk.get_by_text(f"Myöhässä {number}").first).to_be_visible()
    desk.goto(f"/admin/figures/?period={THIRD.code}")
    desk.get_by_role("button", name=re.compile("Jäädytä luvut: Osallistujat sarjojen")).click()
    expect(desk.get_by_text("Lukuja ei voi julkaista: aiemmin julkaistun rinnalla")).to_be_visible()
    expect(desk.get_by_text("jos tietoja on muutettu sen jälkeen, kun saman kauden muita lukuja")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("Jäädytä luvut: Osallistujat sarjojen"))).to_be_visible()


def test_reader_looks_at_figures_on_a_phone_and_takes_a_file(phone: Page) -> None:
    phone.goto("/koske/")
    phone.get_by_role("link", name="Työpajat, raadit ja materiaalit lukuina").click()
    expect(phone.get_by_role("heading", name=str(NEWEST))).to_be_visible()
    assert violations(phone, "main") == []
    phone.get_by_role("link", name="Osallistuminen", exact=True).first.click()
    expect(phone.get_by_role("img", name="Osallistuminen sarjoittain: osallistui", exact=True)).to_be_visible()
    expect(phone.locator("figcaption", has_text="Suurin luku on rivillä ”Arjen rahat”").first).to_be_visible()
    assert violations(phone, "main") == []
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="CSV").first.click()
    assert taken.value.suggested_filename == f"koske-participation-{NEWEST.code}.csv"


def test_figures_in_swedish_have_no_violations(phone: Page) -> None:
    phone.goto("/sv/sonet-botnia/")
    phone.get_by_role("link", name="Workshoppar, råd och material i siffror").click()
    reports = [link.get_attribute("href") for link in phone.locator("main a[href*='figures/2']").all()]
    assert len(reports) == 2
    for place in reports:
        phone.goto(str(place))
        expect(phone.locator("main table").first).to_be_visible()
        assert violations(phone) == [], place
        assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_reader_reads_a_theme_across_regions(phone: Page) -> None:
    phone.goto("/verkosto/")
    grid = phone.get_by_role("region", name="Sivusuunnassa vieritettävä taulukko")
    expect(grid).to_be_visible()
    grid.get_by_role("link", name="Asiakasosallisuus").click()
    expect(phone.get_by_role("heading", name="Asiakasosallisuus", level=1)).to_be_visible()
    expect(
        phone.get_by_text("Raati on kirjattu hallintosääntöön pysyväksi tavaksi kuulla asiakkaita.").first
    ).to_be_visible()
    assert violations(phone, "main") == []
    phone.get_by_role("link", name="Keski-Suomi").first.click()
    expect(phone.get_by_role("heading", name=re.compile("Keski-Suom"), level=1)).to_be_visible()
    expect(phone.get_by_role("link", name="Asiakasosallisuus").first).to_be_visible()
    assert violations(phone, "main") == []
    phone.goto("/verkosto/")
    phone.get_by_role("link", name="Työpajat, raadit ja materiaalit lukuina").click()
    expect(phone.get_by_role("link", name=re.compile("Osallistuminen, Koske"))).to_be_visible()
    assert violations(phone, "main") == []
