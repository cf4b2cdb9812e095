"""What leaves the site for programs and messages: feeds, data for search engines, the interface, downloads, logs."""

import json
import logging
import re
from collections.abc import Iterator

import lxml.etree
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.utils.html import escape

from base.templatetags.site_tags import json_ld
from network.materials.pages import MaterialPage
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from tests.factories.network import CentreFactory, MaterialPageFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.pajaverkko.hostile.corpus import active, corpus, some
from tests.pajaverkko.hostile.filling import sendable
from tests.reading import document

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"
ATOM = "{http://www.w3.org/2005/Atom}"
AT_ONCE = 20
MARKUP = re.compile(r"<\w.{8}")
"""What must not be found in a page as it was written."""
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def titles() -> list[str]:
    """What a form takes for a title."""
    found = (sendable(each.text).replace("\x00", "").strip() for each in (corpus() if SQLITE else some(0.1)))
    return [text for text in found if 0 < len(text) <= 255]


@pytest.fixture
def materials(site: Trunk) -> list[MaterialPage]:
    return [MaterialPageFactory(parent=site.materials, revision=False) for _ in range(AT_ONCE)]


def named(materials: list[MaterialPage]) -> Iterator[list[str]]:
    """The materials with these names in turn."""
    those = titles()
    for start in range(0, len(those), len(materials)):
        part = those[start : start + len(materials)]
        for page, title in zip(materials, part, strict=False):
            MaterialPage.objects.filter(pk=page.pk).update(title=title, summary=title, draft_title=title)
        yield part


def test_feed_interface_and_lists_tell_every_title_as_it_is(
    site: Trunk, materials: list[MaterialPage], stranger: Client
) -> None:
    for part in named(materials):
        feed = lxml.etree.fromstring(stranger.get(f"/feeds/materials/{site.materials.pk}.atom").content)
        told = {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")}
        assert told >= {NO_XML.sub(" ", title).replace("\r\n", "\n").replace("\r", "\n") for title in part}

        answer = stranger.get("/api/v1/materials", {"limit": AT_ONCE})
        assert {material["title"] for material in answer.json()["results"]} >= set(part)

        page = stranger.get(site.materials.url).content.decode()
        assert [title for title in part if escape(title) not in page] == []
        assert [title for title in part if MARKUP.search(title) and title in page] == []


def test_data_for_search_engines_ends_nowhere_but_at_its_end() -> None:
    for title in titles():
        scripts = BeautifulSoup(f"<p>{json_ld({'name': title})}</p>", "lxml").select("script")

        assert [json.loads(tag.string) for tag in scripts] == [{"name": title}]


def test_page_of_a_material_holds_no_script_but_its_own(materials: list[MaterialPage], stranger: Client) -> None:
    page = materials[0]
    scripts = len(document(stranger.get(page.url)).select("script"))
    for title in active(20):
        MaterialPage.objects.filter(pk=page.pk).update(title=title, summary=title)
        shown = document(stranger.get(page.url))

        assert len(shown.select("script")) == scripts, title
        assert not shown.select("[onerror], [onload], [onfocus], [onmouseover], [ontoggle], iframe, object, base")


def test_download_of_the_own_page_tells_every_name_as_it_is(site: Trunk) -> None:
    person = make_person(CentreFactory(organisation=OrganisationFactory()))
    client = Client()
    client.post("/own/open/", {"token": give_link(person=person, way=Way.EMAIL, by=None)[1]})
    for name in titles()[:: 12 if SQLITE else 3]:
        Person._base_manager.filter(pk=person.pk).update(calling_name=name[:60], full_name=name[:120])

        known, page = client.get("/own/known.json"), client.get("/own/known.html").content.decode()
        assert name[:120] in [value for row in rows_of(json.loads(known.content)) for value in row.values()]
        for shown in (page, client.get("/own/").content.decode()):
            assert escape(name[:120]) in shown
            assert not MARKUP.search(name) or name[:60] not in shown, name


def rows_of(told: object) -> Iterator[dict[str, object]]:
    """Every object of JSON that holds values alone."""
    if isinstance(told, list):
        yield from (row for part in told for row in rows_of(part))
    elif isinstance(told, dict):
        yield told
        yield from (row for part in told.values() for row in rows_of(part))


def test_no_word_begins_a_line_of_a_log(site: Trunk, stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for text in ("a\r\nERROR: b", "a\nb", "\x1b[31mb", "a\x85b", "a\u2028b"):
            stranger.get(f"/{text}/"), stranger.get("/search/", {"q": text}), stranger.get("/ei-ole/", {text: text})
            stranger.post("/contact/", {"message": text}), stranger.post("/sign-in/", {"email": text})
            stranger.get("/", headers={"user-agent": text.replace("\n", " "), "referer": text.replace("\n", " ")})

    lines = [record.getMessage() for record in caplog.records]
    assert lines
    assert [line for line in lines if re.search(r"[\x00-\x1f\x7f\x85\u2028]", line)] == []
