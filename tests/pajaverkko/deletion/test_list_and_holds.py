"""The list of what is due is what the night deletes, also of what hangs on it; nothing goes of people on hold."""

import datetime
import os

import pytest
from django.core.files.storage import Storage
from django.utils import timezone

from base.personal_data.forgetting import delete_in_time, due_numbers
from base.personal_data.models import Hold
from base.personal_data.register import tables_of_people
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.services import release_showing
from tests.factories.base import stored_file
from tests.factories.network import ReplyAddressFactory
from tests.factories.people import (
    ConsentFactory,
    ContactRouteFactory,
    NeedFactory,
    PartFactory,
    PersonalLinkFactory,
    PersonFactory,
)
from tests.pajaverkko.deletion.test_every_rule import night, numbers_of_tables, went

pytestmark = pytest.mark.django_db
LONG_AGO, TODAY = datetime.date(2020, 5, 5), datetime.date(2027, 3, 28)


def due_person(**values: object) -> Person:
    """Everything of whom is due, each for itself and all with the person."""
    person = PersonFactory(added_on=LONG_AGO, **values)
    whose = {"person": person, "controller": person.controller}
    PartFactory(starts_on=LONG_AGO, ends_on=LONG_AGO, **whose)
    ContactRouteFactory(**whose)
    NeedFactory(event_on=LONG_AGO, **whose)
    PersonalLinkFactory(expires_on=LONG_AGO, **whose)
    ConsentFactory(**whose)
    photo = stored_file("x.jpg", b"kuva")
    release_showing(person=person, showing=Showing.PHOTO, words="Kuva", channel=Channel.PAPER, photo=photo, by=None)
    return person


def photo_of(person: Person) -> tuple[Storage, str]:
    photo = person.releases.get().photo
    return photo.storage, photo.name


def test_list_and_run_are_the_same_in_every_table():
    due_person()
    due_person(calling_name="Toinen")
    ReplyAddressFactory(suggestion__sent_on=LONG_AGO, suggestion__decided_on=LONG_AGO, suggestion__state="declined")
    listed, before = due_numbers(TODAY), numbers_of_tables()

    run = delete_in_time(now=night(TODAY), by=None)

    assert run is not None
    assert run.rows == listed
    assert listed == {
        "network.Consent": 2,
        "network.ContactRoute": 2,
        "network.Need": 2,
        "network.Part": 2,
        "network.Person": 2,
        "network.PersonalLink": 2,
        "network.Release": 2,
        "network.ReplyAddress": 1,
        "network.Suggestion": 1,
    }
    assert {table.removeprefix("network_"): number for table, number in went(before).items()} == {
        label.removeprefix("network.").lower(): number for label, number in listed.items()
    }


def test_photo_goes_with_the_person_whom_nobody_erased(django_capture_on_commit_callbacks):
    storage, name = photo_of(due_person())
    # Too young for what is swept up, which deletes it as well.
    os.utime(storage.path(name), (night(TODAY).timestamp(),) * 2)

    with django_capture_on_commit_callbacks(execute=True):
        delete_in_time(now=night(TODAY), by=None)

    assert not storage.exists(name)


def test_nothing_in_any_table_goes_of_somebody_on_hold_and_all_when_it_is_lifted(django_capture_on_commit_callbacks):
    held, other = due_person(), due_person(calling_name="Toinen")
    storage, name = photo_of(held)
    hold = Hold.objects.create(person=held.pk, reason="Kantelu", set_at=timezone.now())
    of_held = due_numbers(TODAY)

    with django_capture_on_commit_callbacks(execute=True):
        run = delete_in_time(now=night(TODAY), by=None)

    assert run is not None
    assert run.rows == of_held
    assert set(run.rows.values()) == {1}, "the rows of the other one alone"
    assert storage.exists(name)
    for table in tables_of_people():
        for person, wanted in ((held, 1), (other, 0)):
            number = table.model._base_manager.filter(**{table.person: person.pk}).count()
            assert number == (wanted if table.label in run.rows else 0), table.label

    hold.lifted_at = timezone.now()
    hold.save()
    assert due_numbers(TODAY) == of_held
    delete_in_time(now=night(TODAY + datetime.timedelta(days=1)), by=None)
    assert due_numbers(TODAY) == {}
