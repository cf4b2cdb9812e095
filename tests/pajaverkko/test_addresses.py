"""Addresses beside the pages: images, the map of the site, what an alias leads to."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.factories.base import SiteDocumentFactory, SiteImageFactory, translated
from tests.factories.network import MaterialFileFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import document


def test_size_of_an_image_is_served(site: Trunk, stranger: Client) -> None:
    size = SiteImageFactory().get_rendition("width-20")

    answer = stranger.get(size.url)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()


@pytest.mark.parametrize("place", ["/media/documents/{name}", "/media/images/../documents/{name}", "/media/{name}"])
def test_file_has_no_way_beside_its_own(site: Trunk, stranger: Client, place: str) -> None:
    name = SiteDocumentFactory().file.name.rsplit("/", 1)[-1]

    assert stranger.get(place.format(name=name)).status_code in {400, 404}


def test_sitemap_has_every_language_and_nothing_hidden(site: Trunk, stranger: Client) -> None:
    finnish = ProjectPageFactory(slug="hanke")
    swedish = translated(finnish, "sv")
    ProjectPageFactory(slug="luonnos", published=False)

    answer = stranger.get("/sitemap.xml").content.decode()

    assert f"{finnish.url}</loc>" in answer
    assert f"{swedish.url}</loc>" in answer
    assert "luonnos" not in answer


def test_alias_of_an_alias_is_as_restricted_as_its_source(site: Trunk, stranger: Client) -> None:
    source = ProjectPageFactory(title="Salattu", slug="salattu")
    first = source.create_alias(update_slug="toinen")
    second = first.create_alias(update_slug="kolmas")
    PageViewRestriction.objects.create(page=source, restriction_type=PageViewRestriction.LOGIN)

    assert [stranger.get(page.url).status_code for page in (source, first, second)] == [302, 302, 302]
    assert "Salattu" not in stranger.get(site.projects.url).content.decode()
    assert Page.objects.filter(title="Salattu").count() == 3


def test_page_above_a_translated_one_leads_to_its_finnish_text(site: Trunk, stranger: Client, centre_page) -> None:
    """Wagtail puts an alias there, with Finnish text at a Swedish address."""
    project = ProjectPageFactory(parent=centre_page)
    twin = translated(project, "sv", title="Projekt")

    answer = stranger.get(twin.get_parent().url)

    assert (answer.status_code, answer["Location"]) == (302, centre_page.url)
    assert stranger.get(twin.url).status_code == 200


def test_language_link_leads_past_an_untranslated_page(site: Trunk, stranger: Client, centre_page) -> None:
    """A draft in Swedish makes an alias of the centre's page, which is live but says nothing in Swedish."""
    translated(ProjectPageFactory(parent=centre_page), "sv", title="Utkast", published=False)

    shown = document(stranger.get(centre_page.url))

    assert shown.select_one(".languages a[hreflang=sv]")["href"] == site.swedish_home.url
    assert not shown.select("link[rel=alternate][hreflang=sv]")


def test_part_of_a_file_is_not_packed(site: Trunk, stranger: Client) -> None:
    answer = stranger.get("/static/pajaverkko/site.css", HTTP_RANGE="bytes=0-99", HTTP_ACCEPT_ENCODING="gzip")

    assert answer.status_code == 206
    assert len(answer.getvalue()) == 100
    assert "Content-Encoding" not in answer
    answer.close()


def test_file_has_no_empty_header(site: Trunk, stranger: Client) -> None:
    file = SiteDocumentFactory()
    MaterialPageFactory(files=[MaterialFileFactory.build(document=file)])

    answer = stranger.get(file.url)

    assert answer.status_code == 200
    assert answer.get("Content-Encoding") != "None"
    answer.close()
