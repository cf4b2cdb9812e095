"""A person is known by a random reference; what tells who they are is sealed, noted and never unique."""

import datetime
import re
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from wagtail.models import ModelLogEntry, ReferenceIndex

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.users import User
from network.people.choices import Channel, RouteKind, Showing
from network.people.models import Part, PartKind, Person
from network.people.queries import likely_doubles
from network.people.services import (
    change_person,
    end_part,
    give_part,
    merge_people,
    note_needs,
    release_showing,
    reveal_routes,
    set_routes,
)
from network.people.services.people import Route
from network.regions.models import Centre
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person

D = datetime.date
EVENT = uuid.uuid4()


@pytest.mark.django_db
def test_records_are_called_by_random_references(kuutti: Person):
    records = [kuutti, *kuutti.routes.all(), *kuutti.parts.all()]

    assert len({str(record) for record in records}) == 3
    for record in records:
        assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", str(record))
        assert record.pk == str(record)


@pytest.mark.django_db
def test_what_tells_who_somebody_is_cannot_be_read_in_the_database(kuutti: Person):
    with connection.cursor() as cursor:
        cursor.execute("SELECT full_name, full_name_mark, safety_ban FROM network_person")
        stored = " ".join(map(str, cursor.fetchone()))
        cursor.execute("SELECT value, mark FROM network_contactroute")
        stored += " ".join(map(str, cursor.fetchone()))

    assert "Kanariala" not in stored
    assert "kuutti@" not in stored
    assert "no" not in stored.split()


@pytest.mark.django_db
def test_safety_ban_looks_the_same_as_none_in_the_database(koske: Centre):
    make_person(koske, has_safety_ban=True)
    make_person(koske)
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(safety_ban) FROM network_person")
        lengths = {row[0] for row in cursor.fetchall()}
    assert len(lengths) == 1


@pytest.mark.django_db
def test_person_needs_no_more_than_what_to_call_them(koske: Centre):
    person = make_person(koske, calling_name="Hylje")

    assert person.full_name == ""
    assert list(person.routes.all()) == []
    assert person.region is None


@pytest.mark.django_db
def test_two_people_may_share_a_name_and_a_number(koske: Centre, keeper: User):
    first = make_person(koske, full_name="Kuutti Kanariala", phone="040 123 4567")
    second = make_person(koske, full_name="kuutti  kanariala", phone="+358401234567")

    assert first.pk != second.pk
    assert list(likely_doubles(first)) == [second]


@pytest.mark.django_db
def test_doubles_are_never_looked_for_at_another_organisation(koske: Centre, verso: Centre):
    first = make_person(koske, phone="040 123 4567")
    make_person(verso, phone="040 123 4567")

    assert list(likely_doubles(first)) == []


@pytest.mark.django_db
def test_merged_person_has_everything_once_and_the_merge_is_noted(koske: Centre, keeper: User, site: Trunk):
    keep, drop = (
        make_person(koske, calling_name="Kuutti"),
        make_person(koske, full_name="Kuutti K.", has_safety_ban=True),
    )
    for person in (keep, drop):
        release_showing(person=person, showing=Showing.NAME, words="Kuutti", channel=Channel.PAPER, by=keeper)
        note_needs(
            person=person,
            event_key=EVENT,
            event_on=D(2027, 1, 1),
            words={"diet": "pähkinätön"},
            by=keeper,
        )
    release_showing(person=drop, showing=Showing.QUOTATION, words="Hyvä.", channel=Channel.PAPER, by=keeper)

    dropped = drop.reference

    merge_people(keep=keep, drop=drop, by=keeper)

    keep.refresh_from_db()
    assert keep.full_name == "Kuutti K."
    assert keep.has_safety_ban
    assert keep.parts.count() == 2
    assert keep.releases.count() == 2
    assert keep.needs.count() == 1
    assert not Person._base_manager.filter(pk=dropped).exists()
    noted = AuditEntry.objects.get(act=Act.MERGED)
    assert (noted.account, noted.reference, noted.fields) == (keeper.pk, keep.reference, dropped)


@pytest.mark.django_db
def test_people_of_two_organisations_are_never_made_one(kuutti: Person, norppa: Person, keeper: User):
    with pytest.raises(PermissionDenied):
        merge_people(keep=kuutti, drop=norppa, by=keeper)


@pytest.mark.django_db
def test_routes_are_revealed_with_a_reason_and_noted(kuutti: Person, keeper: User, facilitator: User):
    with pytest.raises(PermissionDenied):
        reveal_routes(person=kuutti, reason="Muistutus", by=facilitator)
    with pytest.raises(ValidationError):
        reveal_routes(person=kuutti, reason="  ", by=keeper)
    assert not AuditEntry.objects.filter(act=Act.REVEALED).exists()

    (route,) = reveal_routes(person=kuutti, reason="Soitan huomisen muutoksesta", by=keeper)

    assert route.value == "kuutti@posti.example"
    noted = AuditEntry.objects.get(act=Act.REVEALED)
    assert (noted.account, noted.reference, noted.reason) == (
        keeper.pk,
        kuutti.reference,
        "Soitan huomisen muutoksesta",
    )


@pytest.mark.django_db
def test_change_notes_the_columns_and_never_the_values(kuutti: Person, keeper: User, outside_keeper: User):
    with pytest.raises(PermissionDenied):
        change_person(person=kuutti, values={"calling_name": "Muu"}, by=outside_keeper)

    change_person(person=kuutti, values={"calling_name": "Hilkka", "full_name": "Kuutti Kanariala"}, by=keeper)
    set_routes(person=kuutti, routes=[Route(RouteKind.PHONE, "040 765 4321", True)], by=keeper)

    fields = [entry.fields for entry in AuditEntry.objects.filter(act=Act.CHANGED).order_by("pk")]
    assert fields == ["calling_name", "routes"]


@pytest.mark.django_db
def test_part_ends_and_a_new_one_begins(koske: Centre, verso: Centre, kuutti: Person, keeper: User):
    (part,) = kuutti.parts.all()
    end_part(part=part, on=part.starts_on, by=keeper)
    give_part(
        person=kuutti,
        kind=PartKind.objects.get(slug="council-member"),
        centre=koske,
        starts_on=D(2027, 1, 1),
        by=keeper,
    )

    assert kuutti.parts.count() == 2
    with pytest.raises(PermissionDenied):
        give_part(person=kuutti, kind=part.kind, centre=verso, starts_on=D(2027, 1, 1), by=keeper)
    with pytest.raises(ValidationError):
        give_part(person=kuutti, kind=part.kind, centre=verso, starts_on=D(2027, 1, 1), by=None)


@pytest.mark.django_db
def test_nothing_of_a_person_reaches_wagtail_s_own_tables(kuutti: Person, keeper: User):
    change_person(person=kuutti, values={"calling_name": "Hilkka"}, by=keeper)

    assert not ModelLogEntry.objects.filter(content_type__app_label="network", content_type__model="person").exists()
    assert not ReferenceIndex.objects.filter(object_id=kuutti.pk).exists()
    assert Part._base_manager.count() == 1
