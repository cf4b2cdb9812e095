"""Reminders, thanks and a coordinator's own words: one letter each, once, and a call for those without an address."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.messages.models import MessageToMany, PhoneCall
from tests.factories.base import republished
from tests.factories.network import MaterialPageFactory
from tests.factories.workshops import WorkshopMaterialFactory
from tests.workshops.enrolment.places import come, letters, make_workshop
from workshops.enrolment.choices import About, Mark, Recipients
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import (
    cancel_enrolment,
    cancel_workshop,
    mark_attendance,
    thank,
    write_in_time,
    write_to_people,
)
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
Clock = Callable[[datetime.datetime], None]
NOON = 10
"""In UTC: noon or one o'clock in Helsinki."""


@pytest.fixture
def days_before(clock: Clock, workshop: Gathering) -> Callable[[float], datetime.datetime]:
    """Sets the clock so many days before the workshop, which begins at ten in the morning UTC."""
    page = leading_version(workshop.workshop_key)
    assert page
    starts_at = page.starts_at.replace(hour=NOON, minute=0)
    republished(page, starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=3))

    def go(days: float) -> datetime.datetime:
        moment: datetime.datetime = starts_at - datetime.timedelta(days=days)
        clock(moment)
        return moment

    return go


def kinds() -> list[str]:
    return [letter.kind for letter in letters() if letter.kind != "enrolled"]


def test_reminder_goes_out_once_two_days_before_by_day(days_before, workshop: Gathering):
    come(workshop, email="norppa@posti.example")
    come(workshop, name="Hylje")
    come(workshop, name="Jonottaja", email="jono@posti.example")

    assert write_in_time(at=days_before(2.1), by=None) == 0
    at_night = days_before(2) + datetime.timedelta(hours=12)
    assert write_in_time(at=at_night, by=None) == 0
    assert write_in_time(at=days_before(2), by=None) == 1
    assert write_in_time(at=days_before(1), by=None) == 0

    assert kinds() == ["enrolment_reminder"]
    (reminder,) = [letter for letter in letters() if letter.kind == "enrolment_reminder"]
    assert reminder.address == "norppa@posti.example"
    assert "/own/?k=" in reminder.body
    (call,) = PhoneCall._base_manager.filter(about=About.REMINDER)
    assert call.person.calling_name == "Hylje"


def test_whoever_enrolled_lately_is_not_reminded(days_before, workshop: Gathering):
    days_before(1.5)
    come(workshop, email="norppa@posti.example")
    write_in_time(at=days_before(1.2), by=None)
    assert kinds() == []


def test_reminder_is_not_sent_of_a_cancelled_workshop_or_place(days_before, workshop: Gathering, series: SeriesPage):
    gone = come(workshop, email="norppa@posti.example")
    cancel_enrolment(enrolment=gone, at=timezone.now(), by=None)
    write_in_time(at=days_before(2), by=None)
    assert "enrolment_reminder" not in kinds()

    cancel_workshop(gathering=workshop, at=timezone.now(), by=None)
    Gathering.objects.update(reminded_at=None)
    assert write_in_time(at=days_before(2), by=None) == 0


def test_nothing_is_reminded_of_that_is_not_public_any_more(days_before, workshop: Gathering):
    come(workshop, email="norppa@posti.example")
    page = leading_version(workshop.workshop_key)
    assert page
    page.unpublish()
    write_in_time(at=days_before(1), by=None)

    assert letters("enrolment_reminder") == []


def test_after_a_new_time_people_are_reminded_of_that(days_before, workshop: Gathering):
    come(workshop, email="norppa@posti.example")
    write_in_time(at=days_before(2), by=None)
    page = leading_version(workshop.workshop_key)
    assert page
    later = datetime.timedelta(days=7)
    republished(page, starts_at=page.starts_at + later, ends_at=page.ends_at + later)
    assert write_in_time(at=days_before(-1), by=None) == 0
    assert write_in_time(at=days_before(-5), by=None) == 1
    assert [letter.state for letter in letters("enrolment_reminder")] == ["withdrawn", "waiting"]


def came(gathering: Gathering, *people: object, by: User, mark: Mark = Mark.PRESENT) -> None:
    gathering.refresh_from_db()
    for person in people:
        mark_attendance(gathering=gathering, person=person, mark=mark, at=timezone.now(), by=by)  # type: ignore[arg-type]


def test_thanks_go_to_those_who_came_with_the_public_materials(days_before, keeper: User, workshop: Gathering):
    here = come(workshop, email="norppa@posti.example")
    away = come(workshop, email="poissa@posti.example")
    phone = come(workshop, name="Hylje")
    page = leading_version(workshop.workshop_key)
    assert page
    WorkshopMaterialFactory(workshop=page, material=MaterialPageFactory(title="Kortit"))
    hidden = MaterialPageFactory(title="Luonnos")
    hidden.unpublish()
    WorkshopMaterialFactory(workshop=page, material=hidden)
    days_before(-0.3)
    came(workshop, here.person, by=keeper)
    came(workshop, phone.person, by=keeper, mark=Mark.BY_PHONE)
    came(workshop, away.person, by=keeper, mark=Mark.ABSENT)

    assert thank(gathering=workshop, at=timezone.now(), by=keeper) == 1

    (letter,) = letters("enrolment_thanks")
    assert letter.address == "norppa@posti.example"
    assert "Kortit" in letter.body
    assert "Luonnos" not in letter.body
    assert "perua" not in letter.body
    assert not PhoneCall._base_manager.filter(about=About.THANKS).exists()
    with pytest.raises(ValidationError, match="kiitetty"):
        thank(gathering=workshop, at=timezone.now(), by=keeper)


def test_thanks_wait_for_the_end(days_before, keeper: User, workshop: Gathering):
    with pytest.raises(ValidationError, match="ei ole vielä pidetty"):
        thank(gathering=workshop, at=days_before(-0.1), by=keeper)


def test_thanks_go_by_themselves_after_three_days_if_it_was_noted_who_came(
    days_before, keeper: User, workshop: Gathering
):
    here = come(workshop, email="norppa@posti.example")
    days_before(-0.2)
    assert write_in_time(at=days_before(-4), by=None) == 0
    came(workshop, here.person, by=keeper)
    assert write_in_time(at=days_before(-2.9), by=None) == 0
    assert write_in_time(at=days_before(-4), by=None) == 1
    assert write_in_time(at=days_before(-5), by=None) == 0
    assert kinds() == ["enrolment_thanks"]


def write(workshop: Gathering, to: Recipients, by: User, key: uuid.UUID | None = None) -> MessageToMany:
    words = "Ottakaa kuppi mukaan."
    return write_to_people(gathering=workshop, to=to, words=words, key=key or uuid.uuid4(), at=timezone.now(), by=by)


def test_words_go_to_each_alone_and_to_the_call_list(keeper: User, workshop: Gathering):
    come(workshop, email="norppa@posti.example")
    come(workshop, name="Hylje")
    come(workshop, name="Jonottaja", email="jono@posti.example")
    key = uuid.uuid4()
    first, again = (write(workshop, Recipients.PLACE, keeper, key) for _click in range(2))

    assert (first.pk, first.mailed, first.to_call) == (again.pk, 1, 1)
    (letter,) = letters("enrolment_words")
    assert letter.address == "norppa@posti.example"
    assert "Ottakaa kuppi mukaan." in letter.body
    (call,) = PhoneCall._base_manager.filter(about=About.WORDS)
    assert (call.person.calling_name, call.words) == ("Hylje", "Ottakaa kuppi mukaan.")

    write(workshop, Recipients.WAITING, keeper)
    assert {each.address for each in letters("enrolment_words")} == {"norppa@posti.example", "jono@posti.example"}


def test_words_to_nobody_and_by_a_stranger_are_refused(keeper: User, outsider: User, workshop: Gathering):
    with pytest.raises(ValidationError, match="Ei ole ketään"):
        write(workshop, Recipients.ABSENT, keeper)
    come(workshop)
    with pytest.raises(PermissionDenied):
        write(workshop, Recipients.PLACE, outsider)
    assert Letter.objects.filter(kind="enrolment_words").count() == 0


@pytest.fixture
def arranging(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


def test_letter_is_looked_at_before_it_goes(arranging: Client, workshop: Gathering):
    come(workshop, email="norppa@posti.example")
    address = f"/admin/gatherings/{workshop.pk}/write/"
    key = re.search(r'name="key" value="([\w-]+)"', arranging.get(address).content.decode())
    assert key
    told = {"key": key.group(1), "to": "place", "words": "Soittakaa numeroon 040 123 4567."}

    seen = arranging.post(address, told).content.decode()
    assert "Tämän jokainen heistä saa" in seen
    assert "Tekstissä on osoite tai puhelinnumero." in seen
    assert "norppa@posti.example" not in seen
    assert letters("enrolment_words") == []
    assert "Soittakaa numeroon 040 123 4567." in arranging.post(address, told | {"change": "1"}).content.decode()
    assert arranging.post(address, told | {"send": "1"}).status_code == 302
    assert len(letters("enrolment_words")) == 1
    assert "Soittakaa numeroon" in arranging.get(address).content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"words": ""}, "error-message"),
        ({"words": "Tunnus 131052-308T"}, "henkilötunnus"),
        ({"to": "absent"}, "Ei ole ketään, jolle kirjoittaa."),
    ],
)
def test_what_cannot_be_sent_is_told_and_not_lost(arranging: Client, workshop: Gathering, told, said: str):
    come(workshop, email="norppa@posti.example")
    values = {"key": str(uuid.uuid4()), "to": "place", "words": "Tervetuloa!", **told}
    again = arranging.post(f"/admin/gatherings/{workshop.pk}/write/", values)
    assert again.status_code == 422
    assert said in again.content.decode()
    assert "131052" in values["words"] or values["words"] in again.content.decode()
    assert MessageToMany._base_manager.count() == 0


def test_thanks_are_sent_from_their_screen(arranging: Client, keeper: User, workshop: Gathering):
    here = come(workshop, email="norppa@posti.example")
    address = f"/admin/gatherings/{workshop.pk}/thanks/"
    assert arranging.post(address).status_code == 422
    began = timezone.now() - datetime.timedelta(hours=5)
    Gathering.objects.update(starts_at=began, ends_at=began + datetime.timedelta(hours=2))
    workshop.refresh_from_db()
    came(workshop, here.person, by=keeper)
    assert "Kiitos, että osallistuit" in arranging.get(address).content.decode()
    assert arranging.post(address).status_code == 302
    assert "Heitä kiitettiin" in arranging.get(address).content.decode()


def of_the_same_time(gathering: Gathering) -> dict[str, object]:
    gathering.refresh_from_db()
    return {"starts_at": gathering.starts_at, "ends_at": gathering.ends_at}


def test_nothing_is_written_of_a_workshop_that_nobody_enrolled_for(
    days_before, series: SeriesPage, workshop: Gathering
):
    make_workshop(series, **of_the_same_time(workshop))
    come(workshop, email="norppa@posti.example")
    write_in_time(at=days_before(2), by=None)
    assert kinds() == ["enrolment_reminder"]
