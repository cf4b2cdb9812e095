"""The blocks of running text, shown on a plain page."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from base.blocks import LinkBlock
from tests.factories.base import SiteDocumentFactory, SiteImageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import document


def body(*blocks: tuple[str, object]) -> str:
    return json.dumps([{"type": name, "value": value} for name, value in blocks])


def test_text_block_shows_its_markup(site: Trunk, stranger: Client):
    page = ContentPageFactory(body=body(("text", "<h2>Otsikko</h2><p>Teksti <b>lihavoituna</b>.</p>")))

    shown = document(stranger.get(page.url)).select_one("main .rich-text")

    assert shown.h2.get_text() == "Otsikko"
    assert shown.p.get_text() == "Teksti lihavoituna."


def test_quote_block_shows_who_said_it_when_it_is_told(site: Trunk, stranger: Client):
    page = ContentPageFactory(
        body=body(
            ("quote", {"text": "Meitä kuultiin.", "source": "raadin jäsen"}),
            ("quote", {"text": "Toinen.", "source": ""}),
        )
    )

    told, untold = document(stranger.get(page.url)).select("main figure")

    assert told.blockquote.get_text(strip=True) == "Meitä kuultiin."
    assert told.figcaption.get_text() == "raadin jäsen"
    assert untold.figcaption is None


def test_quote_block_cannot_carry_markup(site: Trunk, stranger: Client):
    page = ContentPageFactory(body=body(("quote", {"text": "<script>alert(1)</script>", "source": ""})))

    response = stranger.get(page.url)

    assert "<script>alert(1)" not in response.content.decode()
    assert "&lt;script&gt;alert(1)" in response.content.decode()


def test_callout_block_shows_title_and_text(site: Trunk, stranger: Client):
    page = ContentPageFactory(body=body(("callout", {"title": "Muista", "text": "<p>Ilmoittaudu ajoissa.</p>"})))

    box = document(stranger.get(page.url)).select_one("main .box")

    assert box.strong.get_text() == "Muista"
    assert "Ilmoittaudu ajoissa." in box.get_text()


def test_image_block_tells_what_the_image_shows(site: Trunk, stranger: Client):
    image = SiteImageFactory()
    value = {"image": image.pk, "alt_text": "Raati koolla kirjastossa", "decorative": False}
    page = ContentPageFactory(body=body(("image", value)))

    shown = document(stranger.get(page.url)).select_one("main figure img")

    assert shown["alt"] == "Raati koolla kirjastossa"
    assert shown["src"].endswith(".webp")
    assert stranger.get(page.url).status_code == 200


def test_links_block_links_to_pages_of_the_site_and_elsewhere(site: Trunk, stranger: Client):
    page = ContentPageFactory(
        body=body(
            (
                "links",
                [
                    {"label": "Hankkeet", "page": site.projects.pk, "address": ""},
                    {"label": "THL", "page": None, "address": "https://thl.example/"},
                ],
            )
        )
    )

    shown = {link.get_text(): link["href"] for link in document(stranger.get(page.url)).select("main li a")}

    assert shown["Hankkeet"] == site.projects.url
    assert shown["THL"] == "https://thl.example/"


def test_links_block_does_not_link_to_a_page_that_is_gone(site: Trunk, stranger: Client):
    gone = ContentPageFactory()
    page = ContentPageFactory(body=body(("links", [{"label": "Vanha ohje", "page": gone.pk, "address": ""}])))
    gone.delete()

    shown = document(stranger.get(page.url)).main

    assert "Vanha ohje" in shown.get_text()
    assert all(link["href"] not in {"", "None"} for link in shown.select("a"))


def test_links_block_asks_for_a_page_or_an_address():
    block = LinkBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"label": "Ohje", "page": None, "address": ""}))

    assert block.clean(block.to_python({"label": "THL", "page": None, "address": "https://thl.example/"}))


def test_file_block_offers_the_file(site: Trunk, stranger: Client):
    file = SiteDocumentFactory(title="Suostumuslomake")
    page = ContentPageFactory(body=body(("file", file.pk)))

    link = document(stranger.get(page.url)).select_one(f'main a[href="{file.url}"]')

    assert link.get_text() == "Suostumuslomake"
    answer = stranger.get(link["href"])
    assert answer.getvalue() == b"Lomakkeen teksti"
    answer.close()
