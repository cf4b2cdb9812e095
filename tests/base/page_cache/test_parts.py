"""What several pages are made of: held for one version, and for one minute of it where a clock changes it."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from base.asked_once import AskOnce
from base.frame import frame_of
from base.page_cache import parts
from base.page_cache.memory import follow
from base.page_cache.parts import forget_parts, hold_within, kept_part, names_of_parts
from base.page_cache.queries import holding
from base.page_cache.services import public_has_changed
from base.queries import specific_pages
from network.materials.pages import MaterialBankPage, MaterialPage
from pajaverkko.home.pages import HomePage
from tests.factories.base import translated
from tests.factories.network import (
    CentrePageFactory,
    MaterialBankPageFactory,
    MaterialCollectionPageFactory,
    MaterialPageFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2027, 3, 27, 12, 30, 5, tzinfo=datetime.UTC)


@pytest.fixture
def counter() -> Callable[[], int]:
    numbers: Iterator[int] = iter(range(100))
    return lambda: next(numbers)


def test_part_is_made_once_for_a_version_and_a_minute(counter: Callable[[], int], minutes_end: None, clock: Callable):
    clock(NOW)
    assert [kept_part("one", counter), kept_part("one", counter), kept_part("other", counter)] == [0, 0, 1]
    public_has_changed(by=None)
    assert kept_part("one", counter) == 2
    clock(NOW + datetime.timedelta(seconds=50))
    assert kept_part("one", counter) == 2
    clock(NOW + datetime.timedelta(seconds=55))
    assert kept_part("one", counter) == 3


def test_part_that_no_clock_changes_is_made_once_for_a_version(
    counter: Callable[[], int], minutes_end: None, clock: Callable
):
    clock(NOW)
    assert [kept_part("one", counter, by_the_clock=False), kept_part("one", counter)] == [0, 1]
    clock(NOW + datetime.timedelta(hours=3))
    assert [kept_part("one", counter, by_the_clock=False), kept_part("one", counter)] == [0, 2]
    public_has_changed(by=None)
    assert [kept_part("one", counter, by_the_clock=False), kept_part("one", counter)] == [3, 4]
    forget_parts("o")
    assert [kept_part("one", counter, by_the_clock=False), kept_part("one", counter)] == [5, 6]


def test_what_is_held_of_lists_outlives_what_passes_them_by(
    counter: Callable[[], int], minutes_end: None, clock: Callable
):
    def both(*, by_the_clock: bool = False) -> list[int]:
        return [kept_part("one", counter, by_the_clock=by_the_clock, of_lists=of_lists) for of_lists in (False, True)]

    clock(NOW)
    assert [both(), both(by_the_clock=True)] == [[0, 1], [2, 3]]
    public_has_changed(by=None, passing=True)
    assert [both(), both(by_the_clock=True)] == [[4, 1], [5, 3]]
    clock(NOW + datetime.timedelta(minutes=1))
    assert [both(), both(by_the_clock=True)] == [[4, 1], [6, 7]]
    public_has_changed(by=None)
    assert [both(), both(by_the_clock=True)] == [[8, 9], [10, 11]]


def test_no_more_than_so_many_are_held_the_newest(counter: Callable[[], int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parts, "MOST_PARTS", 2)
    assert [kept_part(name, counter) for name in ("one", "two", "one", "three")] == [0, 1, 0, 2]
    assert [kept_part(name, counter) for name in ("one", "three", "two")] == [0, 2, 3]
    forget_parts()
    assert kept_part("one", counter) == 4


def test_request_that_may_change_something_takes_what_is_held_and_adds_nothing(
    counter: Callable[[], int], rf: RequestFactory
):
    def answered(way: str, name: str) -> int:
        made: list[int] = []
        AskOnce(lambda request: HttpResponse(str(made.append(kept_part(name, counter)))))(rf.generic(way, "/"))
        return made[0]

    assert [answered(way, "one") for way in ("POST", "OPTIONS", "GET", "POST", "GET")] == [0, 1, 2, 2, 2]


def test_process_that_sees_another_version_holds_nothing_of_the_one_before(counter: Callable[[], int]):
    kept_part("one", counter, by_the_clock=False)
    follow("another")
    assert not names_of_parts()


def test_request_that_began_before_a_change_holds_nothing_and_throws_nothing_away(counter: Callable[[], int]):
    follow("newer")
    with holding("newer"):
        assert kept_part("one", counter) == 0
    with holding("older"):
        assert [kept_part("one", counter), kept_part("one", counter, of_lists=True)] == [1, 2]
    with holding("newer"):
        assert [kept_part("one", counter), kept_part("one", counter, of_lists=True)] == [0, 3]


def test_parts_of_many_pages_do_not_push_out_what_takes_long(
    counter: Callable[[], int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parts, "MOST_PARTS", 2)
    assert kept_part("list", counter, by_the_clock=False, of_lists=True) == 0
    for page in ("one", "two", "three"):
        kept_part(page, counter, by_the_clock=False)
    assert kept_part("list", counter, by_the_clock=False, of_lists=True) == 0


def test_what_has_no_room_gives_way_and_the_last_used_stays():
    held = {"first": "aaa", "second": "bb", "third": "c"}
    hold_within(held, {"first": held["first"]}, room=5)
    assert held == {"first": "aaa", "third": "c"}
    hold_within(held, {"large": "x" * 6}, room=5)
    assert held == {"first": "aaa", "third": "c"}
    hold_within(held, {"fourth": "dd"}, room=5)
    assert held == {"first": "aaa", "fourth": "dd"}


def test_section_that_moves_or_is_translated_takes_its_list_along(site: Trunk, stranger: Client):
    bank = MaterialBankPageFactory(parent=CentrePageFactory(slug="keskus"))
    MaterialPageFactory(parent=bank, title="Oma peli")
    assert "Oma peli" in text_of(stranger.get(bank.url))
    bank.get_parent().move(CentrePageFactory(slug="toinen"), pos="left")
    assert "Oma peli" in text_of(stranger.get(MaterialBankPage.objects.get(pk=bank.pk).url))
    twin = translated(bank, "sv", title="Bank")
    MaterialPageFactory(parent=twin, title="Eget spel")
    assert "Eget spel" in text_of(stranger.get(twin.url))


def test_collection_that_is_published_stands_in_the_bank_at_once(site: Trunk, stranger: Client):
    assert "Uusi kokoelma" not in text_of(stranger.get(site.materials.url))
    MaterialCollectionPageFactory(parent=site.materials, title="Uusi kokoelma")
    assert "Uusi kokoelma" in text_of(stranger.get(site.materials.url))


def test_preview_of_a_list_leaves_no_part_of_it(site: Trunk, counter: Callable[[], int]):
    draft = site.materials.save_revision().as_object()
    draft.make_preview_request(preview_mode="")
    assert not [name for name in names_of_parts() if f"list-{site.materials.pk}-" in name]


def test_list_is_counted_once_whatever_its_leaf_or_the_time_and_anew_when_it_grows(
    site: Trunk, stranger: Client, minutes_end: None, clock: Callable
):
    clock(NOW)
    theme = ThemeFactory(name_fi="Vertaistuki", slug="vertaistuki")
    for _number in range(21):
        MaterialPageFactory(parent=site.materials, themes=[theme])
    address = site.materials.url
    assert "Vertaistuki (21)" in text_of(stranger.get(address))
    clock(NOW + datetime.timedelta(hours=3))
    with CaptureQueriesContext(connection) as asked:
        assert "Vertaistuki (21)" in text_of(stranger.get(f"{address}?page=2"))
    assert not [each for each in asked if "COUNT(" in each["sql"].upper() and "network_material" in each["sql"]]

    MaterialPageFactory(parent=site.materials, themes=[theme])
    assert "Vertaistuki (22)" in text_of(stranger.get(address))
    assert "Vertaistuki (22)" in text_of(stranger.get(f"{address}?theme=vertaistuki"))


def test_what_stands_around_a_page_is_asked_once(site: Trunk, stranger: Client):
    material = MaterialPageFactory(parent=site.materials)
    stranger.get(material.url)
    with CaptureQueriesContext(connection) as asked:
        assert "Toinen peli" not in text_of(stranger.get(material.url))
    assert len(asked) <= 8
    MaterialPageFactory(parent=site.materials, title="Toinen peli", adapted_from=material)
    assert "Toinen peli" in text_of(stranger.get(material.url))


def test_what_no_clock_changes_of_a_page_is_asked_once_whatever_the_time(
    site: Trunk, stranger: Client, minutes_end: None, clock: Callable
):
    material = MaterialPageFactory(parent=site.materials, themes=[ThemeFactory()])
    clock(NOW)
    with CaptureQueriesContext(connection) as asked:
        stranger.get(material.url)
    assert [each for each in asked if "COUNT(" in each["sql"] and "network_materialpage_themes" in each["sql"]]
    clock(NOW + datetime.timedelta(hours=3))
    with CaptureQueriesContext(connection) as asked:
        stranger.get(material.url)
    assert any("network_materialuse" in each["sql"] for each in asked), "use is that of the last year"
    assert not [each for each in asked if "COUNT(" in each["sql"] and "network_materialpage_themes" in each["sql"]]


def test_preview_shows_the_draft_and_leaves_no_part_of_it(site: Trunk, stranger: Client):
    material: MaterialPage = MaterialPageFactory(parent=site.materials)
    stranger.get(material.url)
    theme = ThemeFactory(name_fi="Luonnoksen teema")
    material.themes.set([theme])
    draft = material.save_revision().as_object()
    material.themes.clear()
    shown = draft.make_preview_request(preview_mode="")
    assert "Luonnoksen teema" in text_of(shown)
    assert "Luonnoksen teema" not in text_of(stranger.get(material.url))


def test_part_that_is_closed_leaves_every_frame_at_once(site: Trunk, stranger: Client):
    assert "Kaikki työpajat" in text_of(stranger.get("/"))
    restriction = PageViewRestriction.objects.create(page=site.workshops, restriction_type=PageViewRestriction.LOGIN)
    assert "Kaikki työpajat" not in text_of(stranger.get("/"))
    restriction.delete()
    assert "Kaikki työpajat" in text_of(stranger.get("/"))


def test_pages_of_several_types_are_read_once_and_each_reader_has_copies(site: Trunk):
    material = MaterialPageFactory(parent=site.materials, summary="Peli arjesta")
    keys = [material.pk, site.home.pk]
    first = specific_pages(keys)
    first[0].summary = "Jonkun oma"
    with CaptureQueriesContext(connection) as asked:
        second = specific_pages(keys)
    assert not [each for each in asked if "network_materialpage" in each["sql"]]
    assert [type(page) for page in second] == [MaterialPage, HomePage]
    assert second[0].summary == "Peli arjesta"
    MaterialPage.objects.filter(pk=material.pk).update(summary="Toinen peli")
    assert specific_pages(keys)[0].summary == "Toinen peli"
    material.delete()
    assert [page.pk for page in specific_pages(keys)] == [site.home.pk]


def test_site_that_is_asked_for_is_known(site: Trunk, rf: RequestFactory, stranger: Client):
    stranger.get("/")
    with CaptureQueriesContext(connection) as asked:
        stranger.get("/")
    assert not [each for each in asked if "wagtailcore_site" in each["sql"]]
    assert Site.find_for_request(rf.get("/")) == Site.objects.get()


def test_frame_of_a_deep_page_has_its_way_and_its_languages(site: Trunk, rf: RequestFactory):
    material = MaterialPageFactory(parent=site.materials)
    made = translated(material, "sv", title="Spel")
    frame = frame_of(rf.get("/"), MaterialPage.objects.get(pk=material.pk))
    assert [page.pk for page in frame.above] == [site.home.pk, site.materials.pk]
    assert frame.versions["sv"].pk == made.pk
    assert frame.language == "fi"
