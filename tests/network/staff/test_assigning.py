"""Giving and ending roles, and asking who is what on which day."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.users import User
from network.regions.models import Centre
from network.staff.choices import MEETS_PEOPLE, OF_A_CENTRE, OF_THE_SITE, WRITES_PAGES, StaffRole
from network.staff.models import Assignment
from network.staff.permissions import administers, holds
from network.staff.queries import centres_where, controllers_where, holders_of, roles_of
from network.staff.services import assign, end_assignment
from tests.factories.base import UserFactory
from tests.factories.network import AssignmentFactory, CentreFactory, OrganisationFactory

DAY = datetime.timedelta(days=1)


@pytest.fixture
def koske(db: None) -> Centre:
    return CentreFactory(slug="koske", name_fi="Koske", organisation=OrganisationFactory())


@pytest.fixture
def today() -> datetime.date:
    return timezone.localdate()


def test_role_is_given_from_today_until_told(administrator: User, worker: User, koske: Centre, today: datetime.date):
    given = assign(user=worker, role=StaffRole.EDITOR, centre=koske, by=administrator)

    assert (given.starts_on, given.ends_on, given.given_by) == (today, None, administrator)
    assert roles_of(worker, today) == {StaffRole.EDITOR}
    assert roles_of(worker, today - DAY) == frozenset()


def test_last_day_is_the_last_one(worker: User, koske: Centre, today: datetime.date):
    assign(user=worker, role=StaffRole.EDITOR, centre=koske, ends_on=today + DAY, by=None)

    assert [bool(roles_of(worker, today + DAY * n)) for n in range(3)] == [True, True, False]


def test_ended_role_holds_no_longer_on_the_same_day(administrator: User, worker: User, today: datetime.date):
    given = AssignmentFactory(user=worker, role=StaffRole.AUDITOR, starts_on=today - DAY * 7)

    end_assignment(assignment=given, by=administrator)

    assert roles_of(worker, today) == frozenset()
    assert roles_of(worker, today - DAY) == {StaffRole.AUDITOR}
    given.refresh_from_db()
    assert (given.ended_by, given.ends_on) == (administrator, today)


def test_ended_role_can_be_given_anew_on_the_same_day(administrator: User, worker: User, today: datetime.date):
    end_assignment(assignment=AssignmentFactory(user=worker, role=StaffRole.AUDITOR), by=administrator)

    assign(user=worker, role=StaffRole.AUDITOR, by=administrator)

    assert roles_of(worker, today) == {StaffRole.AUDITOR}


def test_role_that_has_not_begun_is_ended_before_it_begins(administrator: User, worker: User, today: datetime.date):
    given = assign(user=worker, role=StaffRole.AUDITOR, starts_on=today + DAY * 7, by=administrator)

    end_assignment(assignment=given, by=administrator)

    assert roles_of(worker, today + DAY * 7) == frozenset()


def test_role_ends_once(administrator: User, worker: User):
    given = AssignmentFactory(user=worker)
    end_assignment(assignment=given, by=administrator)

    with pytest.raises(ValidationError):
        end_assignment(assignment=given, by=administrator)


@pytest.mark.parametrize("role", sorted(OF_A_CENTRE))
def test_role_of_a_centre_needs_one(worker: User, role: StaffRole):
    with pytest.raises(ValidationError):
        assign(user=worker, role=role, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(user=worker, role=role)


@pytest.mark.parametrize("role", sorted(OF_THE_SITE))
def test_role_of_the_site_has_no_centre(worker: User, koske: Centre, role: StaffRole):
    with pytest.raises(ValidationError):
        assign(user=worker, role=role, centre=koske, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(user=worker, role=role, centre=koske)


def test_last_day_before_the_first_is_refused(worker: User, today: datetime.date):
    with pytest.raises(ValidationError):
        assign(user=worker, role=StaffRole.AUDITOR, ends_on=today - DAY, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(user=worker, ends_on=today - DAY)


@pytest.mark.parametrize(("starts", "ends"), [(0, None), (0, 0), (-3, 2), (2, 5), (5, None), (9, 9), (-1, 0)])
def test_same_role_twice_at_once_is_refused(
    worker: User, koske: Centre, today: datetime.date, starts: int, ends: int | None
):
    AssignmentFactory(user=worker, role=StaffRole.EDITOR, centre=koske, starts_on=today, ends_on=today + DAY * 9)
    ends_on = None if ends is None else today + DAY * ends

    with pytest.raises(ValidationError):
        assign(
            user=worker, role=StaffRole.EDITOR, centre=koske, starts_on=today + DAY * starts, ends_on=ends_on, by=None
        )


def test_same_role_one_after_the_other_and_elsewhere_is_allowed(worker: User, koske: Centre, today: datetime.date):
    AssignmentFactory(user=worker, role=StaffRole.EDITOR, centre=koske, starts_on=today, ends_on=today)

    assign(user=worker, role=StaffRole.EDITOR, centre=koske, starts_on=today + DAY, by=None)
    assign(user=worker, role=StaffRole.EDITOR, centre=CentreFactory(), by=None)
    assign(user=worker, role=StaffRole.SECRETARY, centre=koske, by=None)

    assert Assignment.objects.count() == 4


@pytest.mark.parametrize("centre", [True, False])
def test_database_refuses_two_of_the_same_without_an_end(worker: User, koske: Centre, centre: bool):
    values = {"role": StaffRole.EDITOR, "centre": koske} if centre else {"role": StaffRole.AUDITOR}
    AssignmentFactory(user=worker, **values)

    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(user=worker, **values)


def test_only_administrators_give_and_end_roles(coordinator: User, worker: User, centre_page):
    given = AssignmentFactory(user=worker)

    with pytest.raises(PermissionDenied):
        assign(user=worker, role=StaffRole.EDITOR, centre=centre_page.centre, by=coordinator)
    with pytest.raises(PermissionDenied):
        end_assignment(assignment=given, by=coordinator)

    assert list(worker.assignments.filter(ended_at=None)) == [given]


def test_last_administrator_stays(administrator: User, worker: User):
    own = administrator.assignments.get()

    with pytest.raises(ValidationError):
        end_assignment(assignment=own, by=administrator)
    AssignmentFactory(user=worker, role=StaffRole.ADMINISTRATOR)
    end_assignment(assignment=own, by=administrator)

    assert not administers(User.objects.get(pk=administrator.pk))


def test_queries_tell_centres_and_controllers_of_the_day(worker: User, koske: Centre, today: datetime.date):
    AssignmentFactory(user=worker, role=StaffRole.COORDINATOR, centre=koske)
    AssignmentFactory(
        user=worker, role=StaffRole.COORDINATOR, centre=CentreFactory(), ends_on=today - DAY, starts_on=today - DAY * 9
    )
    AssignmentFactory(user=worker, role=StaffRole.EDITOR, centre=CentreFactory())

    assert list(centres_where(worker, {StaffRole.COORDINATOR}, today)) == [koske]
    assert centres_where(worker, WRITES_PAGES, today).count() == 2
    assert list(controllers_where(worker, MEETS_PEOPLE, today)) == [koske.organisation]
    assert list(holders_of(StaffRole.COORDINATOR, today, koske)) == [worker]
    assert holds(worker, StaffRole.COORDINATOR, koske)
    assert not holds(worker, StaffRole.EDITOR, koske)


def test_closed_account_is_nothing(koske: Centre, today: datetime.date):
    user = UserFactory(is_active=False, is_superuser=True)
    AssignmentFactory(user=user, role=StaffRole.ADMINISTRATOR)

    assert roles_of(user, today) == frozenset()
    assert not administers(user)


def test_role_says_no_name_of_a_person(worker: User):
    assert str(AssignmentFactory(user=worker)) not in {worker.email, worker.first_name}
    assert worker.email not in str(worker.assignments.get())
