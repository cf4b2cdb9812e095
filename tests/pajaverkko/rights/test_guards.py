"""What the admin shows of other centres: nothing that is not published, by whatever address."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Collection, Page

from base.users import User
from network.materials.pages import MaterialPage
from network.regions.pages import CentrePage
from pajaverkko.services import give_section
from tests.factories.base import SiteDocumentFactory, SiteImageFactory, translated
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import document, form_values

SECRET = "Salattu luonnos"


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


@pytest.fixture
def foreign_draft(other_centre_page: CentrePage) -> Page:
    return ProjectPageFactory(parent=other_centre_page, title=SECRET, published=False)


@pytest.fixture
def own_project(centre_page: CentrePage) -> Page:
    return ProjectPageFactory(parent=centre_page, title="Oma hanke")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-page/{parent}/",
        "/admin/choose-page/{draft}/",
        "/admin/choose-page/search/?q=Salattu",
        "/admin/choose-page/search/?q=Salattu&page_type=network.projectpage",
        "/admin/choose-page/chosen-multiple/?id={draft}",
        "/admin/pages/{draft}/",
        "/admin/pages/{draft}/results/",
        "/admin/pages/{parent}/",
        "/admin/pages/{draft}/move/{own}/confirm/",
        "/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={draft}",
        "/admin/bulk/wagtailcore/page/publish/?next=/admin/&id=all&childOf={parent}",
        "/admin/reports/page-types-usage/",
        "/admin/localize/reports/translations/",
        "/admin/localize/reports/translations/results/",
    ],
)
@pytest.mark.parametrize("in_two_languages", [False, True])
def test_draft_of_another_centre_is_named_nowhere(
    client: Client,
    address: str,
    foreign_draft: Page,
    own_project: Page,
    centre_page: CentrePage,
    in_two_languages: bool,
) -> None:
    if in_two_languages:
        # The rights over both sections meet at the root, from where Wagtail would list everything.
        give_section(page=translated(centre_page, "sv"), by=None)
    parent = foreign_draft.get_parent()

    answer = client.get(address.format(draft=foreign_draft.pk, parent=parent.pk, own=own_project.pk))

    assert SECRET not in answer.content.decode()


def test_administrator_finds_the_draft_in_the_same_chooser(
    signed_in: Callable, administrator: User, foreign_draft: Page
) -> None:
    answer = signed_in(administrator).get(f"/admin/choose-page/{foreign_draft.get_parent().pk}/")

    assert SECRET in answer.content.decode()


def test_chooser_offers_own_drafts_and_what_is_published(
    client: Client, centre_page: CentrePage, other_centre_page: CentrePage
) -> None:
    ProjectPageFactory(parent=centre_page, title="Oma luonnos", published=False)
    ProjectPageFactory(parent=other_centre_page, title="Vieras julkaistu")

    own = client.get(f"/admin/choose-page/{centre_page.pk}/").content.decode()
    theirs = client.get(f"/admin/choose-page/{other_centre_page.pk}/").content.decode()

    assert "Oma luonnos" in own
    assert "Vieras julkaistu" in theirs


@pytest.fixture
def renamed(other_centre_page: CentrePage) -> Page:
    """Published by another centre, whose editors call it something else in their draft."""
    page = ProjectPageFactory(parent=other_centre_page, title="Julkaistu nimi")
    page.title = SECRET
    page.save_revision()
    return page


def test_published_page_of_another_centre_is_called_by_its_published_title(
    client: Client, other_centre_page: CentrePage, renamed: Page
) -> None:
    shown = client.get(f"/admin/choose-page/{other_centre_page.pk}/").content.decode()

    assert "Julkaistu nimi" in shown
    assert SECRET not in shown


def test_address_of_a_page_is_not_answered_with_the_title_of_its_draft(client: Client, renamed: Page) -> None:
    """Wagtail offers to make a page of it, and would say what its editors call it now."""
    for tail in ("", "?x=1"):
        sent = {"external-link-chooser-url": f"{renamed.full_url}{tail}", "external-link-chooser-link_text": "Lue"}
        answer = client.post("/admin/choose-external-link/", sent)
        assert answer.json()["step"] == "external_link_chosen"
        assert SECRET not in answer.content.decode()


def test_page_above_one_that_is_chosen_from_is_called_by_its_published_title(
    client: Client, other_centre_page: CentrePage
) -> None:
    known = SeriesPageFactory(parent=other_centre_page, title="Julkaistu sarja")
    known.title = SECRET
    known.save_revision()
    WorkshopPageFactory(parent=known, title="Lapsi yksi")
    hidden = SeriesPageFactory(parent=other_centre_page, title=SECRET, published=False)
    WorkshopPageFactory(parent=hidden, title="Lapsi kaksi")

    shown = client.get("/admin/choose-page/search/?q=Lapsi").content.decode()

    assert "Lapsi yksi" in shown
    assert "Lapsi kaksi" in shown
    assert "Julkaistu sarja" in shown
    assert SECRET not in shown


@pytest.mark.parametrize("kind", ["documents", "images"])
def test_files_of_other_centres_are_listed_nowhere(client: Client, kind: str, other_centre_page: CentrePage) -> None:
    make = {"documents": SiteDocumentFactory, "images": SiteImageFactory}[kind]
    file = make(title=SECRET, collection=Collection.get_first_root_node().add_child(name="Verson tiedostot"))
    model = type(file)._meta.model_name

    for address in (
        f"/admin/api/main/{kind}/",
        f"/admin/api/main/{kind}/{file.pk}/",
        f"/admin/{kind}/",
        f"/admin/{kind}/chooser/",
        f"/admin/bulk/base/{model}/delete/?next=/admin/&id={file.pk}",
        f"/admin/bulk/base/{model}/delete/?next=/admin/&id=all",
    ):
        assert SECRET not in client.get(address).content.decode(), address


def test_form_refuses_the_draft_of_another_centre(client: Client, own_project: Page, foreign_draft: Page) -> None:
    address = f"/admin/pages/{own_project.pk}/edit/"
    values = form_values(client.get(address)) | {"part_of": str(foreign_draft.pk)}

    answer = client.post(address, values)

    own_project.refresh_from_db()
    assert answer.status_code == 200
    assert document(answer).select("#panel-child-content-part_of-errors, .error-message, [id$=errors]")
    assert type(own_project).objects.get(pk=own_project.pk).get_latest_revision_as_object().part_of_id is None


def files_of_the_draft(page: Page) -> list[int]:
    draft = MaterialPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [row.document_id for row in draft.files.all()]


def test_form_refuses_the_file_of_another_centre_in_a_row(client: Client, centre_page: CentrePage) -> None:
    page = MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page))
    file = SiteDocumentFactory(collection=Collection.get_first_root_node().add_child(name="Verson tiedostot"))
    own = SiteDocumentFactory(collection=Collection.objects.get(name="Koske"))
    address = f"/admin/pages/{page.pk}/edit/"
    row = {"files-TOTAL_FORMS": "1", "files-0-title": "Lomake", "files-0-accessibility": "not_checked"}
    row |= {"files-0-ORDER": "1", "files-0-DELETE": "", "files-0-id": ""}
    values = form_values(client.get(address)) | row

    client.post(address, values | {"files-0-document": str(file.pk)})
    refused = files_of_the_draft(page)
    client.post(address, values | {"files-0-document": str(own.pk)})
    taken = files_of_the_draft(page)

    assert (refused, taken) == ([], [own.pk])


@pytest.mark.parametrize("published", [False, True])
def test_running_text_links_to_published_pages_of_other_centres_only(
    client: Client, own_project: Page, other_centre_page: CentrePage, published: bool
) -> None:
    target = ProjectPageFactory(parent=other_centre_page, published=published)
    address = f"/admin/pages/{own_project.pk}/edit/"
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": target.pk}}
    block = {"key": "a", "text": "Lue", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": 3, "key": 0}]
    values = form_values(client.get(address)) | {"need": json.dumps({"blocks": [block], "entityMap": {"0": link}})}

    client.post(address, values)

    draft = type(own_project).objects.get(pk=own_project.pk).get_latest_revision_as_object()
    assert ('linktype="page"' in draft.need) is published


def test_admin_opens_at_the_own_section_also_with_two_languages(client: Client, centre_page: CentrePage) -> None:
    give_section(page=translated(centre_page, "sv"), by=None)

    assert client.get("/admin/pages/")["location"] == f"/admin/pages/{centre_page.pk}/"


def test_first_page_of_the_admin_offers_what_to_begin_with(client: Client, centre_page: CentrePage) -> None:
    bank = MaterialBankPageFactory(parent=centre_page)

    found = {link["href"] for link in document(client.get("/admin/")).select(".start-panel a")}

    assert f"/admin/pages/add/workshops/seriespage/{centre_page.pk}/" in found
    assert f"/admin/pages/add/network/materialpage/{bank.pk}/" in found
    for address in found:
        assert client.get(address).status_code == 200, address


def test_first_page_of_the_admin_counts_no_pages_of_others_and_leads_to_no_guide_elsewhere(client: Client) -> None:
    shown = document(client.get("/admin/"))

    assert not [link["href"] for link in shown.select("main a[href^=http]")]
    assert "/admin/pages/" not in {link["href"] for link in shown.select(".w-dashboard header a")}


def test_second_page_with_one_title_gets_an_address_of_its_own(client: Client, centre_page: CentrePage) -> None:
    ProjectPageFactory(parent=centre_page, title="Hanke", slug="hanke")
    address = f"/admin/pages/add/network/projectpage/{centre_page.pk}/"
    values = form_values(client.get(address)) | {"title": "Hanke", "slug": "hanke"}

    client.post(address, values)
    client.post(address, values)

    assert sorted(centre_page.get_children().values_list("slug", flat=True)) == ["hanke", "hanke-2", "hanke-3"]
