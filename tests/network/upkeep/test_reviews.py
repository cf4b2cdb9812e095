"""Owners are reminded when a material is to be reviewed, and say with one press that it still holds."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.outbox.delivering import deliver_letters
from base.users import User
from network.materials.pages import MaterialPage
from network.upkeep.models import ReviewReminder
from network.upkeep.services import remind_owners
from tests.factories.base import UserFactory, republished, translated
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory
from tests.mail import mail_server

DAY = datetime.timedelta(days=1)


@pytest.fixture
def today() -> datetime.date:
    return timezone.localdate()


@pytest.fixture
def owner() -> User:
    return UserFactory(email="omistaja@koske.example")


@pytest.fixture
def material(centre_page, owner: User, today: datetime.date) -> MaterialPage:
    bank = MaterialBankPageFactory(parent=centre_page)
    return MaterialPageFactory(parent=bank, title="Vanha opas", review_on=today - DAY, owner=owner)


def test_owner_is_written_to_once_for_each_day(material: MaterialPage, today: datetime.date) -> None:
    with mail_server() as box:
        remind_owners(today=today, by=None)
        remind_owners(today=today + DAY, by=None)
        deliver_letters()
    assert [message["To"] for message in box.messages] == ["omistaja@koske.example"]
    assert "Vanha opas" in box.messages[0].get_content()
    assert f"/admin/pages/{material.pk}/edit/" in box.messages[0].get_content()
    assert "Vanha opas" not in box.messages[0]["Subject"]

    republished(material, review_on=today)
    with mail_server() as box:
        remind_owners(today=today, by=None)
        deliver_letters()
    assert len(box.messages) == 1


def test_one_message_tells_of_all_materials_and_translations_follow_theirs(
    material: MaterialPage, owner: User, today: datetime.date
) -> None:
    translated(material, "sv", title="Gammal guide", review_on=today - DAY, owner=owner)
    MaterialPageFactory(parent=material.get_parent().specific, title="Toinen", review_on=today, owner=owner)

    with mail_server() as box:
        assert remind_owners(today=today, by=None) == 1
        deliver_letters()

    text = box.messages[0].get_content()
    assert "Vanha opas" in text
    assert "Toinen" in text
    assert "Gammal guide" not in text


def test_owner_whom_nothing_can_be_sent_to_holds_up_nobody(
    material: MaterialPage, owner: User, today: datetime.date, caplog: pytest.LogCaptureFixture
) -> None:
    User.objects.filter(pk=owner.pk).update(email="omistaja, muu@koske.example")
    other = UserFactory(email="toinen@koske.example")
    MaterialPageFactory(parent=material.get_parent().specific, review_on=today, owner=other)

    with mail_server() as box:
        assert remind_owners(today=today, by=None) == 1
        deliver_letters()

    assert box.addresses == ["toinen@koske.example"]
    assert not ReviewReminder.objects.filter(material=material).exists()
    assert "nothing can be sent to" in caplog.text
    assert "omistaja" not in caplog.text


@pytest.mark.parametrize("change", [{"live": False}, {"review_on": None}, {"owner": None}])
def test_nobody_is_written_to_without_need(material: MaterialPage, today: datetime.date, change: dict) -> None:
    MaterialPage.objects.filter(pk=material.pk).update(**change)

    with mail_server() as box:
        assert remind_owners(today=today, by=None) == 0
        deliver_letters()
    assert box.messages == []


def test_one_press_sets_the_next_day_and_the_page_stays_public(
    signed_in: Callable, coordinator: User, stranger: Client, material: MaterialPage, today: datetime.date
) -> None:
    client = signed_in(coordinator)
    assert gettext("To be reviewed now") in client.get("/admin/care/").content.decode()

    client.post("/admin/care/", {"material": material.pk, "years": "1"})

    material.refresh_from_db()
    assert material.review_on is not None
    assert material.review_on.year == today.year + 1
    assert material.live
    assert not material.has_unpublished_changes
    assert gettext("To be reviewed now") not in client.get("/admin/care/").content.decode()
    assert stranger.get(material.url).status_code == 200


def test_draft_is_not_published_by_the_press(
    signed_in: Callable, coordinator: User, stranger: Client, material: MaterialPage
) -> None:
    material.title = "Keskeneräinen uusi nimi"
    material.save_revision()

    signed_in(coordinator).post("/admin/care/", {"material": material.pk, "years": "2"})

    assert "Keskeneräinen" not in stranger.get(material.url).content.decode()
    draft = MaterialPage.objects.get(pk=material.pk).get_latest_revision_as_object()
    assert draft.title == "Keskeneräinen uusi nimi"
    assert draft.review_on == MaterialPage.objects.get(pk=material.pk).review_on
    assert draft.review_on > timezone.localdate()


def test_other_centres_cannot_say_that_it_holds(
    signed_in: Callable, outside_coordinator: User, other_centre_page, material: MaterialPage
) -> None:
    MaterialBankPageFactory(parent=other_centre_page)
    before = material.review_on

    signed_in(outside_coordinator).post("/admin/care/", {"material": material.pk, "years": "1"})

    material.refresh_from_db()
    assert material.review_on == before
