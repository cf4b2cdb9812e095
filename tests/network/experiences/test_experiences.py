"""Workers tell how the use of a material went: without a name, and shown only after a coordinator has read it."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.users import User
from network.experiences.models import Experience
from network.experiences.services import forget_experiences
from network.materials.pages import MaterialPage
from tests.factories.base import translated
from tests.factories.network import (
    ExperienceFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    TargetGroupFactory,
)
from tests.reading import document, links, text_of

TEXT = "Korteilla aloitettiin joka kerta."


@pytest.fixture
def material(centre_page) -> MaterialPage:
    return MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page, slug="pankki"), slug="kortit")


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


def filled(**others: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "website": "",
        "outcome": "well",
        "text": TEXT,
        "group": "",
        "region": "",
    } | others


def decide(client: Client, experience: Experience, act: str):
    return client.post("/admin/experiences/", {"experience": experience.pk, "act": act}, follow=True)


def test_material_leads_to_the_form(material: MaterialPage, stranger: Client) -> None:
    address = links(stranger.get(material.url))[gettext("Tell how it went when you used this")]

    assert address == f"{material.url}used/"
    assert material.title in text_of(stranger.get(address))


def test_what_was_told_shows_only_after_it_has_been_read(
    material: MaterialPage, stranger: Client, client: Client
) -> None:
    group = TargetGroupFactory(name_fi="Nuoret")
    answer = stranger.post(f"{material.url}used/", filled(group=group.pk), follow=True)
    assert gettext("Thank you") in text_of(answer)
    assert TEXT not in text_of(stranger.get(material.url))

    assert TEXT in client.get("/admin/experiences/").content.decode()
    decide(client, Experience.objects.get(), "show")

    shown = text_of(stranger.get(material.url))
    assert TEXT in shown
    assert "Nuoret" in shown
    assert gettext("It worked as it is") in shown
    decide(client, Experience.objects.get(), "decline")
    assert TEXT not in text_of(stranger.get(material.url))


def test_nothing_tells_who_told_it_or_when_but_the_day(material: MaterialPage, stranger: Client) -> None:
    stranger.post(f"{material.url}used/", filled(), headers={"user-agent": "Selain"}, REMOTE_ADDR="192.0.2.7")

    row = Experience.objects.values().get()
    assert "192.0.2.7" not in str(row)
    assert "Selain" not in str(row)
    assert not any(isinstance(value, datetime.datetime) for value in row.values())
    assert row["told_on"] == timezone.localdate()


def test_same_form_sent_thrice_tells_once(material: MaterialPage, stranger: Client) -> None:
    values = filled()
    for _ in range(3):
        stranger.post(f"{material.url}used/", values)

    assert Experience.objects.count() == 1


@pytest.mark.parametrize(("field", "value"), [("outcome", ""), ("text", ""), ("text", "x" * 1001), ("group", "999999")])
def test_what_is_wrong_is_told(material: MaterialPage, stranger: Client, field: str, value: str) -> None:
    answer = stranger.post(f"{material.url}used/", filled(**{field: value}))

    assert answer.status_code == 422
    assert document(answer).select_one("[role=alert]")
    assert not Experience.objects.exists()


def test_what_was_told_in_one_language_is_read_in_the_others(material: MaterialPage, stranger: Client) -> None:
    twin = translated(material, "sv", title="Kort")
    ExperienceFactory(material=material, text=TEXT)

    assert TEXT in text_of(stranger.get(twin.url))


def test_markup_in_what_was_told_is_text(material: MaterialPage, stranger: Client) -> None:
    ExperienceFactory(material=material, text="<script>alert(1)</script><b>lihava</b>")

    answer = stranger.get(material.url)
    assert document(answer).select("blockquote b, blockquote script") == []
    assert "<b>lihava</b>" in text_of(answer)


def test_other_centres_do_not_decide(
    signed_in: Callable, outside_coordinator: User, other_centre_page, material: MaterialPage
) -> None:
    MaterialBankPageFactory(parent=other_centre_page, slug="omat")
    experience = ExperienceFactory(material=material, text=TEXT, state="new")
    client = signed_in(outside_coordinator)

    assert TEXT not in client.get("/admin/experiences/").content.decode()
    assert decide(client, experience, "show").status_code == 404
    experience.refresh_from_db()
    assert experience.state == "new"


def test_what_was_left_out_is_forgotten_after_a_month(material: MaterialPage) -> None:
    today = timezone.localdate()
    long_ago = today - datetime.timedelta(days=40)
    ExperienceFactory(material=material, state="declined", told_on=long_ago)
    kept = ExperienceFactory(material=material, state="shown", told_on=long_ago)

    assert forget_experiences(today=today, by=None) == 1
    assert Experience.objects.get() == kept
