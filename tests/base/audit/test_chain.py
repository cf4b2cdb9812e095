"""The audit log is sealed in a chain: whatever is changed afterwards shows."""

import datetime

import pytest
from django.utils import timezone

from base.audit.chain import broken_seals
from base.audit.choices import Act
from base.audit.models import AuditEntry, AuditSeal
from base.audit.services import forget_entries, note, seal_entries
from base.users import User


@pytest.fixture
def sealed(administrator: User) -> list[AuditSeal]:
    """Three batches of two entries."""
    seals = []
    for number in range(6):
        note(act=Act.SAW, of=User, by=administrator, reference=f"R{number}", reason="Ilmoittautuminen puhelimella")
        if number % 2:
            seals.append(seal_entries(by=None))
    return seals


@pytest.mark.django_db
def test_untouched_log_fits(sealed: list[AuditSeal]):
    assert [seal.entries for seal in sealed] == [2, 2, 2]
    assert list(broken_seals()) == []
    assert seal_entries(by=None) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reason", "Muu"),
        ("account", 0),
        ("act", Act.CHANGED),
        ("reference", "R9"),
        ("noted_at", timezone.now()),
        ("fields", "x"),
    ],
)
def test_changed_entry_breaks_its_seal(sealed: list[AuditSeal], field: str, value: object):
    entry = sealed[1].sealed.first()
    AuditEntry.objects.filter(pk=entry.pk).update(**{field: value})

    assert list(broken_seals()) == [sealed[1]]


@pytest.mark.django_db
def test_deleted_entry_breaks_its_seal(sealed: list[AuditSeal]):
    sealed[0].sealed.first().delete()

    assert list(broken_seals()) == [sealed[0]]


@pytest.mark.django_db
def test_entry_slipped_in_breaks_the_seal(sealed: list[AuditSeal], administrator: User):
    late = note(act=Act.SAW, of=User, by=administrator, reference="R9")
    AuditEntry.objects.filter(pk=late.pk).update(seal=sealed[0])

    assert list(broken_seals()) == [sealed[0]]


@pytest.mark.django_db
def test_deleted_batch_breaks_the_chain_behind_it(sealed: list[AuditSeal]):
    sealed[1].sealed.all().delete()
    sealed[1].delete()

    assert list(broken_seals()) == [sealed[2]]


@pytest.mark.django_db
def test_entry_committed_late_goes_into_a_later_batch(sealed: list[AuditSeal], administrator: User):
    late = note(act=Act.SAW, of=User, by=administrator, reference="R9")

    seal = seal_entries(by=None)

    assert list(seal.sealed.all()) == [late]
    assert list(broken_seals()) == []


@pytest.mark.django_db
def test_old_batches_are_forgotten_and_the_chain_still_fits(sealed: list[AuditSeal], settings):
    settings.AUDIT_KEPT = 730
    old = timezone.now() - datetime.timedelta(days=731)
    AuditSeal.objects.filter(pk=sealed[0].pk).update(sealed_at=old)

    assert forget_entries(today=timezone.localdate(), by=None) == 2
    assert AuditEntry.objects.count() == 4
    assert list(broken_seals()) == []
    assert forget_entries(today=timezone.localdate(), by=None) == 0
