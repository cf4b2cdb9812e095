"""Restricting the use (article 18): the data is kept, and nothing else is done with it, until somebody lifts it."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.personal_data.forgetting import delete_in_time, due_numbers
from base.users import User
from network.notices.services import withdraw_consent, write_down_consent
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.permissions import can_erase, can_restrict
from network.people.services import (
    change_person,
    give_part,
    lift_restriction,
    merge_people,
    note_needs,
    release_showing,
    restrict_use,
    reveal_routes,
    set_routes,
    withdraw_release,
)
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.people import NeedFactory, make_notice, make_person
from tests.network.people.showing import WORDS, let_all, material_with
from tests.reading import document, file_of
from tests.staff import staff


def restrict(person: Person, by: User) -> Person:
    return restrict_use(person=person, reason="Pyydetty", by=by)


def lift(person: Person, by: User) -> Person:
    return lift_restriction(person=person, reason="Selvitetty", by=by)


def is_restricted(person: Person) -> bool:
    return Person._base_manager.get(pk=person.pk).is_restricted


@pytest.mark.parametrize("who", ["keeper", "officer"])
def test_officer_and_coordinator_restrict_and_lift_with_a_row_in_the_log(request, kuutti: Person, who: str):
    user = request.getfixturevalue(who)

    restrict(kuutti, user)
    restrict(kuutti, user)
    assert is_restricted(kuutti)
    lift(kuutti, user)
    lift(kuutti, user)
    assert not is_restricted(kuutti)

    rows = AuditEntry.objects.filter(account=user.pk, act=Act.CHANGED, reference=kuutti.pk).order_by("pk")
    assert [(row.fields, row.reason) for row in rows] == [
        ("restricted_on set", "Pyydetty"),
        ("restricted_on lifted", "Selvitetty"),
    ]


@pytest.mark.parametrize("role", [StaffRole.SECRETARY, StaffRole.FACILITATOR, StaffRole.EDITOR])
def test_others_of_the_centre_restrict_nobody(kuutti: Person, koske: Centre, officer: User, role: StaffRole):
    user = staff("muu@koske.example", role, koske)

    for act in (restrict, lift):
        with pytest.raises(PermissionDenied):
            act(kuutti, user)
    assert not can_restrict(user, kuutti)
    assert not is_restricted(kuutti)


def test_another_centre_s_coordinator_restricts_nobody(kuutti: Person, outside_keeper: User):
    with pytest.raises(PermissionDenied):
        restrict(kuutti, outside_keeper)


def test_nothing_is_restricted_or_lifted_without_a_reason(kuutti: Person, keeper: User):
    with pytest.raises(ValidationError):
        restrict_use(person=kuutti, reason="  ", by=keeper)
    restrict(kuutti, keeper)
    with pytest.raises(ValidationError):
        lift_restriction(person=kuutti, reason="", by=keeper)
    assert is_restricted(kuutti)


def test_nothing_of_the_person_is_shown_on_the_site_until_it_is_lifted(
    stranger: Client, centre_page: CentrePage, kuutti: Person, keeper: User
):
    releases = let_all(kuutti)
    page, photo = material_with(centre_page, **releases), f"/photos/{releases['photo'].reference}/"
    assert all(words in stranger.get(page.url).content.decode() for words in WORDS.values())

    restrict(kuutti, keeper)
    content = stranger.get(page.url).content.decode()
    assert not [words for words in WORDS.values() if words in content]
    assert not document(stranger.get(page.url)).select(".prose figure")
    assert stranger.get(photo).status_code == 404

    lift(kuutti, keeper)
    assert all(words in stranger.get(page.url).content.decode() for words in WORDS.values())
    assert file_of(stranger.get(photo))


def test_staff_changes_adds_merges_and_reveals_nothing(kuutti: Person, koske: Centre, keeper: User, officer: User):
    double, kind = make_person(koske, email="kuutti@posti.example"), kuutti.parts.get().kind
    restrict(kuutti, keeper)
    kuutti.refresh_from_db()
    words, today = {"showing": Showing.NAME, "words": "Kuutti", "channel": Channel.PHONE}, timezone.localdate()

    for act in (
        lambda: change_person(person=kuutti, values={"calling_name": "Muu"}, by=keeper),
        lambda: set_routes(person=kuutti, routes=[], by=keeper),
        lambda: release_showing(person=kuutti, **words, by=keeper),
        lambda: give_part(person=kuutti, kind=kind, centre=koske, starts_on=today, by=keeper),
        lambda: note_needs(person=kuutti, event_key=uuid.uuid4(), event_on=today, words={}, by=keeper),
        lambda: merge_people(keep=double, drop=kuutti, by=keeper),
        lambda: merge_people(keep=kuutti, drop=double, by=keeper),
        lambda: reveal_routes(person=kuutti, reason="Soitan", by=keeper),
        lambda: reveal_routes(person=kuutti, reason="Soitan", by=officer),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not can_erase(officer, kuutti)
    assert not AuditEntry.objects.filter(act=Act.REVEALED).exists()


def test_what_was_let_before_may_always_be_ended(kuutti: Person, keeper: User):
    let_all(kuutti)
    said = {"version": make_notice(), "language": "fi", "channel": Channel.PHONE}
    consent = write_down_consent(person=kuutti, **said, by=keeper)
    restrict(kuutti, keeper)
    kuutti.refresh_from_db()

    assert withdraw_release(person=kuutti, showing=Showing.PHOTO, by=keeper)
    withdraw_consent(consent=consent, by=keeper)

    consent.refresh_from_db()
    assert consent.withdrawn_at


def test_person_goes_on_correcting_what_is_known_and_lifts_nothing_by_it(kuutti: Person, keeper: User):
    """Also with a row that was read before the restriction was set."""
    restrict(kuutti, keeper)

    change_person(person=kuutti, values={"calling_name": "Hylje"}, by=None)

    assert is_restricted(kuutti)


def test_deletion_takes_nothing_of_the_person_away_until_it_is_lifted(
    kuutti: Person, koske: Centre, keeper: User, clock
):
    long_ago = timezone.localdate() - datetime.timedelta(days=3_000)
    other = make_person(koske, calling_name="Hylje", ends_on=long_ago)
    kuutti.parts.update(starts_on=long_ago, ends_on=long_ago)
    for person in (kuutti, other):
        NeedFactory(person=person, event_on=long_ago)
    restrict(kuutti, keeper)
    tonight = timezone.make_aware(datetime.datetime.combine(timezone.localdate(), datetime.time(5)))

    assert due_numbers(timezone.localdate())["network.Need"] == 1
    delete_in_time(now=tonight, by=None)
    assert list(Person._base_manager.values_list("pk", flat=True)) == [kuutti.pk]
    assert kuutti.needs.exists()
    assert kuutti.routes.exists()

    lift(kuutti, keeper)
    delete_in_time(now=tonight + datetime.timedelta(days=1), by=None)
    assert not Person._base_manager.exists()
