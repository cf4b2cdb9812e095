"""What search engines are told."""

import datetime
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from pajaverkko.sitemap import EveryLanguage
from tests.factories.base import SiteImageFactory, restricted, translated
from tests.factories.network import CentrePageFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import document


def addresses(stranger: Client, address: str = "/sitemap.xml") -> set[str]:
    """The paths that the map of the site lists."""
    tree = ET.fromstring(stranger.get(address).content)
    found = [place.text or "" for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return {urlsplit(address).path for address in found}


def test_sitemap_lists_public_pages_of_every_language(site: Trunk, stranger: Client):
    page = ProjectPageFactory()
    twin = translated(page, "sv")

    assert {"/", "/sv/", "/en/", site.projects.url, page.url, twin.url} <= addresses(stranger)


def test_sitemap_lists_nothing_that_a_stranger_cannot_open(site: Trunk, stranger: Client):
    later = timezone.now() + datetime.timedelta(days=1)
    hidden = [
        ProjectPageFactory(published=False),
        ProjectPageFactory(go_live_at=later),
        restricted(ProjectPageFactory()),
        restricted(ContentPageFactory()),
    ]
    closed = restricted(CentrePageFactory())
    hidden += [closed, ProjectPageFactory(parent=closed)]
    unpublished = MaterialPageFactory()
    unpublished.unpublish()

    found = addresses(stranger)

    assert not {page.url for page in [*hidden, unpublished]} & found
    assert site.home.url in found


def test_every_address_of_the_sitemap_can_be_opened(site: Trunk, stranger: Client):
    translated(ProjectPageFactory(), "sv")
    MaterialPageFactory()

    found = addresses(stranger)

    assert len(found) > 10
    assert {stranger.get(address).status_code for address in found} == {200}


def test_large_site_has_an_index_of_maps_that_together_hold_every_page(
    site: Trunk, stranger: Client, monkeypatch: pytest.MonkeyPatch
):
    for _number in range(3):
        MaterialPageFactory(parent=site.materials)
    whole = addresses(stranger)
    monkeypatch.setattr(EveryLanguage, "limit", 5)

    maps = _maps(stranger)
    found = [addresses(stranger, address) for address in maps]

    assert {address.partition("?")[0] for address in maps} == {"/sitemap-pages.xml", "/sitemap-proposals.xml"}
    assert set.union(*found) == whole
    assert all(len(part) <= 5 for part in found)
    assert sum(map(len, found)) == len(whole)


def test_map_that_is_not_there_is_not_found(site: Trunk, stranger: Client):
    assert stranger.get("/sitemap-people.xml").status_code == 404
    assert stranger.get("/sitemap-pages.xml?p=99").status_code == 404
    assert stranger.get("/sitemap-pages.xml?p=x").status_code == 404


def _maps(stranger: Client) -> list[str]:
    """The addresses in the index."""
    tree = ET.fromstring(stranger.get("/sitemap.xml").content)
    found = [place.text or "" for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return [address.removeprefix("http://testserver") for address in found]


def test_robots_are_shown_the_sitemap_and_kept_out_of_admin_and_search(site: Trunk, stranger: Client):
    response = stranger.get("/robots.txt")
    lines = response.content.decode().splitlines()

    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    for path in ("/admin/", "/search/", "/sv/search/", "/en/search/"):
        assert f"Disallow: {path}" in lines
    assert "Disallow: /" not in lines


@pytest.mark.parametrize("address", ["/search/", "/search/?q=a", "/sv/search/", "/ei-ole/"])
def test_search_and_missing_pages_ask_not_to_be_indexed(site: Trunk, stranger: Client, address: str):
    assert document(stranger.get(address)).select_one('meta[name="robots"]')["content"] == "noindex"


def test_page_tells_its_own_address_and_words_for_sharing(site: Trunk, stranger: Client):
    page = ProjectPageFactory(title="Hanke", summary="Lyhyesti hankkeesta.")

    head = document(stranger.get(page.url, {"utm": "x"})).head

    assert head.select_one('link[rel="canonical"]')["href"].endswith(page.url)
    assert head.select_one('meta[name="description"]')["content"] == "Lyhyesti hankkeesta."
    assert head.select_one('meta[property="og:title"]')["content"] == "Hanke"
    assert head.select_one('meta[property="og:image"]')["content"].startswith("http://")


def test_page_shares_its_own_image_when_it_has_one(site: Trunk, stranger: Client):
    page = ProjectPageFactory(sharing_image=SiteImageFactory())

    address = document(stranger.get(page.url)).select_one('meta[property="og:image"]')["content"]

    assert "fill-1200x630" in address
    assert stranger.get(page.url).status_code == 200
