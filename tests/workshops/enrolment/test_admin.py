"""The screens of a workshop's places: who sees what, and what is done there."""

import datetime
import uuid
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.controlled import everyones
from base.users import User
from network.messages.queries import calls_waiting
from network.notices.choices import Purpose
from network.notices.models import Notice
from network.people.models import Person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.reading import document
from tests.staff import staff
from tests.workshops.enrolment.places import (
    CANCELLED,
    CONFIRMED,
    MOVED,
    OFFERED,
    PASSED_OVER,
    WAITING,
    calls_of,
    come,
    make_workshop,
    open_workshop,
    states,
    tell,
)
from workshops.enrolment.choices import About, GatheringState, Mark
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.services import cancel_enrolment
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
LIST = "/admin/gatherings/"
OF_COORDINATOR = ("settings/", "close/", "cancel/", "enrol/", "calls/", "export.csv", "export.xlsx")
AT_DOOR = ("", "needs/", "door/", "door/list/", "door/new/")


def at(gathering: Gathering, screen: str = "") -> str:
    return f"{LIST}{gathering.pk}/{screen}"


@pytest.fixture
def facilitator(koske: Centre) -> User:
    return staff("ohjaa@koske.example", StaffRole.FACILITATOR, koske)


@pytest.fixture
def arranging(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


def today(gathering: Gathering) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - datetime.timedelta(minutes=5))


def test_workshop_tells_who_has_a_place_and_who_waits(workshop: Gathering, arranging: Client):
    for name in ("Norppa", "Kuutti", "Hylje"):
        come(workshop, name=name)

    page = arranging.get(at(workshop)).content.decode()
    assert page.index("Norppa") < page.index("Kuutti") < page.index("Jonossa (1)") < page.index("Hylje")
    assert "040 123 4567" not in page
    listed = arranging.get(LIST).content.decode()
    assert "2 / 2" in listed


def test_looking_is_noted(workshop: Gathering, arranging: Client, keeper: User):
    arranging.get(at(workshop))

    (entry,) = AuditEntry.objects.filter(act=Act.SAW, table="workshops.Gathering")
    assert (entry.account, entry.fields) == (keeper.pk, "gathering")


@pytest.mark.parametrize("screen", [*AT_DOOR, *OF_COORDINATOR])
def test_what_is_another_centres_is_not_there(workshop: Gathering, outsider: User, signed_in, screen: str):
    come(workshop, name="Norppa")
    answer = signed_in(outsider).get(at(workshop, screen))

    assert answer.status_code == 404
    assert "Norppa" not in answer.content.decode()


@pytest.mark.parametrize("screen", OF_COORDINATOR)
def test_facilitator_arranges_nothing(workshop: Gathering, facilitator: User, signed_in, screen: str):
    client = signed_in(facilitator)

    assert client.get(at(workshop, screen)).status_code == 404
    assert client.post(at(workshop, screen), {"open": "1", "capacity": 99, "answer_hours": 48}).status_code == 404
    assert Gathering.objects.get().capacity == 2


@pytest.mark.parametrize("screen", AT_DOOR)
def test_facilitator_meets_people_at_the_door(workshop: Gathering, facilitator: User, signed_in, screen: str):
    assert signed_in(facilitator).get(at(workshop, screen)).status_code == 200


@pytest.mark.parametrize("who", ["worker", "editor", "administrator"])
def test_nobody_else_finds_the_screens(request, workshop: Gathering, signed_in, who: str):
    client = signed_in(request.getfixturevalue(who))

    for screen in AT_DOOR:
        assert client.get(at(workshop, screen)).status_code in {302, 403, 404}


def test_coordinator_opens_enrolment_and_changes_it(series: SeriesPage, workshop: Gathering, arranging: Client):
    other = make_workshop(series)
    told = {"capacity": 12, "opens_at": "", "closes_at": "", "answer_hours": 24, "asks_needs": "on"}
    assert arranging.post(at(other, "settings/"), {**told, "open": "1"}).status_code == 302
    other.refresh_from_db()
    assert (other.state, other.capacity, other.answer_hours) == (GatheringState.OPEN, 12, 24)

    arranging.post(at(other, "settings/"), {**told, "capacity": 5})
    other.refresh_from_db()
    assert (other.state, other.capacity) == (GatheringState.OPEN, 5)
    arranging.post(at(other, "close/"))
    other.refresh_from_db()
    assert other.state == GatheringState.CLOSED


def test_times_the_wrong_way_round_are_said_and_nothing_is_lost(workshop: Gathering, arranging: Client):
    told = {"capacity": 7, "opens_at": "2027-02-02 12:00", "closes_at": "2027-02-01 12:00", "answer_hours": 24}
    answer = arranging.post(at(workshop, "settings/"), told)

    assert answer.status_code == 422
    assert "Ilmoittautuminen päättyy ennen kuin se alkaa." in answer.content.decode()
    assert "2027-02-02 12:00" in answer.content.decode()


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(workshop: Gathering, arranging: Client):
    answer = document(arranging.post(at(workshop, "settings/"), {"capacity": "monta", "answer_hours": 24}))

    (wrong,) = answer.select("main [role=alert][autofocus]")
    link = wrong.select_one("a")
    assert link
    assert "Paikkoja" in link.get_text()
    assert answer.select_one(link["href"])["name"] == "capacity"


@pytest.mark.parametrize("screen", ["close/", "cancel/", "enrol/"])
def test_what_is_done_before_a_workshop_is_not_offered_after_it(workshop: Gathering, arranging: Client, screen: str):
    assert arranging.get(at(workshop, screen)).status_code == 200
    today(workshop)
    answer = arranging.get(at(workshop, screen), follow=True)

    assert answer.redirect_chain == [(at(workshop), 302)]
    assert "Tätä ei voi tehdä työpajalle nyt." in answer.content.decode()


def test_number_that_no_workshop_can_have_is_not_found(workshop: Gathering, arranging: Client):
    assert arranging.get(f"{LIST}{2**63}/").status_code == 404


def test_enrolment_does_not_open_without_a_notice(series: SeriesPage, arranging: Client):
    gathering = make_workshop(series)
    Notice.objects.filter(purpose=Purpose.ENROLMENTS).delete()
    answer = arranging.post(at(gathering, "settings/"), {"capacity": 7, "answer_hours": 24, "open": "1"})

    assert answer.status_code == 422
    assert "tietosuojaseloste" in answer.content.decode()


def test_somebody_who_phones_gets_a_place_by_the_same_rules(workshop: Gathering, arranging: Client):
    def phones(**told: object):
        known = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
        return arranging.post(at(workshop, "enrol/"), {**known, "key": str(uuid.uuid4()), **told})

    assert phones(phone="").status_code == 422
    assert [phones().status_code for _number in range(3)] == [302, 302, 302]
    assert phones(beyond_because="Tulkki on tilattu").status_code == 302

    assert [state for _number, state in states(workshop)] == [CONFIRMED, CONFIRMED, WAITING, CONFIRMED]
    with everyones():
        assert set(Enrolment.objects.values_list("channel", flat=True)) == {"phone"}


def test_form_sent_twice_by_staff_enrols_once(workshop: Gathering, arranging: Client):
    known = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
    for _click in range(2):
        arranging.post(at(workshop, "enrol/"), {**known, "key": "6f9a5d9e-95e4-4d5c-8a8c-3f7b0e0a7d11"})

    assert len(states(workshop)) == 1


def test_what_is_done_with_one_enrolment(series: SeriesPage, workshop: Gathering, arranging: Client):
    one, two, three, four = (come(workshop, name=f"Hylje {number}") for number in range(4))

    def do(enrolment: Enrolment, act: str, **told: object) -> int:
        address = at(workshop, f"row/{enrolment.pk}/{act}/")
        assert arranging.get(address).status_code == 200
        return arranging.post(address, told).status_code

    assert do(one, "cancel") == 302
    assert do(three, "accept") == 302
    assert do(four, "beyond") == 422
    assert do(four, "beyond", because="Tulkki on tilattu") == 302
    other = open_workshop(series, places=1)
    assert do(two, "move", to=other.pk) == 302

    assert [state for _number, state in states(workshop)] == [CANCELLED, MOVED, CONFIRMED, CONFIRMED]
    assert states(other) == [(1, CONFIRMED)]
    assert do(one, "cancel") == 422


def test_screen_says_whom_it_is_about_and_offers_only_what_can_be_done(workshop: Gathering, arranging: Client):
    mine = come(workshop, name="Kuutti")
    asked = arranging.get(at(workshop, f"row/{mine.pk}/cancel/")).content.decode()
    assert "<strong>Kuutti</strong>, paikka" in asked
    assert "ei voi enää tehdä" in arranging.get(at(workshop, f"row/{mine.pk}/accept/")).content.decode()
    cancel_enrolment(enrolment=mine, at=timezone.now(), by=None)
    assert "ei voi enää tehdä" in arranging.get(at(workshop, f"row/{mine.pk}/cancel/")).content.decode()


@pytest.mark.parametrize("told", [{"opens_at": "31.12.2999 12.00"}, {"closes_at": "1.1.2020 12.00"}])
def test_enrolment_that_would_never_be_open_is_refused(
    series: SeriesPage, arranging: Client, workshop: Gathering, told
):
    fresh = make_workshop(series)
    values = {"capacity": "5", "answer_hours": "48", "opens_at": "", "closes_at": "", "open": "1", **told}
    again = arranging.post(at(fresh, "settings/"), values)
    assert again.status_code == 422
    fresh.refresh_from_db()
    assert fresh.state == GatheringState.UNUSED


def test_unknown_mark_takes_nothing_back(workshop: Gathering, arranging: Client):
    mine = come(workshop)
    today(workshop)
    address = at(workshop, "door/")
    arranging.post(address, {"person": mine.person_id, "mark": "present"})
    assert arranging.post(address, {"person": mine.person_id, "mark": "maybe"}).status_code == 404
    assert workshop.attendances.get().mark == Mark.PRESENT


def test_silent_person_is_passed_over_when_the_time_is_over(workshop: Gathering, arranging: Client):
    one, _two, three, _four = (come(workshop) for _number in range(4))
    cancel_enrolment(enrolment=one, at=timezone.now(), by=None)
    address = at(workshop, f"row/{three.pk}/pass-over/")
    assert arranging.post(address).status_code == 422

    Enrolment._base_manager.filter(pk=three.pk).update(answer_due_at=timezone.now())
    assert "ei vastannut, määräaika oli" in arranging.get(at(workshop)).content.decode()
    assert arranging.post(address).status_code == 302
    assert [state for _number, state in states(workshop)] == [CANCELLED, CONFIRMED, PASSED_OVER, OFFERED]


def test_row_of_another_workshop_and_unknown_acts_are_not_there(
    series: SeriesPage, workshop: Gathering, arranging: Client
):
    mine, other = come(workshop), open_workshop(series)

    assert arranging.post(at(other, f"row/{mine.pk}/cancel/")).status_code == 404
    assert arranging.get(at(workshop, f"row/{mine.pk}/forget/")).status_code == 404


def test_call_list_shows_a_number_when_it_is_asked_and_notes_it(workshop: Gathering, arranging: Client):
    enrolment = come(workshop, name="Norppa")
    tell()
    call = calls_of(workshop).get()
    address = at(workshop, "calls/")
    assert "040 123 4567" not in arranging.get(address).content.decode()

    assert "040 123 4567" in arranging.post(address, {"call": call.pk, "act": "reveal"}).content.decode()
    (entry,) = AuditEntry.objects.filter(act=Act.REVEALED)
    assert (entry.reference, entry.reason) == (enrolment.person_id, "sai paikan")

    arranging.post(address, {"call": call.pk, "act": "done"})
    assert "Kenellekään ei tarvitse soittaa." in arranging.get(address).content.decode()
    arranging.post(address, {"call": call.pk, "act": "again"})
    call.refresh_from_db()
    assert call.done_at is None


def test_of_how_it_stands_the_last_thing_alone_is_called(workshop: Gathering, arranging: Client):
    first, *_others, waits = (come(workshop) for _number in range(3))
    tell()
    assert about(waits) == [About.WAITING]

    cancel_enrolment(enrolment=first, at=timezone.now(), by=None)
    assert about(waits) == [About.OFFERED]
    arranging.post(at(workshop, f"row/{waits.pk}/accept/"))
    assert about(waits) == []


def about(enrolment: Enrolment) -> list[str]:
    """What the person still has to be called for."""
    found = calls_waiting(enrolment.gathering.workshop_key).filter(person=enrolment.person)
    return list(found.values_list("about", flat=True))


def test_needs_are_shown_of_those_who_have_a_place_alone(workshop: Gathering, arranging: Client):
    come(workshop, name="Norppa", needs={"access": "pyörätuoli"})
    come(workshop, name="Kuutti")
    come(workshop, name="Hylje", needs={"diet": "pähkinätön"})

    page = arranging.get(at(workshop, "needs/")).content.decode()
    assert "pyörätuoli" in page
    assert "pähkinätön" not in page
    assert "pyörätuoli" not in arranging.get(at(workshop)).content.decode()


def test_who_came_is_noted_with_a_press_and_taken_back_with_another(workshop: Gathering, facilitator: User, signed_in):
    one, _two, waits = (come(workshop, name=name) for name in ("Norppa", "Kuutti", "Hylje"))
    client, address = signed_in(facilitator), at(workshop, "door/")
    assert client.post(address, {"person": one.person_id, "mark": "present"}).status_code == 422
    today(workshop)

    assert client.post(address, {"person": one.person_id, "mark": "present"}).status_code == 302
    assert 'aria-pressed="true"' in client.get(address).content.decode()
    assert client.post(address, {"person": waits.person_id, "mark": "present"}).status_code == 404
    assert [row.mark for row in workshop.attendances.all()] == [Mark.PRESENT]
    client.post(address, {"person": one.person_id, "mark": ""})
    assert not workshop.attendances.exists()


def test_somebody_who_had_not_enrolled_is_signed_in(workshop: Gathering, facilitator: User, signed_in):
    client = signed_in(facilitator)
    today(workshop)
    told = {"calling_name": "Saimaannorppa", "language": "fi", "key": str(uuid.uuid4())}
    assert "Lue tämä ensin" in client.get(at(workshop, "door/new/")).content.decode()

    for _press in range(2):
        assert client.post(at(workshop, "door/new/"), told).status_code == 302
    assert workshop.attendances.count() == Person._base_manager.count() == 1
    page = client.get(at(workshop, "door/")).content.decode()
    assert "Saimaannorppa" in page
    assert "ei ollut ilmoittautunut" in page
    assert states(workshop) == []


def test_nobody_is_signed_in_without_a_notice(workshop: Gathering, facilitator: User, signed_in):
    client = signed_in(facilitator)
    today(workshop)
    Notice.objects.filter(purpose=Purpose.ENROLMENTS).delete()
    told = {"calling_name": "Saimaannorppa", "language": "fi", "key": str(uuid.uuid4())}

    assert client.post(at(workshop, "door/new/"), told).status_code == 422
    assert not Person._base_manager.exists()


def test_facilitator_sees_what_is_needed_and_neither_whose_it_is_nor_who_waits(
    workshop: Gathering, facilitator: User, signed_in
):
    for name, words in (("Norppa", "pyörätuoli"), ("Kuutti", "viittomakieli"), ("Hylje", "")):
        come(workshop, name=name, needs={"access": words})
    client = signed_in(facilitator)
    needs, main = (client.get(at(workshop, screen)).content.decode() for screen in ("needs/", ""))

    assert "pyörätuoli" in needs
    assert "viittomakieli" in needs
    assert not {"Norppa", "Kuutti"} & set(needs.split())
    assert "Norppa</" not in needs
    assert "Norppa" in main
    assert "Hylje" not in main


def test_staff_enrols_for_several_workshops_and_for_the_whole_series(
    series: SeriesPage, workshop: Gathering, arranging: Client
):
    other, third = open_workshop(series), open_workshop(series)
    told = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
    answer = arranging.post(at(workshop, "enrol/"), {**told, "key": str(uuid.uuid4()), "workshops": [other.pk]})
    assert answer.status_code == 302
    assert (len(states(workshop)), len(states(other)), states(third)) == (1, 1, [])

    arranging.post(at(workshop, "enrol/"), {**told, "key": str(uuid.uuid4()), "whole_series": "on"})
    assert (len(states(workshop)), len(states(third))) == (2, 1)
    follower = workshop.enrolments.get(number=2)
    assert follower.channel == "phone"
    assert len(states(open_workshop(series))) == 1

    arranging.post(at(workshop, f"row/{follower.pk}/cancel/"))
    assert "leave-series" in arranging.get(at(workshop)).content.decode()
    assert arranging.post(at(workshop, f"row/{follower.pk}/leave-series/")).status_code == 302
    assert states(third) == [(1, CANCELLED)]
    assert states(open_workshop(series)) == []


def test_series_that_reaches_over_two_centres_is_left_by_nobody_here(
    series: SeriesPage, workshop: Gathering, arranging: Client, other_centre_page: CentrePage
):
    elsewhere = open_workshop(series)
    told = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
    arranging.post(at(workshop, "enrol/"), {**told, "key": str(uuid.uuid4()), "whole_series": "on"})
    Gathering.objects.filter(pk=elsewhere.pk).update(centre=other_centre_page.centre)

    answer = arranging.post(at(workshop, f"row/{workshop.enrolments.get().pk}/leave-series/"))
    assert answer.status_code == 422
    assert "toisen osaamiskeskuksen" in answer.content.decode()
    assert states(workshop) == states(elsewhere) == [(1, CONFIRMED)]


@pytest.mark.parametrize("screen", ["enrol/", "door/new/"])
def test_form_of_staff_with_a_broken_key_tells_so_and_gets_a_new_one(
    workshop: Gathering, arranging: Client, screen: str
):
    today(workshop)
    if screen == "enrol/":
        Gathering.objects.filter(pk=workshop.pk).update(starts_at=timezone.now() + datetime.timedelta(hours=1))
    told = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
    answer = arranging.post(at(workshop, screen), {**told, "key": "ei avain"})
    assert answer.status_code == 422
    assert "ei tullut perille kokonaisena" in answer.content.decode()

    key = document(answer).select_one("main input[name=key]")["value"]
    assert arranging.post(at(workshop, screen), {**told, "key": key}).status_code == 302


def test_place_beyond_is_given_in_one_workshop_at_a_time(series: SeriesPage, workshop: Gathering, arranging: Client):
    other = open_workshop(series)
    told = {"calling_name": "Norppa", "language": "fi", "phone": "040 123 4567", "channel": "phone"}
    told |= {"key": str(uuid.uuid4()), "workshops": [other.pk], "beyond_because": "Tulkki on tilattu"}

    assert arranging.post(at(workshop, "enrol/"), told).status_code == 422
    assert states(workshop) == states(other) == []


def test_list_on_paper_has_calling_names_and_nothing_else(workshop: Gathering, arranging: Client):
    come(workshop, name="Norppa", email="norppa@posti.example", needs={"access": "pyörätuoli"})
    come(workshop, name="Kuutti")
    come(workshop, name="Hylje")

    page = arranging.get(at(workshop, "door/list/")).content.decode()
    assert "Norppa" in page
    assert "Kuutti" in page
    for hidden in ("Hylje", "norppa@posti.example", "pyörätuoli"):
        assert hidden not in page


def test_tables_hold_references_of_those_with_a_place_and_no_names(workshop: Gathering, arranging: Client):
    rows = [come(workshop, name="=cmd()", email="norppa@posti.example") for _number in range(3)]

    text = arranging.get(at(workshop, "export.csv")).content.decode("utf-8-sig")
    assert [line.split(";")[:3] for line in text.splitlines()[1:]] == [
        [rows[0].pk, "confirmed", "1"],
        [rows[1].pk, "confirmed", "2"],
    ]
    sheet = load_workbook(BytesIO(arranging.get(at(workshop, "export.xlsx")).content)).active
    assert sheet.max_row == 3
    assert AuditEntry.objects.filter(act=Act.EXPORTED, fields="2").count() == 2


def test_cancelling_asks_once_more(workshop: Gathering, arranging: Client):
    come(workshop)
    assert "1 ihmisellä on paikka" in arranging.get(at(workshop, "cancel/")).content.decode()
    assert arranging.post(at(workshop, "cancel/")).status_code == 302
    workshop.refresh_from_db()
    assert workshop.state == GatheringState.CANCELLED


def test_restricted_person_is_a_reference_everywhere(workshop: Gathering, arranging: Client):
    person = come(workshop, name="Salanimi").person
    tell()
    Person._base_manager.filter(pk=person.pk).update(restricted_on=timezone.localdate())

    for screen in ("", "door/", "door/list/", "calls/", "needs/"):
        page = arranging.get(at(workshop, screen)).content.decode()
        assert "Salanimi" not in page, screen
