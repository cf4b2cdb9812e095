"""The own calendar: secret, to be taken back, and it tells nothing of what the workshops are."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from base.controlled import everyones
from network.meetings.models import Meeting
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from tests.factories.councils import SeatFactory, TermFactory
from tests.factories.meetings import MeetingFactory
from tests.network.personal_links.visiting import opened
from tests.workshops.enrolment.places import come, make_workshop, open_workshop
from workshops.calendars.models import OwnCalendar
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_enrolment, cancel_workshop
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Read = Callable[[str], Calendar]


@pytest.fixture
def enrolled(workshop: Gathering) -> Enrolment:
    return come(workshop, name="Norppa Saimaalta")


@pytest.fixture
def own(stranger: Client, enrolled: Enrolment) -> Client:
    """A browser in which the own page is open."""
    _link, token = give_link(person=enrolled.person, way=Way.EMAIL, by=None)
    assert opened(stranger, token) == 302
    return stranger


def make(client: Client, **told: str) -> str:
    """Make the address; returns it as it is shown."""
    shown = client.post("/own/calendar/", told).content.decode()
    found = re.search(r"<code>https?://[\w.:]+(/own/calendar\.ics\?k=[\w-]+)</code>", shown)
    assert found
    return found.group(1)


def read(address: str) -> Calendar:
    """As a calendar program does, in which nobody is signed in."""
    response = Client().get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return Calendar.from_ical(response.content)


def test_it_says_when_and_neither_what_nor_who(own: Client, workshop: Gathering):
    come(workshop, name="Hylje")
    address = make(own)
    told = Client().get(address).content.decode()
    (event,) = read(address).walk("VEVENT")

    assert event["dtstart"].dt == workshop.starts_at
    assert event["summary"] == "Varattu"
    page = leading_version(workshop.workshop_key)
    assert page
    of_workshop = (page.title, page.place, page.slug, str(workshop.workshop_key))
    for secret in ("/own/", "testserver", "Pajaverkko", *of_workshop, "Norppa", "Hylje"):
        assert secret not in told, secret


def test_whoever_wants_to_sees_the_title_and_the_place(own: Client, workshop: Gathering):
    (event,) = read(make(own, tells_what="1")).walk("VEVENT")
    page = leading_version(workshop.workshop_key)
    assert page
    assert (event["summary"], event["location"]) == (page.title, page.place)


def test_event_is_the_same_in_every_reading_and_under_a_new_time(own: Client, workshop: Gathering):
    address = make(own)
    (before,) = read(address).walk("VEVENT")
    cancel_workshop(gathering=workshop, at=timezone.now(), by=None)
    (after,) = read(address).walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) == int(before["sequence"]) + 1
    assert after["status"] == "CANCELLED"


def test_only_own_places_stand_there(own: Client, enrolled: Enrolment, series: SeriesPage, workshop: Gathering):
    make_workshop(series, title="Johon kukaan ei ole ilmoittautunut")
    full = open_workshop(series, places=1)
    come(full, name="Hylje")
    address = make(own)
    assert len(read(address).walk("VEVENT")) == 1
    cancel_enrolment(enrolment=enrolled, at=timezone.now(), by=None)
    assert read(address).walk("VEVENT") == []


def test_new_address_ends_the_old_one_and_both_can_be_ended(own: Client):
    first = make(own)
    second = make(own)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert own.post("/own/calendar/", {"end": "1"}).status_code == 302
    assert Client().get(second).status_code == 404
    assert OwnCalendar._base_manager.count() == 0


def test_address_is_shown_once_and_kept_nowhere(own: Client):
    token = make(own).partition("k=")[2]
    assert token not in own.get("/own/calendar/").content.decode()
    assert token not in own.get("/own/").content.decode()
    kept = OwnCalendar._base_manager.values().get()
    assert token not in str(kept)


def test_only_whose_page_is_open_makes_one(enrolled: Enrolment):
    for response in (Client().get("/own/calendar/"), Client().post("/own/calendar/")):
        assert response.status_code == 302
        assert response["Location"] == "/own/"
    assert OwnCalendar._base_manager.count() == 0


@pytest.mark.parametrize("query", ["", "?k=", "?k=vaara", "?k=" + "a" * 5000])
def test_wrong_address_is_not_there(own: Client, query: str):
    make(own)
    assert Client().get(f"/own/calendar.ics{query}").status_code == 404


def test_erasing_the_person_ends_the_address(own: Client, enrolled: Enrolment):
    address = make(own)
    with everyones():
        Person.objects.get(pk=enrolled.person_id).delete()
    assert Client().get(address).status_code == 404


def test_meeting_of_a_council_is_a_time_and_a_town_and_nothing_more(own: Client, enrolled: Enrolment):
    """Whatever somebody chooses: of which council it is, no calendar tells."""
    day = timezone.localdate()
    term = TermFactory(council__centre__organisation=enrolled.controller, starts_on=day, ends_on=None)
    SeatFactory(person=enrolled.person, term=term, starts_on=day)
    words = {"town": "Raisio", "venue": "Kirjaston takahuone", "link": "https://kokous.example/abc"}
    meeting = MeetingFactory(council=term.council, starts_at=timezone.now(), **words)
    MeetingFactory(council=TermFactory().council, starts_at=timezone.now())

    plain = [event for event in read(make(own)).walk("VEVENT") if event["dtstart"].dt == at_minute(meeting)]
    told = [event for event in read(make(own, tells_what="1")).walk("VEVENT") if event["summary"] == "Kokous"]

    assert [(event["summary"], event.get("location", "")) for event in plain] == [("Varattu", "")]
    assert [event["location"] for event in told] == ["Raisio"]
    content = Client().get(make(own, tells_what="1")).content.decode()
    for secret in ("takahuone", "kokous.example", str(meeting.key), str(term.council.council_key)):
        assert secret not in content


def test_meeting_that_is_called_off_is_cancelled_in_the_calendar(own: Client, enrolled: Enrolment):
    day = timezone.localdate()
    term = TermFactory(council__centre__organisation=enrolled.controller, starts_on=day, ends_on=None)
    SeatFactory(person=enrolled.person, term=term, starts_on=day)
    MeetingFactory(council=term.council, starts_at=timezone.now() + DAY, is_shown=True, state="cancelled", sequence=2)

    (event,) = [each for each in read(make(own, tells_what="1")).walk("VEVENT") if each["summary"] == "Kokous"]

    assert (event["status"], event["sequence"]) == ("CANCELLED", 2)


def at_minute(meeting: Meeting) -> datetime.datetime:
    return meeting.starts_at.replace(second=0, microsecond=0)
