"""Use is counted by the day, and nobody is watched."""

import datetime
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from base.users import User
from network.materials.choices import Use
from network.materials.models import MaterialUse
from network.materials.pages import MaterialPage
from network.materials.receivers import uses
from network.materials.services import count_uses
from tests.factories.base import translated
from tests.factories.network import (
    MaterialBankPageFactory,
    MaterialFileFactory,
    MaterialPageFactory,
    MaterialUseFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, file_of, text_of


@pytest.fixture
def material(site: Trunk) -> MaterialPage:
    return MaterialPageFactory(parent=site.materials, title="Tunnekortit", files=[MaterialFileFactory.build()])


def counted() -> list[tuple[int, int]]:
    uses.flush()
    return list(MaterialUse.objects.values_list("opens", "downloads"))


def test_opens_and_downloads_are_added_up_by_the_day(material: MaterialPage, stranger: Client) -> None:
    for _ in range(3):
        stranger.get(material.url)
    file_of(stranger.get(material.files.get().document.url))
    assert counted() == [(3, 1)]

    stranger.get(material.url)
    assert counted() == [(4, 1)]
    assert MaterialUse.objects.get().counted_on == timezone.localdate()


def test_row_holds_nothing_but_the_day_and_two_numbers() -> None:
    assert {field.name for field in MaterialUse._meta.fields} == {"id", "material", "counted_on", "opens", "downloads"}


def test_counting_sets_no_cookie(material: MaterialPage, stranger: Client) -> None:
    assert not stranger.get(material.url).cookies


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "SomeCrawler", "link preview"])
def test_machines_that_say_so_are_not_counted(material: MaterialPage, stranger: Client, agent: str) -> None:
    stranger.get(material.url, headers={"user-agent": agent})

    assert counted() == []


def test_those_who_keep_the_bank_are_not_counted(
    material: MaterialPage, signed_in: Callable, coordinator: User
) -> None:
    client = signed_in(coordinator)
    client.get(material.url)
    file_of(client.get(material.files.get().document.url))

    assert counted() == []


def test_asking_for_the_head_or_for_the_rest_of_a_file_counts_nothing(material: MaterialPage, stranger: Client) -> None:
    stranger.head(material.url)
    file_of(stranger.get(material.files.get().document.url, headers={"range": "bytes=5-"}))

    assert counted() == []


def test_draft_that_is_previewed_is_not_counted(site: Trunk, stranger: Client) -> None:
    stranger.get(MaterialPageFactory(parent=site.materials, published=False).url or "/")

    assert counted() == []


def test_counts_wait_while_the_database_is_busy(
    material: MaterialPage, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(counts: object) -> None:
        raise OperationalError("database is locked")

    stranger.get(material.url)
    with monkeypatch.context() as patch:
        patch.setattr(uses, "store", busy)
        assert counted() == []

    assert counted() == [(1, 0)]


def test_count_of_a_material_that_is_gone_is_dropped(material: MaterialPage, stranger: Client) -> None:
    stranger.get(material.url)
    material.delete()

    assert counted() == []


def test_most_used_come_first_in_all_languages_together(site: Trunk, stranger: Client) -> None:
    pages = [MaterialPageFactory(parent=site.materials, title=title) for title in ("Yksi", "Kaksi", "Kolme")]
    MaterialUseFactory(material=pages[0], opens=10)
    MaterialUseFactory(material=translated(pages[1], "sv", title="Två"), opens=12, downloads=4)
    long_ago = timezone.localdate() - datetime.timedelta(days=400)
    MaterialUseFactory(material=pages[2], opens=900, counted_on=long_ago)

    assert cards(stranger.get(site.materials.url, {"sort": "used"})) == ["Kaksi", "Yksi", "Kolme"]


@pytest.mark.parametrize(
    ("opens", "downloads", "told"),
    [
        (19, 19, ""),
        (20, 19, "avattu ainakin 20 kertaa"),
        (49, 21, "avattu ainakin 20 kertaa, ladattu ainakin 20 kertaa"),
        (50, 3, "avattu ainakin 50 kertaa"),
        (123_456, 0, "avattu ainakin 10000 kertaa"),
    ],
)
def test_page_says_in_wide_steps_how_much_it_was_used(
    material: MaterialPage, stranger: Client, opens: int, downloads: int, told: str
) -> None:
    MaterialUseFactory(material=material, opens=opens, downloads=downloads)
    shown = text_of(stranger.get(material.url))

    assert ("Käyttö vuoden aikana" in shown) == bool(told)
    assert told in shown
    assert ("ladattu" in shown) == ("ladattu" in told)


def test_order_by_use_does_not_tell_that_one_more_has_come(site: Trunk, stranger: Client) -> None:
    for title, opens in (("Vanhempi", 9), ("Uudempi", 5)):
        MaterialUseFactory(material=MaterialPageFactory(parent=site.materials, title=title), opens=opens)

    assert cards(stranger.get(site.materials.url, {"sort": "used"})) == ["Uudempi", "Vanhempi"]


def test_count_service_adds_to_what_is_there(material: MaterialPage) -> None:
    today = timezone.localdate()
    for _ in range(2):
        count_uses(counted={(material.pk, today, Use.OPEN): 2, (material.pk, today, Use.DOWNLOAD): 1}, by=None)

    assert list(MaterialUse.objects.values_list("opens", "downloads")) == [(4, 2)]


def test_coordinator_sees_the_use_of_own_materials(
    signed_in: Callable, coordinator: User, centre_page, other_centre_page
) -> None:
    for section, title in ((centre_page, "Oma opas"), (other_centre_page, "Vieras opas")):
        page = MaterialPageFactory(parent=MaterialBankPageFactory(parent=section), title=title)
        MaterialUseFactory(material=page, opens=17, downloads=3)

    shown = text_of(signed_in(coordinator).get("/admin/material-use/"))

    assert "Oma opas 17 3" in shown
    assert "Vieras" not in shown
