"""The whole demo site, walked through from its front pages in Finnish, Swedish and English."""

from urllib.parse import urlsplit

import pytest

from tests.pajaverkko.demo.conftest import OWN_HOSTS, Visit

pytestmark = pytest.mark.django_db
LOADED = "link[href]:not([rel=canonical]):not([rel=alternate]), script[src], img[src], source[src], iframe[src]"


@pytest.fixture
def pages(crawl: list[Visit]) -> list[Visit]:
    return [visit for visit in crawl if visit.page is not None]


def test_crawl_meets_the_site_in_every_language(pages: list[Visit]):
    languages = [visit.page.html["lang"] for visit in pages]

    assert languages.count("fi") > 150
    assert languages.count("sv") > 80
    assert languages.count("en") > 2


def test_every_internal_link_answers(crawl: list[Visit]):
    assert [(visit.address, visit.status) for visit in crawl if visit.status != 200] == []


def test_every_page_asks_little_of_the_database(pages: list[Visit]):
    assert [(visit.address, visit.queries) for visit in pages if visit.queries > 20] == []


def test_no_page_refers_to_another_host(pages: list[Visit]):
    found = [
        (visit.address, place)
        for visit in pages
        for tag in visit.page.select(f"{LOADED}, form[action]")
        for place in [str(tag.get("href") or tag.get("src") or tag.get("action"))]
        if urlsplit(place).hostname not in {None, *OWN_HOSTS} or urlsplit(place).scheme not in {"", "http", "data"}
    ]

    assert found == []


def test_every_link_within_a_page_has_its_place(pages: list[Visit]):
    found = [
        (visit.address, link["href"])
        for visit in pages
        for link in visit.page.select('a[href^="#"]')
        if not visit.page.find(id=link["href"][1:])
    ]

    assert found == []


def test_every_name_of_a_place_is_there_once(pages: list[Visit]):
    doubled = {}
    for visit in pages:
        names = [tag["id"] for tag in visit.page.select("[id]")]
        if len(names) != len(set(names)):
            doubled[visit.address] = sorted({name for name in names if names.count(name) > 1})

    assert doubled == {}


def test_no_page_has_script_or_style_within(pages: list[Visit]):
    assert [visit.address for visit in pages if visit.page.select("style, [style], script:not([src])")] == []


def test_every_page_has_one_heading_of_the_first_level_and_a_title(pages: list[Visit]):
    assert [visit.address for visit in pages if len(visit.page.select("h1")) != 1] == []
    assert [visit.address for visit in pages if not visit.page.title or not visit.page.title.get_text(strip=True)] == []


def test_every_image_has_words_for_those_who_do_not_see_it(pages: list[Visit]):
    assert [visit.address for visit in pages if visit.page.select("img:not([alt])")] == []


def test_no_page_shows_what_only_a_programmer_would_know(pages: list[Visit]):
    signs = ("None", "[]", "{}", "{{", "{%", "<Page", "object at 0x")

    found = [
        (visit.address, sign)
        for visit in pages
        for sign in signs
        if any(sign == word or (sign[0] != "N" and sign in word) for word in visit.page.body.get_text(" ").split())
    ]

    assert found == []
