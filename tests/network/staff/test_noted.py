"""Whoever gives or takes rights leaves one entry in the audit log: keys, and why; no names."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from network.staff.services import assign, end_assignment, make_first_administrator
from pajaverkko.sign_in.services import reset_second_factor
from tests.factories.network import AssignmentFactory, CentreFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
RIGHTS = {Act.GAVE_RIGHTS, Act.ENDED_RIGHTS, Act.TOOK_FACTOR}


@pytest.fixture
def koske() -> Centre:
    return CentreFactory(organisation=OrganisationFactory())


@pytest.fixture
def client(signed_in: Callable, administrator: User) -> Client:
    return signed_in(administrator)


def noted() -> AuditEntry:
    """The one entry about rights that there is."""
    return AuditEntry.objects.get(act__in=RIGHTS)


def told(entry: AuditEntry) -> tuple[object, ...]:
    return entry.act, entry.account, entry.table, entry.reference, entry.controller, entry.reason, entry.fields


def test_giving_a_role_is_noted(administrator: User, worker: User, koske: Centre):
    assign(user=worker, role=StaffRole.EDITOR, centre=koske, reason=" Uusi työ ", by=administrator)

    who = (Act.GAVE_RIGHTS, administrator.pk, "network.Assignment", f"ACCOUNT-{worker.pk}", koske.organisation_id)
    assert told(noted()) == (*who, "Uusi työ", f"editor CENTRE-{koske.pk}")


def test_ending_a_role_is_noted(administrator: User, worker: User):
    given = AssignmentFactory(user=worker, role=StaffRole.AUDITOR)

    end_assignment(assignment=given, reason="Työ päättyi", by=administrator)

    who = (Act.ENDED_RIGHTS, administrator.pk, "network.Assignment", f"ACCOUNT-{worker.pk}", 0)
    assert told(noted()) == (*who, "Työ päättyi", "auditor")


def test_inviting_is_noted_with_the_reason_of_the_form(client: Client, administrator: User):
    values = {"email": "uusi@koske.test", "name": "Uusi Tekijä", "role": "auditor", "language": "fi"}

    client.post("/admin/staff/invite/", values | {"reason": "Vuoden tarkastus"})

    entry = noted()
    assert (entry.act, entry.account, entry.reason) == (Act.GAVE_RIGHTS, administrator.pk, "Vuoden tarkastus")
    assert "Tekijä" not in str(vars(entry))
    assert "uusi@" not in str(vars(entry))


def test_ending_in_the_admin_is_noted_with_the_reason_of_the_form(client: Client, administrator: User, worker: User):
    given = AssignmentFactory(user=worker, role=StaffRole.AUDITOR)

    client.post(f"/admin/staff/{given.pk}/end/", {"reason": "Sijaisuus päättyi"})

    assert told(noted())[:2] == (Act.ENDED_RIGHTS, administrator.pk)
    assert noted().reason == "Sijaisuus päättyi"


def test_reason_that_is_too_long_ends_nothing(client: Client, worker: User):
    given = AssignmentFactory(user=worker, role=StaffRole.AUDITOR)

    assert client.post(f"/admin/staff/{given.pk}/end/", {"reason": "x" * 201}).status_code == 422
    given.refresh_from_db()
    assert given.ended_at is None


def test_first_administrator_is_noted_as_made_at_the_command_line():
    given = make_first_administrator(email="ensimmainen@keskus.test", by=None)

    entry = noted()
    assert (entry.account, entry.reference, entry.fields) == (0, f"ACCOUNT-{given.user_id}", "administrator")
    assert entry.reason


def test_taking_away_a_second_factor_is_noted(administrator: User, worker: User):
    reset_second_factor(user=worker, by=administrator)

    assert told(noted()) == (Act.TOOK_FACTOR, administrator.pk, "base.User", f"ACCOUNT-{worker.pk}", 0, "", "")


def test_what_is_refused_is_not_noted(administrator: User, coordinator: User, worker: User, koske: Centre):
    with pytest.raises(PermissionDenied):
        assign(user=worker, role=StaffRole.EDITOR, centre=koske, by=coordinator)
    with pytest.raises(ValidationError):
        end_assignment(assignment=administrator.assignments.get(), by=administrator)

    assert not AuditEntry.objects.filter(act__in=RIGHTS).exists()


def test_role_without_its_entry_is_not_given(
    administrator: User, worker: User, koske: Centre, monkeypatch: pytest.MonkeyPatch
):
    """One transaction: a log that cannot be written stops what it would tell of."""

    def fail(**words: object) -> None:
        raise OSError("full")

    given = AssignmentFactory(user=worker, role=StaffRole.AUDITOR)
    monkeypatch.setattr("network.staff.services.note", fail)

    with pytest.raises(OSError, match="full"):
        assign(user=worker, role=StaffRole.EDITOR, centre=koske, by=administrator)
    with pytest.raises(OSError, match="full"):
        end_assignment(assignment=given, by=administrator)

    assert list(Assignment.objects.filter(user=worker, ended_at=None)) == [given]


@pytest.mark.parametrize("is_open", [True, False])
def test_opening_and_closing_an_account_is_noted(client: Client, administrator: User, worker: User, is_open: bool):
    worker.is_active = not is_open
    worker.save()
    values = {"email": worker.email, "first_name": worker.first_name, "last_name": worker.last_name}

    client.post(f"/admin/users/edit/{worker.pk}/", values | ({"is_active": "on"} if is_open else {}))

    worker.refresh_from_db()
    assert worker.is_active is is_open
    act = Act.GAVE_RIGHTS if is_open else Act.ENDED_RIGHTS
    assert told(noted()) == (act, administrator.pk, "base.User", f"ACCOUNT-{worker.pk}", 0, "", "is_active")


def test_changing_a_name_of_an_account_is_no_change_of_rights(client: Client, worker: User):
    values = {"email": worker.email, "first_name": "Toinen", "last_name": "Nimi", "is_active": "on"}

    client.post(f"/admin/users/edit/{worker.pk}/", values)

    worker.refresh_from_db()
    assert worker.first_name == "Toinen"
    assert not AuditEntry.objects.filter(act__in=RIGHTS).exists()


def test_deleting_an_account_is_noted(client: Client, administrator: User, worker: User):
    key = worker.pk
    client.post(f"/admin/users/delete/{key}/")

    assert not User.objects.filter(pk=key).exists()
    assert told(noted()) == (Act.ENDED_RIGHTS, administrator.pk, "base.User", f"ACCOUNT-{key}", 0, "", "is_active")
