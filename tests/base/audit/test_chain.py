"""The audit log is sealed in a chain: whatever is changed afterwards shows."""

import datetime
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from base.audit.chain import Broken, digest_of, look_at_all
from base.audit.choices import Act, Fault
from base.audit.models import AuditEntry, AuditSeal
from base.audit.services import note, seal_entries
from base.users import User

pytestmark = pytest.mark.django_db
COLUMNS = [column.name for column in AuditEntry._meta.concrete_fields]
OF_A_SEAL = [column.name for column in AuditSeal._meta.concrete_fields if column.name != "id"]


def broken() -> list[Broken]:
    return look_at_all().broken


def another(column: models.Field, value: Any) -> Any:
    """Some other value that the column takes."""
    if isinstance(column, models.DateTimeField):
        return value + datetime.timedelta(seconds=1)
    if isinstance(column, models.DateField):
        return timezone.localdate()
    return value + 100 if isinstance(value, int) else "x"


def test_untouched_log_fits(sealed: list[AuditSeal]):
    look = look_at_all()

    assert (look.seals, look.entries, look.newest, look.broken) == (3, 6, sealed[2], [])
    assert seal_entries(by=None) is None


@pytest.mark.parametrize("name", COLUMNS)
def test_change_of_any_column_of_one_entry_is_found(sealed: list[AuditSeal], name: str):
    entry = sealed[1].sealed.first()
    value = None if name == "seal" else another(AuditEntry._meta.get_field(name), getattr(entry, name))
    AuditEntry.objects.filter(pk=entry.pk).update(**{name: value})

    fault = Fault.REASON if name in {"reason", "salt", "erasure"} else Fault.CHANGED
    assert broken() == [Broken(sealed[1].pk, fault)]


@pytest.mark.parametrize("name", OF_A_SEAL)
def test_change_of_any_column_of_a_seal_is_found(sealed: list[AuditSeal], name: str):
    column = AuditSeal._meta.get_field(name)
    AuditSeal.objects.filter(pk=sealed[1].pk).update(**{name: another(column, getattr(sealed[1], name))})

    assert sealed[1].pk in {one.seal for one in broken()}


def test_entry_deleted_from_the_middle_is_found(sealed: list[AuditSeal]):
    sealed[1].sealed.first().delete()

    assert broken() == [Broken(sealed[1].pk, Fault.CHANGED)]


def test_entry_slipped_in_is_found(sealed: list[AuditSeal], administrator: User):
    late = note(act=Act.SAW, of=User, by=administrator, reference="R9")
    AuditEntry.objects.filter(pk=late.pk).update(seal=sealed[0])

    assert broken() == [Broken(sealed[0].pk, Fault.CHANGED)]


def test_entries_in_another_order_are_found(sealed: list[AuditSeal]):
    first, second = (AuditEntry.objects.filter(pk=entry.pk) for entry in sealed[1].sealed.order_by("pk"))
    keys = first.get().pk, second.get().pk
    free = AuditEntry.objects.filter(pk=max(keys) + 1_000)

    first.update(id=max(keys) + 1_000)
    second.update(id=keys[0])
    free.update(id=keys[1])

    assert broken() == [Broken(sealed[1].pk, Fault.CHANGED)]


def test_entries_that_changed_their_batches_are_found(sealed: list[AuditSeal]):
    one, other = sealed[0].sealed.first(), sealed[1].sealed.first()
    AuditEntry.objects.filter(pk=one.pk).update(seal=sealed[1])
    AuditEntry.objects.filter(pk=other.pk).update(seal=sealed[0])

    assert {one.seal for one in broken()} == {sealed[0].pk, sealed[1].pk}


def test_deleted_batch_breaks_the_chain_behind_it(sealed: list[AuditSeal]):
    sealed[1].sealed.all().delete()
    sealed[1].delete()

    assert broken() == [Broken(sealed[2].pk, Fault.CHAIN)]


def test_batch_made_anew_with_its_seal_breaks_the_chain_behind_it(sealed: list[AuditSeal]):
    """Somebody who knows how seals are made changes an entry and the seal of its batch."""
    entry = sealed[1].sealed.first()
    AuditEntry.objects.filter(pk=entry.pk).update(reference="R9")
    digest = digest_of(sealed[1].previous, sealed[1].sealed_at, sealed[1].sealed.order_by("pk"))
    AuditSeal.objects.filter(pk=sealed[1].pk).update(digest=digest)

    assert broken() == [Broken(sealed[2].pk, Fault.CHAIN)]


def test_entry_committed_late_goes_into_a_later_batch(sealed: list[AuditSeal], administrator: User):
    late = note(act=Act.SAW, of=User, by=administrator, reference="R9")

    seal = seal_entries(by=None)

    assert list(seal.sealed.all()) == [late]
    assert broken() == []
