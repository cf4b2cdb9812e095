"""The day's materials: files become drafts in the bank, the workshop names them, and they are published from there."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from base.users import User
from network.materials.pages import MaterialBankPage, MaterialPage
from network.regions.pages import CentrePage
from tests.factories.base import translated
from tests.factories.network import MaterialBankPageFactory, ThemeFactory
from tests.workshops.enrolment.places import make_workshop
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(centre_page: CentrePage) -> MaterialBankPage:
    return MaterialBankPageFactory(parent=centre_page)


@pytest.fixture
def arranging(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


def at(gathering: Gathering) -> str:
    return f"/admin/gatherings/{gathering.pk}/materials/"


def page_of(gathering: Gathering) -> WorkshopPage:
    page = leading_version(gathering.workshop_key)
    assert page
    return page


def text(name: str, words: str = "Kysymyksiä pariin tuntiin.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


def drop(client: Client, gathering: Gathering, *files: SimpleUploadedFile):
    return client.post(at(gathering), {"uploads": list(files), "licence": "cc-by-sa"})


def publish(client: Client, gathering: Gathering, **told: dict[str, str]):
    """By the titles of the drafts."""
    values = {"publish": "1"}
    for material in MaterialPage.objects.filter(live=False):
        own = {"title": material.title, "licence": "cc-by", "show_from": "", **told.get(material.title, {})}
        values |= {f"m{material.pk}-{name}": value for name, value in own.items()}
    return client.post(at(gathering), values)


def test_files_become_drafts_and_then_public_materials(
    arranging: Client, stranger: Client, bank: MaterialBankPage, series: SeriesPage
):
    theme = ThemeFactory()
    gathering = make_workshop(series, themes=[theme])
    swedish = translated(page_of(gathering), "sv", title="Verkstad")
    assert drop(arranging, gathering, text("kysymys-kortit.txt"), text("Muistio_2027.txt")).status_code == 302

    drafts = MaterialPage.objects.child_of(bank).order_by("title")
    assert [(each.title, each.live, each.licence) for each in drafts] == [
        ("Kysymys kortit", False, "cc-by-sa"),
        ("Muistio 2027", False, "cc-by-sa"),
    ]
    assert [list(each.get_latest_revision_as_object().themes.all()) for each in drafts] == [[theme], [theme]]
    assert "Kysymys kortit" not in stranger.get(page_of(gathering).url).content.decode()

    assert publish(arranging, gathering, **{"Kysymys kortit": {"title": "Kysymyskortit"}}).status_code == 302
    cards = MaterialPage.objects.get(title="Kysymyskortit")
    assert (cards.live, cards.slug, cards.licence) == (True, "kysymyskortit", "cc-by")
    for page in (page_of(gathering), swedish):
        assert "Kysymyskortit" in stranger.get(page.url).content.decode(), page
    assert page_of(gathering).title in stranger.get(cards.url).content.decode()


def test_show_from_waits_for_its_moment(
    arranging: Client, stranger: Client, bank: MaterialBankPage, workshop: Gathering, clock
):
    drop(arranging, workshop, text("kortit.txt"))
    soon = timezone.localtime() + datetime.timedelta(days=1)
    publish(arranging, workshop, Kortit={"show_from": f"{soon:%-d.%-m.%Y %H.%M}"})
    card = MaterialPage.objects.get()
    assert (card.live, card.approved_schedule) == (False, True)
    assert "Kortit" not in stranger.get(page_of(workshop).url).content.decode()
    assert "näkyy" in arranging.get(at(workshop)).content.decode()

    clock(soon + datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert "Kortit" in stranger.get(page_of(workshop).url).content.decode()


def test_file_that_is_not_taken_keeps_no_other_out(arranging: Client, bank: MaterialBankPage, workshop: Gathering):
    bad = SimpleUploadedFile("ohjelma.exe", b"MZ")
    coded = text("tunnus.txt", "131052-308T")
    again = drop(arranging, workshop, text("kortit.txt"), bad, coded)
    assert again.status_code == 422
    words = again.content.decode()
    assert "ohjelma.exe: " in words
    assert "tunnus.txt: " in words
    assert [each.title for each in MaterialPage.objects.all()] == ["Kortit"]


def test_one_fault_publishes_none_and_loses_nothing(arranging: Client, bank: MaterialBankPage, workshop: Gathering):
    drop(arranging, workshop, text("kortit.txt"), text("muistio.txt"))
    again = publish(arranging, workshop, Kortit={"title": "Uusi nimi"}, Muistio={"title": "", "show_from": "huomenna"})
    assert again.status_code == 422
    assert "Uusi nimi" in again.content.decode()
    assert "huomenna" in again.content.decode()
    assert MaterialPage.objects.filter(live=True).count() == 0


def test_draft_of_the_workshop_keeps_its_draft(arranging: Client, bank: MaterialBankPage, workshop: Gathering):
    page = page_of(workshop)
    page.title = "Otsikko jota kukaan ei vielä näe"
    page.save_revision()
    drop(arranging, workshop, text("kortit.txt"))

    page = page_of(workshop)
    draft = page.get_latest_revision_as_object()
    assert page.has_unpublished_changes
    assert page.title != draft.title == "Otsikko jota kukaan ei vielä näe"
    assert page.materials.count() == draft.materials.count() == 1


def test_nothing_to_publish_is_no_success(arranging: Client, bank: MaterialBankPage, workshop: Gathering):
    answer = publish(arranging, workshop)
    assert "Täällä ei ole mitään julkaistavaa." in arranging.get(answer["Location"]).content.decode()


def test_without_a_bank_it_is_said(arranging: Client, workshop: Gathering):
    assert "ei ole materiaalipankkia" in arranging.get(at(workshop)).content.decode()
    again = drop(arranging, workshop, text("kortit.txt"))
    assert again.status_code == 422
    assert "ei ole materiaalipankkia" in again.content.decode()
    assert MaterialPage.objects.count() == 0


def test_only_who_arranges_drops_files(signed_in, outsider: User, bank: MaterialBankPage, workshop: Gathering):
    assert drop(signed_in(outsider), workshop, text("kortit.txt")).status_code == 404
    assert MaterialPage.objects.count() == 0
