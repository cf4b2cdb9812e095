"""Entries are kept for a set time and go in whole batches; the chain begins behind them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from base.audit import services
from base.audit.chain import Broken, digest_of, look_at_all
from base.audit.checking import check_log
from base.audit.choices import Act, Fault
from base.audit.models import AuditCheck, AuditEntry, AuditSeal
from base.audit.services import forget_entries, note, seal_entries
from base.personal_data.forgetting import delete_in_time, due_numbers
from base.personal_data.models import DeletionRun, Hold
from base.users import User

pytestmark = pytest.mark.django_db
NIGHT = datetime.datetime(2029, 3, 1, 5, tzinfo=ZoneInfo("Europe/Helsinki"))
TODAY = NIGHT.date()
OLD = NIGHT - datetime.timedelta(days=731)


@pytest.fixture
def log(administrator: User, monkeypatch: pytest.MonkeyPatch) -> list[AuditSeal]:
    """Two batches older than two years, one of two years less a day, one of today."""
    seals = []
    for days in (740, 731, 729, 0):
        moment = NIGHT - datetime.timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        for number in range(2):
            note(act=Act.SAW, of=User, by=administrator, reference=f"R{days}", reason=f"Syy {number}")
        if seal := seal_entries(by=None):
            seals.append(seal)
    return seals


def broken() -> list[Broken]:
    return look_at_all().broken


def test_deletion_job_takes_what_is_older_than_two_years(log: list[AuditSeal], settings):
    assert settings.AUDIT_KEPT == 730
    due = due_numbers(TODAY)
    before = look_at_all()

    run = delete_in_time(now=NIGHT, by=None)

    assert (before.broken, before.entries) == ([], 8)
    assert due == run.rows == {"base.AuditEntry": 4}
    assert set(AuditEntry.objects.filter(act=Act.SAW).values_list("reference", flat=True)) == {"R729", "R0"}
    assert due_numbers(TODAY) == {}


def test_chain_begins_at_a_remembered_seal_and_the_log_says_so(log: list[AuditSeal]):
    delete_in_time(now=NIGHT, by=None)
    seal_entries(by=None)

    first = AuditSeal.objects.first()
    assert (first, first.forgotten_on, AuditSeal.objects.count()) == (log[1], TODAY, 4)
    assert AuditEntry.objects.get(act=Act.FORGOT).reference == log[1].digest[:40]
    assert broken() == []


def test_deletion_that_was_cut_off_between_two_batches_leaves_a_chain_that_fits(
    log: list[AuditSeal], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(services, "FORGOTTEN_AT_ONCE", 1)

    assert forget_entries(today=TODAY, by=None) == 2
    assert broken() == []
    assert forget_entries(today=TODAY, by=None) == 2
    assert broken() == []
    assert forget_entries(today=TODAY, by=None) == 0


def test_time_of_keeping_can_be_set(log: list[AuditSeal], settings):
    settings.AUDIT_KEPT = 735

    assert due_numbers(TODAY) == {"base.AuditEntry": 2}


def test_earlier_checks_do_not_miss_what_was_deleted_in_time(log: list[AuditSeal]):
    earlier = NIGHT - datetime.timedelta(days=1)
    AuditCheck.objects.create(asked_at=earlier, ended_at=earlier, newest=log[0].pk, digest=log[0].digest)
    delete_in_time(now=NIGHT, by=None)

    assert check_log(now=NIGHT + datetime.timedelta(days=1), by=None).faults == []


def test_entries_taken_away_without_the_job_are_missed(log: list[AuditSeal]):
    AuditEntry.objects.filter(seal=log[0]).delete()
    log[0].delete()

    assert broken() == [Broken(log[1].pk, Fault.BEGINNING)]


def test_seal_that_only_says_that_it_was_forgotten_is_not_believed(log: list[AuditSeal]):
    AuditEntry.objects.filter(seal=log[0]).delete()
    AuditSeal.objects.filter(pk=log[0].pk).update(forgotten_on=TODAY)

    assert broken() == [Broken(log[0].pk, Fault.BEGINNING)]


def test_batch_in_the_middle_cannot_be_forgotten(log: list[AuditSeal]):
    """Not even when the log says so: older batches are still there."""
    delete_in_time(now=NIGHT, by=None)
    note(act=Act.FORGOT, of=AuditSeal, by=None, reference=log[2].digest[:40])
    AuditEntry.objects.filter(seal=log[2]).delete()
    AuditSeal.objects.filter(pk=log[2].pk).update(forgotten_on=TODAY)

    assert Broken(log[2].pk, Fault.BEGINNING) in broken()


def test_nothing_is_deleted_behind_what_tells_of_somebody_on_hold(log: list[AuditSeal], administrator: User):
    hold = Hold.objects.create(person="R731", reason="Kantelu vireillä", set_at=NIGHT, set_by=administrator)

    assert due_numbers(TODAY) == {"base.AuditEntry": 2}
    assert delete_in_time(now=NIGHT, by=None).rows == {"base.AuditEntry": 2}

    hold.lifted_at = NIGHT
    hold.save()
    DeletionRun.objects.all().delete()
    assert delete_in_time(now=NIGHT, by=None).rows == {"base.AuditEntry": 2}
    assert broken() == []


def test_digest_covers_when_a_batch_was_sealed(log: list[AuditSeal]):
    """Else a batch could be made older than it is, and be deleted before its time."""
    entries = list(log[2].sealed.order_by("pk"))

    assert digest_of(log[2].previous, log[2].sealed_at, entries) == log[2].digest
    assert digest_of(log[2].previous, OLD, entries) != log[2].digest
