"""What follows from the register of fields: erasing one person everywhere, deleting in time."""

import datetime
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.controlled import everyones
from base.personal_data.erasing import OnHoldError, distinctive_values, erase_again, erase_person, erased_keys_file
from base.personal_data.forgetting import delete_in_time, deletion_is_late, due_numbers
from base.personal_data.models import DeletionRun, Erasure, Hold
from base.users import User
from network.notices.choices import Purpose
from network.people.choices import Channel, RouteKind, Showing
from network.people.models import Need, Person
from network.people.services import note_needs, release_showing, set_routes
from network.people.services.people import Route
from network.regions.models import Centre
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_notice, make_person
from tests.scanning import found_in_database

D = datetime.date
EVENT = uuid.uuid4()
HELSINKI = ZoneInfo("Europe/Helsinki")
CANARY = "Kuutti Kanariala"


def at(day: datetime.date, hour: int = 5, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=HELSINKI)


@pytest.fixture
def whole(kuutti: Person, site: Trunk) -> Person:
    """Somebody of whom everything is known that can be."""
    note_needs(
        person=kuutti,
        event_key=EVENT,
        event_on=D(2030, 1, 1),
        words={"diet": "Kanariala-ruokaa"},
        by=None,
    )
    for showing in (Showing.NAME, Showing.QUOTATION, Showing.MUNICIPALITY):
        release_showing(person=kuutti, showing=showing, words=CANARY, channel=Channel.PHONE, by=None)
    release_showing(
        person=kuutti,
        showing=Showing.PHOTO,
        words=CANARY,
        channel=Channel.PHONE,
        photo=ContentFile(b"x", "x.jpg"),
        by=None,
    )
    return kuutti


@pytest.mark.django_db
def test_erased_person_is_in_no_column_of_any_table(
    whole: Person, norppa: Person, officer: User, django_capture_on_commit_callbacks
):
    reference, photo = whole.reference, whole.releases.get(showing=Showing.PHOTO).photo
    assert found_in_database("Kuutti"), "the canary is there before"

    with django_capture_on_commit_callbacks(execute=True):
        certificate = erase_person(person=reference, by=officer)

    assert found_in_database("Kuutti", "kuutti@", "Kanariala-ruokaa") == []
    assert set(found_in_database(reference)) == {f"base_auditentry.reference: {reference}"}
    assert not photo.storage.exists(photo.name)
    with everyones():
        assert list(Person.objects.all()) == [norppa]
    assert certificate.rows == {
        "network.ContactRoute": 1,
        "network.Need": 1,
        "network.Part": 1,
        "network.Person": 1,
        "network.Release": 4,
    }
    assert AuditEntry.objects.filter(act=Act.ERASED, reference=reference, account=officer.pk).count() == 1


@pytest.mark.django_db
def test_person_on_hold_is_not_erased_and_not_deleted_in_time(kuutti: Person, officer: User):
    hold = Hold.objects.create(person=kuutti.pk, reason="Kantelu vireillä", set_at=timezone.now(), set_by=officer)
    with pytest.raises(OnHoldError):
        erase_person(person=kuutti.pk, by=officer)
    assert not Erasure.objects.exists()

    kuutti.parts.update(ends_on=D(2020, 1, 1), starts_on=D(2019, 1, 1))
    assert due_numbers(D(2026, 11, 26)) == {}
    hold.lifted_at = timezone.now()
    hold.save()
    assert due_numbers(D(2026, 11, 26)) == {"network.ContactRoute": 1, "network.Part": 1, "network.Person": 1}


@pytest.mark.django_db
def test_restored_backup_is_cleaned_of_the_erased(koske: Centre, officer: User):
    person = make_person(koske, full_name=CANARY, email="kanariala@posti.example")
    reference = person.reference
    erase_person(person=reference, by=officer)
    make_person(koske, calling_name="Hylje")
    with everyones():
        back = Person(
            reference=reference,
            controller=koske.organisation,
            calling_name="Kuutti",
            full_name=CANARY,
            added_on=D(2026, 1, 1),
        )
        back.save(force_insert=True)

    assert erase_again(by=None) == 1
    with everyones():
        assert [each.calling_name for each in Person.objects.all()] == ["Hylje"]
    assert erase_again(by=None) == 0
    assert CANARY not in erased_keys_file().read_text()


@pytest.mark.django_db
def test_only_what_tells_a_person_apart_is_looked_for_in_texts(kuutti: Person):
    set_routes(
        person=kuutti,
        routes=[Route(RouteKind.EMAIL, "kuutti@posti.example"), Route(RouteKind.WORKER, "Aikuissosiaalityön toimisto")],
        by=None,
    )
    release_showing(person=kuutti, showing=Showing.MUNICIPALITY, words="Koski Tl", channel=Channel.PHONE, by=None)

    assert set(distinctive_values(kuutti.pk)) == {CANARY, "kuutti@posti.example"}


@pytest.mark.django_db
@pytest.mark.parametrize("event", [D(2027, 3, 14), D(2027, 10, 17), D(2028, 2, 15), D(2028, 2, 29), D(2026, 12, 31)])
def test_needs_go_on_the_fourteenth_day_and_not_before(kuutti: Person, site: Trunk, event: datetime.date):
    note_needs(person=kuutti, event_key=EVENT, event_on=event, words={"access": "pyörätuoli"}, by=None)
    due = event + datetime.timedelta(days=14)

    delete_in_time(now=at(due - datetime.timedelta(days=1)), by=None)
    assert Need._base_manager.count() == 1
    assert due_numbers(due) == {"network.Need": 1}
    run = delete_in_time(now=at(due), by=None)

    assert Need._base_manager.count() == 0
    assert run is not None
    assert run.rows == {"network.Need": 1}
    assert due_numbers(due) == {}


@pytest.mark.django_db
def test_deletion_begins_at_half_past_four_and_once_a_day(db: None):
    day = D(2027, 3, 28)

    assert delete_in_time(now=at(day, 4, 29), by=None) is None
    assert delete_in_time(now=at(day, 4, 30), by=None) is not None
    assert delete_in_time(now=at(day, 23), by=None) is None
    assert DeletionRun.objects.count() == 1


@pytest.mark.django_db
def test_days_that_were_missed_are_caught_up(kuutti: Person, site: Trunk):
    note_needs(person=kuutti, event_key=EVENT, event_on=D(2027, 1, 1), words={"access": "ramppi"}, by=None)

    run = delete_in_time(now=at(D(2027, 1, 25)), by=None)

    assert run is not None
    assert run.rows == {"network.Need": 1}


@pytest.mark.django_db
def test_person_goes_as_long_after_the_last_part_as_the_notice_promises(koske: Centre):
    make_notice(Purpose.PEOPLE, kept_months=6)
    make_notice(Purpose.PEOPLE, controller=koske.organisation, kept_months=1)
    make_person(koske, starts_on=D(2026, 1, 1), ends_on=D(2027, 1, 31))
    staying = make_person(koske, starts_on=D(2026, 1, 1))

    assert due_numbers(D(2027, 2, 27)) == {}
    assert due_numbers(D(2027, 2, 28)) == {"network.Part": 1, "network.Person": 1}
    delete_in_time(now=at(D(2027, 2, 28)), by=None)
    with everyones():
        assert list(Person.objects.all()) == [staying]


@pytest.mark.django_db
def test_run_that_was_cut_off_is_taken_up_again(koske: Centre, site: Trunk, monkeypatch):
    for _number in range(3):
        note_needs(
            person=make_person(koske),
            event_key=EVENT,
            event_on=D(2027, 1, 1),
            words={"diet": "x"},
            by=None,
        )
    monkeypatch.setattr("base.personal_data.forgetting.BATCH", 2)
    calls = []

    def cut_off(rows):
        calls.append(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return original(rows)

    from base.personal_data import forgetting

    original = forgetting.delete_with_all
    monkeypatch.setattr(forgetting, "delete_with_all", cut_off)
    with pytest.raises(KeyboardInterrupt):
        delete_in_time(now=at(D(2027, 1, 15)), by=None)
    assert Need._base_manager.count() == 1

    run = delete_in_time(now=at(D(2027, 1, 15), 6), by=None)

    assert Need._base_manager.count() == 0
    assert run is not None
    assert run.ended_at
    assert run.rows == {"network.Need": 3}


@pytest.mark.django_db
def test_deletion_is_late_after_twenty_six_hours(administrator: User):
    now = timezone.now()
    assert not deletion_is_late(now)
    assert deletion_is_late(now + datetime.timedelta(hours=27))
    DeletionRun.objects.create(run_on=D(2027, 1, 1), begun_at=now, ended_at=now)

    assert not deletion_is_late(now + datetime.timedelta(hours=26))
    assert deletion_is_late(now + datetime.timedelta(hours=26, seconds=1))
