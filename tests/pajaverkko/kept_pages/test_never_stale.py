"""A page is kept, something changes, and the very next reader sees it; what is somebody's own is never kept."""

import datetime
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from base.disclosure.reported import report_named
from base.lists import narrowing
from base.page_cache import middleware
from base.page_cache.queries import public_version
from base.users import User
from network.figures.services import freeze, publish_figures, withdraw_figures
from network.materials.models import MaterialUse
from network.materials.pages import MaterialPage
from network.materials.receivers import uses
from network.notices.choices import Purpose
from network.regions.pages import CentrePage
from tests.factories.base import republished, translated
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory, OrganisationFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_notice
from tests.factories.workshops import SeriesPageFactory
from tests.reading import cards, text_of
from tests.workshops.enrolment.places import come, open_workshop
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2027, 3, 27, 12, tzinfo=datetime.UTC)
OPENED_TWENTY_TIMES = "avattu ainakin 20 kertaa"
HOUR, SECOND = datetime.timedelta(hours=1), datetime.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _kept(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """With minutes that do not end while a test looks twice."""
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
    monkeypatch.setattr(middleware, "MINUTE", 10**9)


@pytest.fixture
def series(centre_page: CentrePage) -> SeriesPage:
    """Of an organisation that may ask for places."""
    centre_page.centre.organisation = OrganisationFactory()
    centre_page.centre.save()
    return SeriesPageFactory(parent=centre_page)


@pytest.fixture
def material(site: Trunk, centre_page: CentrePage) -> MaterialPage:
    return MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page), title="Roolikartta")


def looked_at(client: Client, address: str) -> str:
    """Twice: the second time it is given from what is kept, with a single question, and is the same to the byte."""
    first = client.get(address)
    assert first.status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        second = client.get(address)
    assert [each["sql"].split()[-1] for each in asked] == ["base_publicchange"], address
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    return text_of(second)


def test_publishing_and_taking_down_show_at_once(material: MaterialPage, site: Trunk, stranger: Client):
    assert "Roolikartta" in looked_at(stranger, material.url)
    assert "Roolikartta" in looked_at(stranger, "/")
    republished(material, title="Elämän kartta")
    for address in (material.url, "/", site.materials.url, "/search/?q=kartta"):
        told = text_of(stranger.get(address))
        assert "Elämän kartta" in told, address
        assert "Roolikartta" not in told, address
    (found,) = stranger.get("/api/v1/materials").json()["results"]
    assert found["title"] == "Elämän kartta"
    looked_at(stranger, "/")
    material.unpublish()
    assert "Elämän kartta" not in text_of(stranger.get("/"))
    assert stranger.get(material.url).status_code == 404


def test_what_is_scheduled_shows_when_it_is_published(site: Trunk, stranger: Client, clock: Callable):
    clock(NOW)
    page = MaterialPageFactory(title="Ajastettu", go_live_at=NOW + HOUR)
    assert "Ajastettu" not in looked_at(stranger, site.materials.url)
    clock(NOW + HOUR + SECOND)
    call_command("publish_scheduled", verbosity=0)
    assert cards(stranger.get(site.materials.url)) == ["Ajastettu"]
    assert "Ajastettu" in looked_at(stranger, page.url)


def test_what_the_clock_alone_changes_shows_in_its_minute(
    site: Trunk, stranger: Client, series: SeriesPage, minutes_end: None, clock: Callable
):
    """A workshop ends: nothing is written, and it is ahead no more."""
    workshop = open_workshop(series, places=9)
    address = site.workshops.url
    clock(workshop.ends_at - datetime.timedelta(minutes=1))
    assert len(cards(stranger.get(address))) == 1
    looked_at(stranger, address)
    clock(workshop.ends_at + SECOND)
    assert cards(stranger.get(address)) == []


def test_free_places_are_told_as_they_are(stranger: Client, series: SeriesPage):
    workshop = open_workshop(series, places=1)
    address = WorkshopPage.objects.get(translation_key=workshop.workshop_key).url
    assert "Enää muutama paikka vapaana" in looked_at(stranger, address)
    come(workshop)
    assert "Täynnä, jonoon voi ilmoittautua" in looked_at(stranger, address)


def test_place_that_is_taken_shows_though_no_list_is_read_anew(
    site: Trunk,
    stranger: Client,
    series: SeriesPage,
    monkeypatch: pytest.MonkeyPatch,
    minutes_end: None,
    clock: Callable,
):
    clock(NOW)
    workshop = open_workshop(series, places=1, starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR)
    page = WorkshopPage.objects.get(translation_key=workshop.workshop_key)
    reads: list[object] = []
    read = narrowing._read
    monkeypatch.setattr(narrowing, "_read", lambda *told: (reads.append(told), read(*told))[1])

    def looked_at_both() -> tuple[list[str], str, int]:
        return cards(stranger.get(site.workshops.url)), looked_at(stranger, page.url), len(reads)

    titles, told, read_so_far = looked_at_both()
    assert (titles, read_so_far) == ([page.title], 1)
    assert "Enää muutama paikka vapaana" in told

    come(workshop)
    titles, told, read_so_far = looked_at_both()
    assert (titles, read_so_far) == ([page.title], 1)
    assert "Täynnä, jonoon voi ilmoittautua" in told

    page.unpublish()
    assert cards(stranger.get(site.workshops.url)) == []
    assert len(reads) == 2


def test_translation_shows_at_once(material: MaterialPage, stranger: Client):
    looked_at(stranger, material.url)
    made = translated(material, "sv", title="Rollkarta")
    assert made.url in stranger.get(material.url).content.decode()
    assert "Rollkarta" in looked_at(stranger, made.url)
    republished(made, title="Kartan")
    assert "Kartan" in text_of(stranger.get(made.url))


def test_settings_of_the_site_show_at_once(material: MaterialPage, stranger: Client):
    before = stranger.get("/sitemap.xml").content
    looked_at(stranger, "/")
    # As another process does it: nobody tells this one to forget what it holds in memory.
    Site.objects.update(hostname="toinen.example")
    assert stranger.get("/sitemap.xml").content != before


def test_words_of_the_field_show_at_once(material: MaterialPage, stranger: Client):
    theme = ThemeFactory(name_fi="Vertaistuki")
    material.themes.set([theme])
    material.save()
    assert theme.name_fi in looked_at(stranger, material.url)
    theme.name_fi = "Rohkeat sanat"
    theme.save()
    assert "Rohkeat sanat" in text_of(stranger.get(material.url))


def test_figures_show_and_go_at_once(centre_page: CentrePage, stranger: Client, coordinator: User):
    held(series_of(centre_page), enrolled=40, came=40)
    report = report_named("participation")
    assert report
    frozen = freeze(report=report, centre=centre_page.centre, period=PERIOD, by=None)
    looked_at(stranger, "/koske/")
    publish_figures(frozen=frozen, by=None)
    assert "/koske/figures/" in stranger.get("/koske/").content.decode()
    address = f"/koske/figures/{frozen.half_year}/participation/"
    looked_at(stranger, address)
    withdraw_figures(frozen=frozen, why_fi="Läsnäoloja puuttui.", by=coordinator)
    assert stranger.get(address).status_code == 410


def test_use_shows_when_its_step_is_reached_and_every_look_counts(
    material: MaterialPage, stranger: Client, client: Client
):
    looked_at(stranger, material.url)
    uses.flush()
    assert MaterialUse.objects.get(material=material).opens == 2
    for _each in range(18):
        client.get(material.url)
    assert OPENED_TWENTY_TIMES not in text_of(stranger.get(material.url))
    uses.flush()
    assert MaterialUse.objects.get(material=material).opens == 21
    assert OPENED_TWENTY_TIMES in text_of(stranger.get(material.url))


def test_machines_are_counted_from_no_kept_page(material: MaterialPage, stranger: Client):
    stranger.get(material.url)
    stranger.get(material.url, headers={"user-agent": "ExampleBot/1"})
    uses.flush()
    assert MaterialUse.objects.get(material=material).opens == 1


def test_what_another_process_has_changed_is_not_held_in_memory(material: MaterialPage, stranger: Client):
    """Wagtail keeps the paths of its sites for an hour, and pictures for minutes, in each process."""
    looked_at(stranger, material.url)
    caches["default"].set("older", 1)
    stranger.get("/")
    assert caches["default"].get("older") == 1
    MaterialPage.objects.filter(pk=material.pk).update(version="2.0")
    stranger.get("/")
    assert caches["default"].get("older") is None


def test_draft_leaves_what_is_kept(material: MaterialPage, stranger: Client):
    looked_at(stranger, material.url)
    before = public_version()
    material.title = "Luonnos"
    material.save_revision()
    assert public_version() == before
    assert "Luonnos" not in text_of(stranger.get(material.url))


@pytest.mark.parametrize("question", ["?q=väsymys", "?page=1&q=v%C3%A4symys"])
def test_words_of_a_reader_are_kept_for_nobody(site: Trunk, stranger: Client, question: str):
    for address in (f"/search/{question}", f"{site.materials.url}{question}"):
        answer = stranger.get(address)
        assert "ETag" not in answer
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
    assert "ETag" in stranger.get(f"{site.materials.url}?q=")


def test_largest_pages_are_made_each_time(material: MaterialPage, stranger: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(middleware, "LARGEST", 1000)
    assert "ETag" not in stranger.get(material.url)


@pytest.mark.parametrize("address", ["/contact/", "/own/", "/own/link/", "/sign-in/", "/accessibility-feedback/"])
def test_forms_and_personal_pages_are_not_kept(site: Trunk, stranger: Client, address: str):
    make_notice(Purpose.CONTACT)
    for _each in range(2):
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        assert "ETag" not in answer
        assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(" ", "").split(",")), address


def test_page_with_a_form_is_not_kept_though_its_token_is_known(site: Trunk, stranger: Client):
    make_notice(Purpose.CONTACT)
    stranger.get("/contact/")
    assert settings.CSRF_COOKIE_NAME in stranger.cookies
    assert "ETag" not in stranger.get("/contact/")
    assert "ETag" in stranger.get("/")


def test_who_has_signed_in_or_waits_for_a_message_gets_a_page_of_their_own(
    material: MaterialPage, stranger: Client, coordinator: object, signed_in: Callable
):
    looked_at(stranger, material.url)
    answer = signed_in(coordinator).get(material.url)
    assert "ETag" not in answer
    assert "no-store" in answer["Cache-Control"]
    stranger.cookies["messages"] = "kiitos"
    assert "ETag" not in stranger.get(material.url)


def test_reader_who_has_it_gets_no_page_again(material: MaterialPage, stranger: Client):
    tag = stranger.get(material.url)["ETag"]
    again = stranger.get(material.url, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert "Content-Type" not in again
    republished(material, title="Elämän kartta")
    changed = stranger.get(material.url, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed["ETag"] != tag


def test_heads_alone_are_those_of_the_page(material: MaterialPage, stranger: Client):
    for _each in range(2):
        heads, page = stranger.head(material.url), stranger.get(material.url)
        assert heads.content == b""
        assert {name: heads[name] for name in ("ETag", "Cache-Control", "Vary", "Content-Length")} == {
            name: page[name] for name in ("ETag", "Cache-Control", "Vary", "Content-Length")
        }
    uses.flush()
    assert MaterialUse.objects.get(material=material).opens == 2


def test_packed_and_plain_are_kept_apart(material: MaterialPage, stranger: Client):
    plain = stranger.get(material.url)
    packed = stranger.get(material.url, headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert packed["ETag"] == plain["ETag"]
    assert plain["Cache-Control"] == "public, no-cache"
    assert plain["Content-Security-Policy"]
    assert stranger.get(material.url).content == plain.content


def test_parts_of_an_address_are_pages_of_their_own(material: MaterialPage, site: Trunk, stranger: Client):
    looked_at(stranger, site.materials.url)
    assert "Roolikartta" not in text_of(stranger.get(f"{site.materials.url}?q=xyzzy"))
    assert stranger.get(f"{site.materials.url}?{'a' * 300}").status_code == 200
    assert "ETag" not in stranger.get(f"{site.materials.url}?{'a' * 300}")
    assert stranger.get("/", headers={"host": "toinen.example"}).status_code == 400


def test_nothing_is_kept_where_it_is_switched_off(material: MaterialPage, stranger: Client, settings: object):
    settings.PAGES_ARE_KEPT = False  # type: ignore[attr-defined]
    assert "ETag" not in stranger.get(material.url)
