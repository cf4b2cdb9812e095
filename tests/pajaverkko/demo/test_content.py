"""What a newcomer meets: a living network."""

import io

import docx
import openpyxl
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from base.users import User
from network.councils.pages import CouncilPage
from network.councils.queries import open_calls
from network.materials.pages import MaterialFile, MaterialPage
from network.meetings.pages import MinutesPage
from network.projects.pages import Measure, ProjectPage
from network.regions.pages import CentrePage, RegionPage
from network.staff.choices import StaffRole
from network.themes.pages import ThemePage
from pajaverkko.demo import accounts
from tests.reading import cards, document, file_of
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.series.queries import workshops_ahead, workshops_past

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

AT_LEAST = {
    ProjectPage: 10,
    SeriesPage: 8,
    WorkshopPage: 25,
    CouncilPage: 6,
    MinutesPage: 12,
    MaterialPage: 60,
    ThemePage: 15,
    CentrePage: 7,
    RegionPage: 22,
}


@pytest.mark.parametrize("page_type", AT_LEAST, ids=lambda page_type: page_type.__name__)
def test_demo_has_enough_public_pages(page_type: type[Page]):
    pages = page_type.objects.live().public().filter(locale__language_code="fi")

    assert pages.count() >= AT_LEAST[page_type]


def test_demo_has_pages_in_swedish_and_a_front_page_in_english():
    for page_type in (CentrePage, ProjectPage, SeriesPage, WorkshopPage, CouncilPage, MinutesPage, ThemePage):
        assert page_type.objects.live().filter(locale__language_code="sv").exists()
    assert Page.objects.live().filter(locale__language_code="en", depth=2).exists()


def test_some_workshops_lie_ahead_and_most_behind():
    assert workshops_ahead().count() >= 3
    assert workshops_past().count() >= 10
    assert workshops_ahead().first().starts_at > timezone.now()


def test_some_council_looks_for_members():
    assert open_calls().exists()


def test_every_page_has_a_summary_and_no_page_is_a_draft():
    pages = [page for page in Page.objects.filter(depth__gt=1).specific() if page.alias_of_id is None]

    assert [page.title for page in pages if not page.live] == []
    assert [page.title for page in pages if not page.summary] == []
    assert not Page.objects.filter(slug="home").exists()


def test_pages_were_published_in_the_past():
    assert not Page.objects.filter(depth__gt=1, first_published_at__gte=timezone.now()).exists()
    assert not Page.objects.filter(depth__gt=1, first_published_at=None, live=True).exists()


def test_measures_lead_to_what_came_of_them():
    measures = Measure.objects.filter(project__locale__language_code="fi")

    assert measures.exclude(outcome=None).count() >= 10
    assert not measures.filter(outcome__live=False).exists()
    packages = {project.pk: project.work_packages.count() for project in ProjectPage.objects.all()}
    assert all(1 <= measure.package <= packages[measure.project_id] for measure in measures)


def test_every_material_offers_something_that_can_be_taken():
    empty = [page.slug for page in MaterialPage.objects.live() if not page.files.exists() and not page.link]

    assert empty == []


def test_most_materials_have_a_file():
    assert MaterialPage.objects.filter(locale__language_code="fi", files__isnull=False).distinct().count() >= 60


def test_every_file_opens_in_its_format(stranger: Client):
    readers = {"PDF": read_pdf, "DOCX": read_docx, "XLSX": read_xlsx}
    formats = set()

    for file in MaterialFile.objects.select_related("document"):
        content = file_of(stranger.get(file.document.url))
        readers[file.format](content)
        formats.add(file.format)

    assert formats == set(readers)


def read_pdf(content: bytes) -> None:
    """A tagged PDF with its language; typst writes these into the plain part of the file."""
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert b"/MarkInfo" in content
    assert b"/StructTreeRoot" in content
    assert b"/Lang" in content


def read_docx(content: bytes) -> None:
    opened = docx.Document(io.BytesIO(content))
    assert opened.core_properties.title
    assert opened.paragraphs[0].style.name == "Heading 1"
    assert any(paragraph.text.strip() for paragraph in opened.paragraphs[1:])


def read_xlsx(content: bytes) -> None:
    """No cell is a formula: a text that begins with = stays a text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_centres_cover_regions_and_stand_on_the_map(stranger: Client):
    network = Page.objects.get(slug="verkosto", locale__language_code="fi")

    page = document(stranger.get(network.url))

    assert len(page.select("svg.tile-map a")) == 22
    assert len(page.select("svg.tile-map a.served")) >= 7


def test_front_page_is_full_of_life(stranger: Client):
    for address in ("/", "/sv/"):
        assert len(cards(stranger.get(address))) >= 9


def test_site_s_root_is_the_front_page():
    assert Site.objects.get(is_default_site=True).root_page.slug == "etusivu"


def test_accounts_can_sign_in(stranger: Client):
    for email in accounts.ACCOUNTS:
        stranger.post("/sign-in/", {"email": email})
        answer = stranger.post("/sign-in/code/", {"code": settings.DEMO_CODE})
        assert (answer.status_code, answer.url) == (302, "/admin/")
        assert stranger.get("/admin/").status_code == 200
        stranger.logout()


def test_there_is_an_account_for_every_role_that_is_tried_out():
    roles = {role for role, _name in accounts.ACCOUNTS.values()}

    assert roles == set(StaffRole) - {StaffRole.STEWARD}
    for email, (role, _name) in accounts.ACCOUNTS.items():
        assert User.objects.get(email=email).assignments.get().role == role


def test_coordinator_of_the_demo_writes_below_one_centre_only():
    coordinator = User.objects.get(email=accounts.COORDINATOR)

    may_edit = [page.slug for page in CentrePage.objects.all() if page.permissions_for_user(coordinator).can_edit()]

    assert may_edit == ["koske"]


def test_page_of_a_centre_shows_what_somebody_has_released(stranger: Client):
    page = CentrePage.objects.get(slug="koske", locale__language_code="fi")

    shown = document(stranger.get(page.url)).select_one("figure.person")

    assert "Raadissa minua kuunneltiin" in shown.blockquote.get_text()
    assert shown.figcaption.get_text() == "Aino"
    assert "Raadissa" not in str(page.body.raw_data)


def test_no_page_names_a_real_address_of_mail():
    """The demo is made up of true documents: whoever is named in it must not be a person who can be written to."""
    texts = [str(page.specific.__dict__) for page in Page.objects.filter(depth__gt=1)]

    assert [text for text in texts if "@" in text and ".example" not in text] == []
