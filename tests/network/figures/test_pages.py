"""What everybody reads of figures: the same on the page, in charts, in files and for programs."""

import csv
import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import localdate
from openpyxl import load_workbook
from pypdf import PdfReader

from base.disclosure.reported import report_named
from base.users import User
from network.figures.models import FrozenReport
from network.figures.services import freeze, publish_figures, withdraw_figures
from network.regions.pages import CentrePage
from tests.factories.base import translated
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.pajaverkko import Trunk
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db
PLACE = "/koske/figures/"
HERE = f"{PLACE}2026-1/participation"


@pytest.fixture
def frozen(centre_page: CentrePage, coordinator: User) -> FrozenReport:
    held(series_of(centre_page, "Kohti työelämää"), enrolled=40, came=28)
    held(series_of(centre_page, "Mielen pajat"), enrolled=71, came=53)
    held(series_of(centre_page, "Pieni paja"), enrolled=4, came=4)
    held(series_of(centre_page, "Toinen pieni"), enrolled=3, came=2)
    report = report_named("participation")
    assert report
    return freeze(report=report, centre=centre_page.centre, period=PERIOD, by=coordinator)


@pytest.fixture
def public(frozen: FrozenReport, coordinator: User) -> FrozenReport:
    return publish_figures(frozen=frozen, by=coordinator)


def cells(soup: BeautifulSoup) -> list[str]:
    """What stands in the tables of a page, row by row, with the heads of columns."""
    found = []
    for table in soup.select("section:not([aria-labelledby^=in-time]) table.figures"):
        heads = [head.get_text(strip=True) for head in table.select("thead th")][1:]
        for row in table.select("tbody tr, tfoot tr"):
            name, told = row.th.get_text(strip=True), [cell.get_text(strip=True) for cell in row.select("td")]
            found += [f"{name}|{head}|{cell}" for head, cell in zip(heads, told, strict=True)]
    return found


def without_share(cell: str) -> str:
    """Shares stand on the page alone; they are reckoned from what stands beside them."""
    return cell.split(" (", maxsplit=1)[0]


def test_page_files_and_programs_tell_the_same(public: FrozenReport, stranger: Client):
    page = stranger.get(f"{HERE}/")
    assert page.status_code == 200
    shown = [without_share(cell) for cell in cells(document(page))]
    assert "Kohti työelämää|osallistui|30" in shown
    assert "Pieni paja|osallistui|alle 5" in shown
    assert "Pieni paja|Yhteensä|ei julkaista" in shown
    assert "Yhteensä|osallistui|vähintään 80" in shown
    lines = list(csv.reader(io.StringIO(stranger.get(f"{HERE}.csv").content.decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(stranger.get(f"{HERE}.xlsx").content)).active
    rows = [[str(cell or "") for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows == [[cell for cell in line if cell] for line in lines]
    assert "Luvut on pyöristetty lähimpään viiteen" in lines.pop()[3]
    explained = lines.pop()[3]
    assert "hän on luvuissa kolme kertaa" in explained
    assert ["|".join(line[-3:]) for line in lines[1:]] == shown
    programs = stranger.get("/api/v1/figures?period=2026-1").json()
    assert [each["explained"] for each in programs["reports"]] == [explained]
    assert {(each["period"], each["published"]) for each in programs["results"]} == {("2026-1", str(localdate()))}
    told = programs["results"]
    assert [f"{each['row']}|{each['column']}|{each['figure']}" for each in told] == shown
    paper = PdfReader(io.BytesIO(stranger.get(f"{HERE}.pdf").content))
    words = " ".join(" ".join(leaf.extract_text().split()) for leaf in paper.pages)
    assert "Kohti työelämää 30" in words
    assert "alle 5" in words
    assert not {"28", "53", "71", "87", "118"} & {cell.split("|")[-1] for cell in shown}
    assert not {"28", "53", "87", "118"} & set(words.split())


def test_way_up_and_the_other_language_keep_the_address(
    public: FrozenReport, site: Trunk, centre_page: CentrePage, stranger: Client
):
    swedish = translated(centre_page, "sv", slug="koske-sv")
    shown = document(stranger.get(f"{HERE}/"))
    assert [(step.get_text(), step["href"]) for step in shown.select(".crumbs a")][-1] == ("Luvut", PLACE)
    assert shown.select_one(".languages a[hreflang=sv]")["href"] == f"{swedish.url}figures/2026-1/participation/"


def test_question_dates_and_number_stand_beside_the_figures(public: FrozenReport, stranger: Client):
    told = text_of(stranger.get(f"{HERE}/"))
    assert "Luvut ajalta 1.1.2026–30.6.2026." in told
    assert (
        "Kuinka monta paikkaa työpajoihin varattiin, ja kuinka monta niistä käytettiin? Yhteensä: vähintään 105."
        in told
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((40, 20, 20), "Suurin luku on rivillä ”Sarja 1”: 40."),
        ((20, 40, 40), "Suurin luku on 2 rivillä: 40."),
        ((20, 20, 20), "Kaikissa palkeissa on sama luku: 20."),
    ],
)
def test_chart_names_no_row_alone_that_shares_the_largest_number(
    centre_page: CentrePage, coordinator: User, stranger: Client, numbers: tuple[int, ...], told: str
):
    for place, came in enumerate(numbers, start=1):
        held(series_of(centre_page, f"Sarja {place}"), enrolled=came, came=came)
    report = report_named("participation")
    assert report
    made = freeze(report=report, centre=centre_page.centre, period=PERIOD, by=coordinator)
    publish_figures(frozen=made, by=coordinator)
    assert told in document(stranger.get(f"{HERE}/")).select_one("figure.chart figcaption").get_text()


def test_chart_says_in_words_what_it_shows(centre_page: CentrePage, coordinator: User, stranger: Client):
    for title, came in (("Kohti työelämää", 40), ("Mielen pajat", 20), ("Pieni paja", 3)):
        held(series_of(centre_page, title), enrolled=came, came=came)
    report = report_named("participation")
    assert report
    made = freeze(report=report, centre=centre_page.centre, period=PERIOD, by=coordinator)
    publish_figures(frozen=made, by=coordinator)
    soup = document(stranger.get(f"{HERE}/"))
    chart = soup.select_one("figure.chart")
    assert chart.svg["role"] == "img"
    named = [soup.find(id=chart.svg[name]).get_text() for name in ("aria-labelledby", "aria-describedby")]
    assert named[0] == "Osallistuminen sarjoittain: osallistui"
    assert named[1] == chart.figcaption.get_text()
    assert "Suurin luku on rivillä ”Kohti työelämää”: 40." in named[1]
    bars = {text.get_text() for text in chart.select("text")}
    assert any("alle 5" in text or "ei julkaista" in text for text in bars)
    assert len(chart.select("rect")) == 2


def test_draft_is_nobodys_and_withdrawn_figures_say_why(frozen: FrozenReport, coordinator: User, stranger: Client):
    every = f"{PLACE}all/participation.csv"
    for address in (f"{HERE}/", f"{HERE}.csv", every):
        assert stranger.get(address).status_code == 404
    assert "figures/" not in stranger.get("/koske/").content.decode()
    publish_figures(frozen=frozen, by=coordinator)
    assert stranger.get(every).status_code == 200
    assert "/koske/figures/" in stranger.get("/koske/").content.decode()
    withdraw_figures(frozen=frozen, why_fi="Läsnäoloja puuttui.", by=coordinator)
    gone = stranger.get(f"{HERE}/")
    assert gone.status_code == 410
    assert "Läsnäoloja puuttui." in text_of(gone)
    assert "Kohti työelämää" not in text_of(gone)
    assert stranger.get(f"{HERE}.csv").status_code == 404
    assert stranger.get(every).status_code == 404
    assert stranger.get("/api/v1/figures?period=2026-1").json() == {"results": [], "reports": []}
    assert "ei enää julkinen" in text_of(stranger.get(PLACE)).lower()


@pytest.mark.parametrize(
    "tail", ["2026-3/participation/", "2026-1/nothing/", "2025-2/participation/", "2026-1/participation.exe"]
)
def test_what_is_not_there_is_not_found(public: FrozenReport, stranger: Client, tail: str):
    assert stranger.get(f"{PLACE}{tail}").status_code == 404


def test_network_shows_the_centres_side_by_side(public: FrozenReport, site: Trunk, stranger: Client):
    assert "/verkosto/figures/" in stranger.get("/verkosto/").content.decode()
    told = document(stranger.get("/verkosto/figures/?period=nothing"))
    links = told.select("td a")
    (link,) = links
    assert link["href"] == f"{HERE}/"
    assert link.get_text().startswith("vähintään 80")
    assert stranger.get("/figures/").status_code == 404


def test_over_time_shows_what_is_public_of_each_half_year(
    public: FrozenReport, centre_page: CentrePage, coordinator: User, stranger: Client
):
    assert "Ajan myötä" not in text_of(stranger.get(f"{HERE}/"))
    before = PERIOD.before
    held(series_of(centre_page, "Alku"), enrolled=50, came=50, day=before.first_on)
    report = report_named("participation")
    assert report
    earlier = freeze(report=report, centre=centre_page.centre, period=before, by=coordinator)
    assert "Ajan myötä" not in text_of(stranger.get(f"{HERE}/"))
    publish_figures(frozen=earlier, by=coordinator)
    soup = document(stranger.get(f"{HERE}/"))
    by_series, by_county = soup.select("section[aria-labelledby^=in-time]")
    assert by_county.h2.get_text() == "Ajan myötä: Osallistuminen hyvinvointialueittain: osallistui"
    rows = {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in by_county.select("tr")}
    assert rows["Yhteensä"][0] == "50"
    assert "Kuinka monta paikkaa" in by_series.p.get_text()
    rows = {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in by_series.select("tr")}
    assert rows["Alku"] == ["50", "–"]
    assert rows["Kohti työelämää"] == ["–", "30"]
    assert rows["Yhteensä"] == ["50", "vähintään 80"]
    every = f"{PLACE}all/participation"
    assert [link["href"] for link in soup.select(f"a[href^='{every}']")] == [f"{every}.csv", f"{every}.xlsx"]
    lines = list(csv.reader(io.StringIO(stranger.get(f"{every}.csv").content.decode("utf-8-sig")), delimiter=";"))
    told = [(line[1], line[-1]) for line in lines if line[-3:-1] == ["Yhteensä", "osallistui"]]
    assert told == [
        (str(before), "50"),
        (str(before), "50"),
        (str(PERIOD), "vähintään 80"),
        (str(PERIOD), "ei julkaista"),
    ]
    sheet = load_workbook(io.BytesIO(stranger.get(f"{every}.xlsx").content)).active
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == [line[1] or None for line in lines]
    programs = stranger.get("/api/v1/figures?centre=koske").json()
    assert {each["period"] for each in programs["results"]} == {before.code, PERIOD.code}
    leaves = PdfReader(io.BytesIO(stranger.get(f"{HERE}.pdf").content)).pages
    assert "Ajan myötä: Osallistuminen sarjoittain: osallistui" in " ".join(leaf.extract_text() for leaf in leaves)
    assert stranger.get(f"{every}.pdf").status_code == 404
    assert stranger.get("/api/v1/figures").status_code == 422


def test_swedish_readers_read_it_in_swedish(public: FrozenReport, site: Trunk, centre_page: CentrePage):
    assert public.tables[0]["title"]["sv"] == "Deltagande per serie"
    came = public.tables[0]["dimensions"][1]["categories"][0]
    assert came["words"]["sv"] == "deltog"


def test_page_asks_few_questions(
    public: FrozenReport, stranger: Client, django_assert_max_num_queries: Callable[..., object]
):
    stranger.get(f"{HERE}/")
    with django_assert_max_num_queries(20):
        stranger.get(f"{HERE}/")
