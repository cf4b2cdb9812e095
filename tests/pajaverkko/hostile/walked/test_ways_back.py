"""Where a page leads back to is told in addresses and forms; no such word leads off the site."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from tests.pajaverkko.hostile.scene import MEANT_TO_FAIL, Scene
from tests.pajaverkko.hostile.sending import addresses, send, undone
from tests.pajaverkko.hostile.walking import HOST, Sent, Walk, read_to_end, view_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="what leads where is the same with every database"),
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]
NAMES = (
    "next",
    "back",
    "return",
    "return_to",
    "redirect",
    "redirect_to",
    "url",
    "goto",
    "continue",
    "from",
    "success_url",
)
"""What such a word is called, here or elsewhere."""
SIGN_IN = "/sign-in/"
INSIDE = "/teemat/takaisin/"
"""A way back that leads somewhere: who takes it takes one."""
PAYLOADS = (
    *("https://paha.test/", "http://paha.test", "//paha.test/", "///paha.test/", "////paha.test", "/\\paha.test"),
    *("\\\\paha.test", "\\/paha.test", "/\\/paha.test", "https:paha.test", "https:/paha.test", "https:///paha.test"),
    *(
        "http:\\\\paha.test",
        "//paha%2Etest/",
        "//paha。test/",
        "／／paha.test/",
        "⁄⁄paha.test",
        "/／paha.test",
        "//ⓟaha.test",
    ),
    *(
        "\t//paha.test",
        " //paha.test",
        "/\t/paha.test",
        "/\n/paha.test",
        "//\x00paha.test",
        "\r\n//paha.test",
        "\u00a0//paha.test",
    ),
    *(
        "javascript:window.__hit=1",
        "JaVaScript:window.__hit=1",
        "java\tscript:window.__hit=1",
        "data:text/html,a",
        "vbscript:a",
    ),
    *("//testserver@paha.test/", "https://testserver.paha.test/", "//paha.test#testserver", "//paha.test?testserver"),
    *("https://testserver:80@paha.test", "ftp://paha.test/", "mailto:a@paha.test", "//[::1]/", "//0x7f000001/"),
    *("/redirect?to=//paha.test\r\nLocation: https://paha.test/", "https://paha.test\\@testserver/"),
)


def leads_off(place: str, base: str) -> bool:
    """Whether a browser that follows this from a page of the site leaves it, or runs something."""
    # Browsers leave out tabs and ends of lines, and take a backslash for a slash, and many slashes for two.
    followed = re.sub(r"[\t\r\n]", "", place.strip("\x00\t\n\r ")).replace("\\", "/")
    followed = re.sub(r"^(https?:|)/{2,}", r"\1//", followed, flags=re.IGNORECASE)
    if re.match(r"https?:(?!//)", followed, re.IGNORECASE):
        return True
    try:
        parts = urlsplit(urljoin(f"{HOST}{base}", followed))
    except ValueError:
        return True
    return parts.scheme not in {"http", "https"} or parts.netloc != urlsplit(HOST).netloc


def ways(answer: HttpResponse) -> Iterator[str]:
    """Where an answer leads: by itself, or by what somebody presses."""
    if "Location" in answer.headers:
        yield answer.headers["Location"]
    if "Refresh" in answer.headers:
        yield answer.headers["Refresh"].partition("=")[2]
    if "text/html" in answer.headers.get("Content-Type", "") and not answer.streaming and answer.content.strip():
        page = lxml.html.fromstring(answer.content.decode())
        yield from page.xpath("//a/@href | //form/@action | //*/@formaction | //iframe/@src")
        yield from (told.partition("=")[2] for told in page.xpath("//meta[@http-equiv='refresh']/@content"))


def asked(scene: Scene, who: str, address: str, word: str) -> HttpResponse:
    client = scene.clients[who]
    with undone(client):
        return read_to_end(client.get(address, dict.fromkeys(NAMES, word)))


def sent_with(form: Sent, word: str) -> dict[str, list[str]]:
    return form.values | {name: [word] for name in NAMES}


def kind_of(address: str) -> str:
    """What answers: of many views of one class, one is tried."""
    made_of = getattr(resolve(urlsplit(address).path).func, "view_class", None)
    return f"{made_of.__module__}.{made_of.__qualname__}" if made_of else view_of(address)


@pytest.fixture(scope="module")
def places(scene: Scene, walked: Walk) -> list[tuple[str, str]]:
    """Who takes a word that leads back where: pages that follow it, or offer it to be followed."""
    tried = [(who, address.split("?")[0]) for who, address in walked.addresses.values()]
    tried += [("stranger", address) for address in addresses()] + [("administrator", SIGN_IN)]
    once = {(who, kind_of(address)): (who, address) for who, address in tried if view_of(address) not in MEANT_TO_FAIL}
    return [place for place in once.values() if INSIDE in ways(asked(scene, *place, INSIDE))]


@pytest.fixture(scope="module")
def forms(scene: Scene, walked: Walk) -> list[Sent]:
    """The forms that lead there when they have been sent."""
    once = {(kind_of(form.address), *form.kinds): form for form in walked.forms.values() if form.method == "POST"}
    # Of the pages, one with nothing below it is deleted forty times.
    leaf = reverse("wagtailadmin_pages:delete", args=[scene.pages[-1].pk])
    sent = [replace(form, address=leaf) if form.view == "wagtailadmin_pages:delete" else form for form in once.values()]
    found = [form for form in sent if INSIDE in ways(send(scene, form, sent_with(form, INSIDE)))]
    return list({kind_of(form.address): form for form in found}.values())


def test_words_that_lead_back_are_found(places: list[tuple[str, str]], forms: list[Sent]) -> None:
    found = {view_of(address) for _who, address in places}

    assert "account_logout" in found
    assert {"account_login", "account_request_login_code"} & found
    assert any(view.startswith("wagtail") for view in found)
    assert {"wagtaildocs:edit", "wagtailimages:edit"} & {form.view for form in forms}


@pytest.mark.parametrize("word", PAYLOADS)
def test_signing_in_leads_into_the_site(scene: Scene, word: str) -> None:
    """With both steps, as somebody does who has followed such a link."""
    client = Client()
    with transaction.atomic():
        client.post(SIGN_IN, {"email": "yllapito@pajaverkko.example", "next": word})
        answer = client.post(f"{SIGN_IN}code/", {"code": settings.DEMO_CODE, "next": word})
        transaction.set_rollback(True)

    assert answer.status_code == 302
    assert not leads_off(answer.url, SIGN_IN)


def test_no_word_leads_off_the_site(scene: Scene, places: list[tuple[str, str]], forms: list[Sent]) -> None:
    assert len(set(PAYLOADS)) >= 40
    assert sum(leads_off(word, "/") for word in PAYLOADS) >= 30
    for who, address in places:
        own = set(ways(asked(scene, who, address, INSIDE)))
        for word in PAYLOADS:
            led = [way for way in set(ways(asked(scene, who, address, word))) - own if leads_off(way, address)]
            assert led == [], (address, word)
    for form in forms:
        own = set(ways(send(scene, form, sent_with(form, INSIDE))))
        for word in PAYLOADS:
            led = [
                way for way in set(ways(send(scene, form, sent_with(form, word)))) - own if leads_off(way, form.address)
            ]
            assert led == [], (form.view, word)
