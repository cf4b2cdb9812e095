"""The whole demo site, walked through from its front pages in Finnish, Swedish and English."""

from urllib.parse import urlsplit

import pytest

from tests.pajaverkko.demo.conftest import OWN_HOSTS, Visit

pytestmark = pytest.mark.django_db

LOADED = (
    "//link[not(@rel='canonical' or @rel='alternate')]/@href | //@src | //form/@action | //@srcset | //object/@data"
)
"""Whatever a browser fetches, or sends a form to, without the reader choosing a link."""
THEMES = ("/teemat/", "/sv/teman/")


@pytest.fixture
def pages(crawl: list[Visit]) -> list[Visit]:
    return [visit for visit in crawl if visit.page is not None]


def test_crawl_meets_the_site_in_every_language(pages: list[Visit]):
    languages = [visit.page.get("lang") for visit in pages]

    assert languages.count("fi") > 150
    assert languages.count("sv") > 80
    assert languages.count("en") > 2


def test_every_internal_link_answers(crawl: list[Visit]):
    assert [(visit.address, visit.status) for visit in crawl if visit.status != 200] == []


def test_every_page_asks_little_of_the_database(pages: list[Visit]):
    """The page of a theme gathers from every room, and asks some more."""
    most = {visit.address: 24 if visit.address.startswith(THEMES) else 20 for visit in pages}
    assert [(visit.address, visit.queries) for visit in pages if visit.queries > most[visit.address]] == []


def test_no_page_refers_to_another_host(pages: list[Visit]):
    found = {(visit.address, place) for visit in pages for place in visit.page.xpath(LOADED)}

    assert len(found) > 1000
    assert [place for place in found if urlsplit(place[1]).hostname not in {None, *OWN_HOSTS}] == []
    assert {urlsplit(place).scheme for _address, place in found} <= {"", "http", "data"}


def test_every_link_within_a_page_has_its_place(pages: list[Visit]):
    found = [
        (visit.address, link)
        for visit in pages
        for link in visit.page.xpath("//a/@href[starts-with(., '#')]")
        if not visit.page.xpath("//*[@id=$name]", name=link[1:])
    ]

    assert found == []


def test_every_name_of_a_place_is_there_once(pages: list[Visit]):
    names = {visit.address: visit.page.xpath("//@id") for visit in pages}

    assert {address: found for address, found in names.items() if len(found) != len(set(found))} == {}


def test_no_page_has_script_or_style_within(pages: list[Visit]):
    script = "//script[not(@src) and not(@type='application/ld+json')]"
    within = f"//style | //*[@style] | {script} | //@*[starts-with(name(), 'on')]"

    assert [visit.address for visit in pages if visit.page.xpath(within)] == []


def test_every_page_has_one_heading_of_the_first_level_and_a_title(pages: list[Visit]):
    assert [visit.address for visit in pages if len(visit.page.xpath("//h1")) != 1] == []
    assert [visit.address for visit in pages if not visit.page.xpath("normalize-space(//title)")] == []


def test_every_image_has_words_for_those_who_do_not_see_it(pages: list[Visit]):
    assert [visit.address for visit in pages if visit.page.xpath("//img[not(@alt)]")] == []


def test_no_page_shows_what_only_a_programmer_would_know(pages: list[Visit]):
    found = [
        (visit.address, word)
        for visit in pages
        for word in visit.page.body.text_content().split()
        if word in {"None", "True", "False", "[]", "{}"} or "{{" in word or "{%" in word or "object at 0x" in word
    ]

    assert found == []
