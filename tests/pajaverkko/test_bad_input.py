"""Whatever is written into an address: an answer in the site's look, never an error."""

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import MaterialPageFactory, ProjectPageFactory, ThemePageFactory
from tests.factories.pajaverkko import make_trunk
from tests.factories.workshops import WorkshopPageFactory
from tests.reading import document

pytestmark = pytest.mark.django_db

ODD_WORDS = {
    "nothing": "",
    "spaces": "   ",
    "ten thousand letters": "ä" * 10_000,
    "ten thousand words": "a " * 5_000,
    "NUL": "a\x00b",
    "control characters": "".join(chr(number) for number in range(32)),
    "quotation mark": '"',
    "unfinished phrase": '"lapsi',
    "star": "*",
    "word with a star": "laps*",
    "apostrophe": "'",
    "double apostrophe": "''; DROP TABLE wagtailcore_page; --",
    "AND": "AND",
    "OR NOT": "OR NOT",
    "NEAR": "NEAR(a b)",
    "percent": "%",
    "underscore": "_",
    "backslash": "\\",
    "brackets": "()[]{}<>",
    "colon": "title:lapsi",
    "plus and minus": "+lapsi -perhe",
    "ampersand": "a & b | !c",
    "script": "<script>alert(1)</script>",
    "template": "{{ 7|add:7 }}{% debug %}",
    "emoji": "👩‍👩‍👧",
    "right to left": "\u202eabc",
    "zero width": "\u200b\u200d",
    "combining": "e\u0301" * 200,
    "number": "-1",
    "huge number": "9" * 400,
    "other digits": "٣",
    "superscript": "²",
}
LISTS = ["home", "workshops", "councils", "minutes", "materials", "projects", "themes", "network", "search", "theme"]
PARAMETERS = ("q", "page", "when", "theme", "region", "month", "keyword", "status", "year", "kind", "language", "state")


@pytest.fixture(scope="module")
def addresses(lasting_database: None) -> dict[str, str]:
    """Every kind of list, with something in it that a wrong filter could break on. The tests only read."""
    site = make_trunk()
    theme = ThemePageFactory()
    for factory in (MaterialPageFactory, ProjectPageFactory, WorkshopPageFactory):
        factory(themes=[theme.theme], keywords=["talous"])
    MinutesPageFactory(themes=[theme.theme])
    pages: dict[str, Page] = {name: getattr(site, name) for name in LISTS if hasattr(site, name)}
    return {name: page.url for name, page in pages.items()} | {"theme": theme.url, "search": "/search/"}


@pytest.fixture(params=[False, True], ids=["answer", "exception"])
def browser(request: pytest.FixtureRequest) -> Client:
    """Once as a visitor sees it, once with every exception let through."""
    return Client(raise_request_exception=request.param)


def has_wordmark(response) -> bool:
    return document(response).select_one("header .wordmark") is not None


@pytest.mark.parametrize("name", LISTS)
def test_odd_words_in_every_parameter_of_a_list(addresses: dict[str, str], browser: Client, name: str):
    for odd in ODD_WORDS.values():
        response = browser.get(addresses[name], dict.fromkeys(PARAMETERS, odd))

        assert response.status_code == 200, odd[:20]
        assert has_wordmark(response)


@pytest.mark.parametrize("odd", ODD_WORDS)
def test_odd_words_in_swedish_search(addresses: dict[str, str], browser: Client, odd: str):
    response = browser.get("/sv/search/", {"q": ODD_WORDS[odd]})

    assert response.status_code == 200
    assert has_wordmark(response)


@pytest.mark.parametrize("page", ["abc", "99999", "0", "-1", "1.5", "", "1e3", "٣", "²", "9" * 400])
def test_page_number_that_is_none(addresses: dict[str, str], browser: Client, page: str):
    for address in addresses.values():
        response = browser.get(address, {"page": page})

        assert response.status_code == 200
        assert has_wordmark(response)


@pytest.mark.parametrize(
    "query", ["%ff%fe=%ff", "q=%ff%fe", "q=%00", "page=%E4", "q=%", "q=%zz", "&&&==&", "theme=%C3%28"]
)
def test_query_that_is_no_text(addresses: dict[str, str], browser: Client, query: str):
    for address in addresses.values():
        response = browser.get(f"{address}?{query}")

        assert response.status_code == 200
        assert has_wordmark(response)


@pytest.mark.parametrize("twice", ["theme=a&theme=b", "page=1&page=2", "q=a&q=b", "month=2027-02&month=x"])
def test_parameter_given_twice(addresses: dict[str, str], browser: Client, twice: str):
    for address in addresses.values():
        response = browser.get(f"{address}?{twice}")

        assert response.status_code == 200
        assert has_wordmark(response)


@pytest.mark.parametrize("path", ["/%ff%fe", "/%ff%fe/", "/hankkeet/%ff%fe/", "/sv/%C3%28/"])
def test_path_that_is_no_utf8_is_answered(addresses: dict[str, str], browser: Client, path: str):
    response = browser.get(path)

    assert response.status_code in {400, 404}
    assert has_wordmark(response)


@pytest.mark.parametrize("path", ["/%00/", "/a%0Ab/", "/%0d%0aX-Header:%20a/", "/%1b/", "/sv/%07/", "/%EF%BF%BD/"])
def test_path_with_control_characters_is_a_bad_request(addresses: dict[str, str], browser: Client, path: str):
    response = browser.get(path)

    assert response.status_code == 400
    assert has_wordmark(response)


@pytest.mark.parametrize(
    "path",
    [
        "/ei-ole/",
        "/sv/finns-inte/",
        "/en/missing/",
        "/hankkeet/ei-ole/",
        "/de/",
        "/" + "a" * 3000 + "/",
        "/" + "a/" * 500,
        "/../../etc/passwd",
        "/hankkeet/'/",
        "/%C3%A4iti/",
        "/%F0%9F%91%A9/",
        "/documents/99999/ei-ole.pdf",
        "/components/",
        "/.env",
        "/wp-login.php",
    ],
    ids=lambda path: path[:30],
)
def test_page_that_is_not_there_is_not_found(addresses: dict[str, str], browser: Client, path: str):
    response = browser.get(path)

    assert response.status_code == 404
    assert has_wordmark(response)


@pytest.mark.parametrize(
    "host", ["example.com", "localhost.example.com", "evil\r\nX: y", "a b", "", "[::1", "ä.example"]
)
def test_unknown_host_is_a_bad_request(addresses: dict[str, str], host: str):
    response = Client(raise_request_exception=False).get("/", headers={"host": host})

    assert response.status_code == 400
    assert has_wordmark(response)


def test_unknown_host_is_not_echoed(addresses: dict[str, str]):
    response = Client(raise_request_exception=False).get("/", headers={"host": "paha.example"})

    assert response.status_code == 400
    assert "paha.example" not in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "head"])
def test_other_methods_are_no_error(addresses: dict[str, str], browser: Client, method: str):
    for address in addresses.values():
        response = getattr(browser, method)(address)

        assert response.status_code in {200, 405}


def test_odd_words_are_never_markup(addresses: dict[str, str], stranger: Client):
    for address in ("/search/", "/sv/search/"):
        response = stranger.get(address, {"q": ODD_WORDS["script"]})

        assert "<script>alert" not in response.content.decode()
        assert document(response).select_one("input[name=q]")["value"] == ODD_WORDS["script"]


def test_odd_value_of_a_cookie_or_a_language_is_no_error(addresses: dict[str, str], browser: Client):
    browser.cookies["sessionid"] = "\\000" * 20
    browser.cookies["django_language"] = "xx-%00"

    response = browser.get("/", headers={"accept-language": "xx, *;q=abc, " + "fi," * 500})

    assert response.status_code == 200
    assert has_wordmark(response)
