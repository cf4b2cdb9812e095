"""What a coordinator may do in the own section: write, publish and take down, in the admin."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from base.users import User
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from tests.factories.network import (
    MaterialBankPageFactory,
    OrganisationFactory,
    ProjectPageFactory,
    RegionFactory,
    ThemeFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import SeriesPageFactory
from tests.reading import document, form_values

NEW = {
    "CouncilPage": ("network", None),
    "ProjectPage": ("network", None),
    "MaterialBankPage": ("network", None),
    "MaterialPage": ("network", MaterialBankPageFactory),
    "SeriesPage": ("workshops", None),
    "WorkshopPage": ("workshops", SeriesPageFactory),
    "ContentPage": ("pajaverkko", None),
}
"""Page types that a coordinator makes, and the page they stand below when that is not the centre's own."""
REQUIRED = {
    "starts_at": "17.03.2027 13.00",
    "ends_at": "17.03.2027 15.30",
}


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


def add_address(name: str, parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[NEW[name][0], name.lower(), parent.pk])


def filled_in(response, **values: object) -> dict[str, object]:
    """The form with title, address and whatever else must not be left out."""
    form = form_values(response)
    required = {name: value for name, value in REQUIRED.items() if name in form}
    return form | required | {"title": "Uusi sivu", "slug": "uusi-sivu"} | values


@pytest.mark.parametrize("name", NEW)
def test_coordinator_writes_and_publishes_a_page(client: Client, centre_page: CentrePage, stranger: Client, name: str):
    parent = NEW[name][1](parent=centre_page) if NEW[name][1] else centre_page
    address = add_address(name, parent)

    response = client.post(address, filled_in(client.get(address), **{"action-publish": "1"}))

    assert response.status_code == 302
    page = Page.objects.child_of(parent).get(slug="uusi-sivu")
    assert (page.live, type(page.specific).__name__) == (True, name)
    assert stranger.get(page.url).status_code == 200


@pytest.mark.parametrize("name", NEW)
def test_coordinator_keeps_a_draft_with_nothing_but_a_title(
    client: Client, centre_page: CentrePage, stranger: Client, name: str
):
    parent = NEW[name][1](parent=centre_page) if NEW[name][1] else centre_page
    address = add_address(name, parent)

    response = client.post(address, form_values(client.get(address)) | {"title": "Kesken", "slug": "kesken"})

    assert response.status_code == 302
    page = Page.objects.child_of(parent).get(slug="kesken")
    assert not page.live
    assert stranger.get(page.url).status_code == 404


@pytest.mark.parametrize("name", NEW)
def test_page_is_previewed_before_it_has_been_kept(client: Client, centre_page: CentrePage, name: str):
    """The preview beside the editor is asked for while the page has no key and no rows in the database."""
    parent = NEW[name][1](parent=centre_page) if NEW[name][1] else centre_page
    address = reverse("wagtailadmin_pages:preview_on_add", args=[NEW[name][0], name.lower(), parent.pk])
    form = filled_in(client.get(add_address(name, parent)), title="Esikatseltava")

    kept = client.post(address, form)
    shown = client.get(address, {"mode": ""})

    assert kept.json() == {"is_valid": True, "is_available": True}
    assert shown.status_code == 200
    assert document(shown).h1.get_text() == "Esikatseltava"
    assert not Page.objects.child_of(parent).filter(title="Esikatseltava").exists()


def test_coordinator_edits_and_publishes_a_page(client: Client, centre_page: CentrePage):
    page = ProjectPageFactory(parent=centre_page, title="Vanha nimi")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = client.post(address, form_values(client.get(address)) | {"title": "Uusi nimi", "action-publish": "1"})

    assert response.status_code == 302
    page.refresh_from_db()
    assert (page.title, page.live, page.starts_on) == ("Uusi nimi", True, datetime.date(2016, 8, 1))


def test_coordinator_edits_the_centre_s_own_page(client: Client, centre_page: CentrePage):
    address = reverse("wagtailadmin_pages:edit", args=[centre_page.pk])

    response = client.post(address, form_values(client.get(address)) | {"title": "Koske 2", "action-publish": "1"})

    assert response.status_code == 302
    centre_page.refresh_from_db()
    assert centre_page.title == "Koske 2"


def test_coordinator_takes_a_page_down_and_deletes_it(client: Client, centre_page: CentrePage):
    page = ProjectPageFactory(parent=centre_page)

    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live

    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_explorer_begins_with_the_own_section_and_shows_nothing_else(
    client: Client, centre_page: CentrePage, other_centre_page: CentrePage, site: Trunk
):
    ProjectPageFactory(parent=centre_page, title="Oma hanke")
    ProjectPageFactory(parent=other_centre_page, title="Vieras hanke")
    ProjectPageFactory(parent=site.projects, title="Koko maan hanke")

    root = client.get(reverse("wagtailadmin_explore_root"), follow=True)
    home = client.get(reverse("wagtailadmin_explore", args=[site.home.pk]), follow=True)
    found = client.get(reverse("wagtailadmin_pages:search"), {"q": "hanke"})

    assert root.redirect_chain == [(reverse("wagtailadmin_explore", args=[centre_page.pk]), 302)]
    for response in (root, home, found):
        assert "Oma hanke" in response.content.decode()
        assert "Vieras hanke" not in response.content.decode()
        assert "Koko maan hanke" not in response.content.decode()


def test_measure_of_a_work_package_that_is_not_there_is_refused(client: Client, centre_page: CentrePage):
    page = ProjectPageFactory(parent=centre_page, work_packages=[WorkPackageFactory.build()])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def measure(package: str) -> dict[str, object]:
        rows = {"measures-TOTAL_FORMS": "1", "measures-0-text": "Tehdään", "measures-0-package": package}
        return form_values(client.get(address)) | rows | {"measures-0-ORDER": "1", "action-publish": "1"}

    refused = client.post(address, measure("2"))
    accepted = client.post(address, measure("1"))

    assert refused.status_code == 200
    assert "package" in refused.context["form"].formsets["measures"].errors[0]
    assert accepted.status_code == 302
    assert [row.text for row in page.measures.all()] == ["Tehdään"]


def test_wrong_days_are_refused_with_a_word_at_the_field(client: Client, centre_page: CentrePage):
    page = ProjectPageFactory(parent=centre_page)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    days = {"starts_on": "31.12.2020", "ends_on": "01.01.2020", "action-publish": "1"}

    response = client.post(address, form_values(client.get(address)) | days)

    assert response.status_code == 200
    assert "ends_on" in response.context["form"].errors
    page.refresh_from_db()
    assert page.starts_on == datetime.date(2016, 8, 1)


def test_new_workshop_begins_with_the_words_of_its_series(client: Client, centre_page: CentrePage):
    theme, region = ThemeFactory(), RegionFactory()
    ThemeFactory()
    series = SeriesPageFactory(parent=centre_page, themes=[theme], regions=[region])

    form = form_values(client.get(add_address("WorkshopPage", series)))

    assert form["themes"] == [str(theme.pk)]
    assert form["regions"] == [str(region.pk)]


def test_coordinator_chooses_partners_but_cannot_tend_them(client: Client, centre_page: CentrePage):
    organisation = OrganisationFactory(name_fi="Kaupunki")
    page = ProjectPageFactory(parent=centre_page)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    row = {"partners-TOTAL_FORMS": "1", "partners-0-organisation": str(organisation.pk), "partners-0-role": "lead"}

    response = client.post(address, form_values(client.get(address)) | row | {"partners-0-ORDER": "1"})

    assert response.status_code == 302
    draft = ProjectPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [partner.organisation for partner in draft.partners.all()] == [organisation]
    assert client.get("/admin/network/organisation/").status_code in {302, 403}
